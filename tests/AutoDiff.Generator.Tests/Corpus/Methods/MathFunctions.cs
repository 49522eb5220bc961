namespace Corpus;

public static partial class MathFunctions
{
    [Differentiable]
    [Sample]
    public static double Exponentials(double x) =>
        Math.Exp(x) + Math.Log(x) * Math.Log10(x) + Math.Log2(x) * double.Exp2(x) + Math.Log(x, 3);

    [Differentiable]
    [Sample]
    public static double LogWithActiveBase(double x, double b) => Math.Log(x, b + 2);

    [Differentiable]
    [Sample]
    public static double Trigonometry(double x) => Math.Sin(x) * Math.Cos(2 * x) + Math.Tan(x / 3);

    [Differentiable]
    [Sample("x=-0.8..0.8")]
    public static double InverseTrigonometry(double x, double y) =>
        Math.Asin(x) * Math.Acos(x) + Math.Atan(x) * Math.Atan2(y, x + 2);

    [Differentiable]
    [Sample]
    public static double Hyperbolic(double x) =>
        Math.Sinh(x) * Math.Tanh(x) - Math.Cosh(x / 2) + Math.Asinh(x) * Math.Acosh(1 + x) + Math.Atanh(x / 2);

    [Differentiable]
    [Sample]
    public static double Roots(double x) => Math.Sqrt(x) * Math.Cbrt(x + 1) + double.RootN(x, 4) + double.Hypot(x, 2 * x + 1);

    [Differentiable]
    [Sample]
    public static double PowersWithConstants(double x) =>
        Math.Pow(x, 2) + Math.Pow(x, 3) * Math.Pow(x, -1) + Math.Pow(x, 0.5) * Math.Pow(x, 2.7) + Math.Pow(2, x) + Math.Pow(x, 1) + Math.Pow(x, 0);

    [Differentiable]
    [Sample("n=3")]
    [Sample("n=0")]
    [Sample("n=-2")]
    public static double PowerWithInteger(double x, int n) => Math.Pow(x, n) * x;

    [Differentiable]
    [Sample]
    public static double PowerWithActiveExponent(double x, double y) => Math.Pow(x, y) + Math.Pow(x * y, x + y);

    [Differentiable]
    [Sample("x=-1.7..-0.3")]
    public static double PowerOfNegative(double x) => Math.Pow(x, 3) + Math.Pow(x, 2) * x + Math.Pow(x, -2);

    [Differentiable]
    [Sample("x=0.3..0.9 y=1.1..1.7")]
    [Sample("x=1.1..1.7 y=0.3..0.9")]
    [Sample("x=-1.7..-1.1 y=0.3..0.9")]
    public static double Selections(double x, double y) =>
        Math.Max(x, y) * Math.Min(x, 2 * y) + Math.Abs(x) * y + Math.Max(0, x) + Math.Clamp(x, -1, 1) * y + Math.CopySign(y, x) * x;

    [Differentiable]
    [Sample("x=0.2..0.4")]
    [Sample("x=1.2..1.4")]
    [Sample("x=3.2..3.4")]
    public static double ClampWithActiveBorders(double x, double y, double z) => Math.Clamp(x, y * 0.3, 2 + z * 0.3) * x;

    [Differentiable]
    [Sample("x=0.1..0.4")]
    [Sample("x=2.6..2.9")]
    public static double PiecewiseConstant(double x) =>
        Math.Floor(x) * x + Math.Ceiling(x) + Math.Round(x) * x * x + Math.Truncate(x) + Math.Sign(x) * x + Math.Round(x, 1) * x;

    [Differentiable]
    [Sample("x=0.41..0.44")]
    public static double RoundedWithMode(double x) => Math.Round(x, 1, MidpointRounding.AwayFromZero) * x + Math.Round(x, MidpointRounding.ToZero);

    [Differentiable]
    [Sample("x=0.3..0.9")]
    public static double FusedAndRemainder(double x, double y) =>
        Math.FusedMultiplyAdd(x, y, x) + x % 0.29 * y + Math.IEEERemainder(x, 0.4) + (y + 3) % (x + 1);

    [Differentiable]
    [Sample]
    public static double LogP1AndExpM1(double x) => double.LogP1(x) * double.ExpM1(x / 10) + double.ExpM1(x);

    [Differentiable]
    [Sample]
    public static double PiVersions(double x) => double.SinPi(x / 4) * double.CosPi(x / 3) + double.TanPi(x / 5) + double.AtanPi(x);

    [Differentiable]
    [Sample]
    public static double Interpolated(double x, double y, double t) => double.Lerp(x, y, t) * double.DegreesToRadians(x * 100);

    [Differentiable]
    [Sample]
    public static double ReusedResults(double x, double y)
    {
        double e = Math.Exp(x * y);
        double s = Math.Sqrt(e + 1);
        double t = Math.Tanh(s);
        return e * s * t + e / s;
    }

    [Differentiable]
    [Sample]
    public static double Quotients(double x, double y) => x / y + y / (x * x) - 1 / (x + y) + x / 3 + 2 / y;

    [Differentiable]
    [Sample]
    public static double Signs(double x, double y) => -(-x * -y) - (-x) + +y - -(y * y);

    [Differentiable]
    [Sample]
    public static double Constants(double x) => Math.PI * x * x + Math.E / x + double.Epsilon * x + double.Tau;

    [Differentiable]
    [Sample]
    public static double SinCosPair(double x)
    {
        (double s, double c) = Math.SinCos(x);
        return s * c + s;
    }

    [Differentiable]
    [Sample]
    public static double StoppedGradientIsConstant(double x) => x * 1.0 + 0 * StopGradient.Of(x);
}
