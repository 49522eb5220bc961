namespace AutoDiff.Tests.Optimization;

/// <summary>Rosenbrock's valley (1960): minimum 0 at (1, 1).</summary>
internal static partial class Rosenbrock
{
    [Differentiable]
    public static double Value(double x, double y) => ((1 - x) * (1 - x)) + (100 * (y - (x * x)) * (y - (x * x)));
}
