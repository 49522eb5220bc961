namespace Corpus.Shadowed;

public static partial class ShadowedMath
{
    [Differentiable]
    [Sample]
    public static double OwnMath(double x) => Math.Exp(x) * System.Math.Exp(-x * x);

    [Differentiable]
    [Sample]
    public static double OwnTapeAndSpan(double x) => Tape.Of(x) * x;
}

public static class Math
{
    public static double Exp(double x) => 1 + x + x * x / 2;
}

public static class Tape
{
    public static double Of(double x) => x * x;
}
