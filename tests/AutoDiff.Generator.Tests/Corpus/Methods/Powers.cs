namespace Corpus;

public static partial class Powers
{
    [Differentiable]
    [Sample("x=0.3..1.7 n=3 f=1.5")]
    [Sample("x=-1.7..-0.3 n=2 f=2")]
    [Sample("x=-1.7..-0.3 n=-3 f=1")]
    public static double IntegerKinds(double x, int n, float f) =>
        Math.Pow(x, n) + Math.Pow(x, (double)n / 1) * 2 + Math.Pow(Math.Abs(x), f) + Math.Pow(x, (short)4) + Math.Pow(x, 'a' - 96);

    [Differentiable]
    [Sample("n=3")]
    [Sample("n=0")]
    public static double ConstantBase(double y, int n) =>
        Math.Pow(2, y) + Math.Pow(10, -y) + Math.Pow(Math.E, y * y) + Math.Pow(0.5, n * y) + Math.Pow(-2, n) * y + Math.Pow(1, y);

    [Differentiable]
    [Sample("y=1.2..1.8")]
    public static double BaseZeroInactive(double y)
    {
        double zero = 0;
        return Math.Pow(zero, y) + Math.Pow(0, y) + y;
    }

    [Differentiable]
    [Sample]
    public static double Fractions(double x) =>
        Math.Pow(x, 1.0 / 3) + Math.Pow(x, 2.0 / 3) * Math.Pow(x, -0.5) + Math.Pow(x, 1.5) + Math.Pow(x, -1) - Math.Pow(x, 5) + Math.Pow(x, -4);

    [Differentiable]
    [Sample]
    public static double BothActive(double x, double y) => Math.Pow(x * y, y - x) * Math.Pow(Math.Pow(x, y), Math.Pow(y, x));

    [Differentiable]
    [Sample]
    public static double LogWithBases(double x, double b) => Math.Log(x, 2) + Math.Log(x + 1, b + 2) + Math.Log(3, b + 1.5) + double.Log(x, 10) + double.Log2P1(x) + double.Log10P1(x);

    [Differentiable]
    [Sample]
    public static double DoubleStatics(double x, double y) =>
        double.Pow(x, y) + double.Hypot(x, y) + double.Lerp(x, y, 0.25) + double.Sinh(x) * double.RootN(x, 3) + double.ExpM1(x) + double.LogP1(y)
        + double.Exp2(x) + double.Exp10(y) + double.Exp2M1(x) + double.Exp10M1(y) + double.SinPi(x / 5) + double.CosPi(y / 5) + double.TanPi(x / 9)
        + double.AsinPi(x / 4) + double.AcosPi(y / 4) + double.Atan2Pi(x, y) + double.DegreesToRadians(x) * double.RadiansToDegrees(y);

    [Differentiable]
    [Sample("n=3")]
    [Sample("n=-2")]
    public static double ScaledAndFused(double x, double y, int n) =>
        Math.ScaleB(x, n) * y + Math.FusedMultiplyAdd(x, y, n) + Math.Cbrt(x) + Math.IEEERemainder(y, 0.7) * x + Math.ILogB(100 * x) * y + double.Clamp(x, 0, 1.8)
        + double.MaxMagnitude(x, -3 * y - 5) + double.MinNumber(x, y + 5) + double.CopySign(x, -1) + double.Sqrt(x) + double.Truncate(y * 10) * x;

    [Differentiable]
    [Sample]
    public static double SinCosOutputs(double x)
    {
        var (s, c) = double.SinCos(x);
        var pi = double.SinCosPi(x / 4);
        return s * c + pi.SinPi * pi.CosPi;
    }

    [Differentiable]
    [Sample]
    public static float SingleFunctions(float x, float y) =>
        MathF.Sqrt(x) + MathF.Log(x, 2) * MathF.Cbrt(y) + MathF.Atan2(x, y) + float.Exp(x) * float.Pow(y, x) + MathF.Round(x) * y + MathF.FusedMultiplyAdd(x, y, x) + float.Hypot(x, y)
        + MathF.PI * x + float.Tau * MathF.Abs(y) + MathF.Log2(x) + MathF.Log10(x) + MathF.Tanh(y) + MathF.Clamp01(x);

    private static class MathF
    {
        public const float PI = System.MathF.PI;

        public static float Sqrt(float x) => System.MathF.Sqrt(x);

        public static float Log(float x, float b) => System.MathF.Log(x, b);

        public static float Cbrt(float x) => System.MathF.Cbrt(x);

        public static float Atan2(float y, float x) => System.MathF.Atan2(y, x);

        public static float Round(float x) => System.MathF.Round(x);

        public static float FusedMultiplyAdd(float x, float y, float z) => System.MathF.FusedMultiplyAdd(x, y, z);

        public static float Abs(float x) => System.MathF.Abs(x);

        public static float Log2(float x) => System.MathF.Log2(x);

        public static float Log10(float x) => System.MathF.Log10(x);

        public static float Tanh(float x) => System.MathF.Tanh(x);

        public static float Clamp01(float x) => Math.Clamp(x, 0, 2);
    }
}
