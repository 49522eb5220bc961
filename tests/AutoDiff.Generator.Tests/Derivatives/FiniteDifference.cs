namespace AutoDiff.Generator.Tests.Derivatives;

/// <summary>A derivative from values only: central differences, extrapolated to step 0 (Ridders), from several first steps.</summary>
internal static class FiniteDifference
{
    private const int Levels = 10;
    private const double Shrink = 1.4;

    private static readonly double[] steps = [0.3, 0.1, 1e-2, 1e-3];

    /// <summary>The value on which two of the first steps agree best.</summary>
    public static double Of(Func<double, double> f, double x)
    {
        double[] estimates =
        [
            .. steps.Concat(steps.Select(step => step * Math.Abs(x))).Select(step => Ridders(f, x, step)).Where(double.IsFinite),
        ];
        return estimates
            .SelectMany((first, i) => estimates.Skip(i + 1).Select(second => (first, second)))
            .MinBy(pair => pair.first == pair.second ? 0 : Math.Abs(pair.first - pair.second) / Math.Max(Math.Abs(pair.first), Math.Abs(pair.second)))
            .first;
    }

    private static double Ridders(Func<double, double> f, double x, double step)
    {
        double[,] table = new double[Levels, Levels];
        double best = double.NaN;
        double smallest = double.PositiveInfinity;
        for (int i = 0; i < Levels; i++, step /= Shrink)
        {
            // The step that x really makes.
            double up = x + step;
            double down = x - step;
            table[0, i] = (f(up) - f(down)) / (up - down);
            double noise = double.Epsilon + (2e-16 * (Math.Abs(f(up)) + Math.Abs(f(down))) / step);
            double factor = 1;
            for (int j = 1; j <= i; j++)
            {
                factor *= Shrink * Shrink;
                table[j, i] = ((table[j - 1, i] * factor) - table[j - 1, i - 1]) / (factor - 1);
                double error = noise + Math.Max(Math.Abs(table[j, i] - table[j - 1, i]), Math.Abs(table[j, i] - table[j - 1, i - 1]));
                if (error < smallest)
                {
                    best = table[j, i];
                    smallest = error;
                }
            }
        }

        return best;
    }
}
