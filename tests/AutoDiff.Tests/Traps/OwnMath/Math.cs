namespace AutoDiff.Tests.Traps.OwnMath;

/// <summary>A user's type that hides the library's.</summary>
internal static class Math
{
    public static double Exp(double x) => x * x;

    public static (double Sin, double Cos) SinCos(double x) => (x * x, 3 * x);
}
