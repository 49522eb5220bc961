namespace AutoDiff.GradientChecking;

/// <summary>What a check may expect of a number type.</summary>
/// <param name="Epsilon">The distance from 1 to the next number.</param>
/// <param name="Tolerance">The default relative error up to which two slopes agree.</param>
/// <param name="Floor">
/// Slopes are measured against at least this, and at least <paramref name="RelativeFloor"/> of the largest component.
/// </param>
/// <param name="RelativeFloor">The share of the largest component below which a component is roundoff.</param>
/// <param name="Steps">How many steps a line is sampled at, each a quarter of the one before.</param>
internal sealed record CheckPrecision(double Epsilon, double Tolerance, double Floor, double RelativeFloor, int Steps)
{
    private static readonly CheckPrecision Double = new(Math.ScaleB(1, -52), 1e-6, 1e-10, 1e-6, 9);
    private static readonly CheckPrecision Single = new(Math.ScaleB(1, -23), 1e-3, 1e-4, 1e-3, 6);

    public static CheckPrecision Of<T>() =>
        typeof(T) == typeof(double) ? Double
        : typeof(T) == typeof(float) ? Single
        : throw new NotSupportedException($"A gradient is checked in double or float, not in {typeof(T).Name}.");
}
