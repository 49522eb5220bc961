namespace AutoDiff.Generator.Tests.Corpus;

/// <summary>The functions of <see cref="Math"/> on <see cref="Dual"/> numbers, with derivatives from a formulary.</summary>
public static class DualMath
{
    public static Dual Sin(Dual x) => Chain(x, Math.Sin(x.Value), Math.Cos(x.Value));

    public static Dual Cos(Dual x) => Chain(x, Math.Cos(x.Value), -Math.Sin(x.Value));

    public static Dual Tan(Dual x) => Chain(x, Math.Tan(x.Value), 1 / Square(Math.Cos(x.Value)));

    public static Dual Asin(Dual x) => Chain(x, Math.Asin(x.Value), 1 / Math.Sqrt(1 - Square(x.Value)));

    public static Dual Acos(Dual x) => Chain(x, Math.Acos(x.Value), -1 / Math.Sqrt(1 - Square(x.Value)));

    public static Dual Atan(Dual x) => Chain(x, Math.Atan(x.Value), 1 / (1 + Square(x.Value)));

    public static Dual Sinh(Dual x) => Chain(x, Math.Sinh(x.Value), Math.Cosh(x.Value));

    public static Dual Cosh(Dual x) => Chain(x, Math.Cosh(x.Value), Math.Sinh(x.Value));

    public static Dual Tanh(Dual x) => Chain(x, Math.Tanh(x.Value), 1 / Square(Math.Cosh(x.Value)));

    public static Dual Exp(Dual x) => Chain(x, Math.Exp(x.Value), Math.Exp(x.Value));

    public static Dual Log(Dual x) => Chain(x, Math.Log(x.Value), 1 / x.Value);

    public static Dual Log10(Dual x) => Chain(x, Math.Log10(x.Value), 1 / (x.Value * Math.Log(10)));

    public static Dual Log2(Dual x) => Chain(x, Math.Log2(x.Value), 1 / (x.Value * Math.Log(2)));

    public static Dual Sqrt(Dual x) => Chain(x, Math.Sqrt(x.Value), 0.5 / Math.Sqrt(x.Value));

    public static Dual Cbrt(Dual x) => Chain(x, Math.Cbrt(x.Value), 1 / (3 * Square(Math.Cbrt(x.Value))));

    public static Dual Pow(Dual x, Dual y)
    {
        double power = Math.Pow(x.Value, y.Value);
        double byBase = y.Value == 0 ? 0 : y.Value * Math.Pow(x.Value, y.Value - 1) * x.Tangent;

        // The logarithm of a base that may be negative belongs to exponents that move only.
        double byExponent = y.Tangent == 0 ? 0 : power * Math.Log(x.Value) * y.Tangent;
        return new Dual(power, byBase + byExponent);
    }

    public static Dual Atan2(Dual y, Dual x) => new(
        Math.Atan2(y.Value, x.Value),
        ((x.Value * y.Tangent) - (y.Value * x.Tangent)) / (Square(x.Value) + Square(y.Value)));

    public static Dual Abs(Dual x) => Dual.Decide(x, 0, x.Value < 0) ? -x : x;

    public static Dual Max(Dual x, Dual y) => Dual.Decide(x, y, x.Value >= y.Value) ? x : y;

    public static Dual Min(Dual x, Dual y) => Dual.Decide(x, y, x.Value <= y.Value) ? x : y;

    public static Dual Clamp(Dual x, Dual low, Dual high) => Min(Max(x, low), high);

    public static int Sign(Dual x) => Math.Sign(x.Value);

    public static Dual Log(Dual x, Dual b) => Log(x) / Log(b);

    public static Dual FusedMultiplyAdd(Dual x, Dual y, Dual z) => (x * y) + z;

    public static Dual CopySign(Dual x, Dual sign) => Dual.Decide(x, 0, x.Value < 0) == Dual.Decide(sign, 0, sign.Value < 0) ? x : -x;

    public static Dual Truncate(Dual x) => Math.Truncate(x.Value);

    /// <summary><see cref="StopGradient.Of(double)"/>.</summary>
    public static Dual Stop(Dual x) => x.Value;

    public static Dual Floor(Dual x) => Math.Floor(x.Value);

    public static Dual Ceiling(Dual x) => Math.Ceiling(x.Value);

    public static Dual Round(Dual x) => Math.Round(x.Value);

    private static Dual Chain(Dual x, double value, double slope) => new(value, slope * x.Tangent);

    private static double Square(double x) => x * x;
}
