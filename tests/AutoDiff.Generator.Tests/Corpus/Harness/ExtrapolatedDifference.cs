namespace AutoDiff.Generator.Tests.Corpus;

/// <summary>
/// The slope of a function of one variable at 0: central differences at shrinking steps, extrapolated to step 0 (Ridders), from which the
/// entry with the least disagreement is taken. Shares nothing with the runtime's gradient check, which is under test itself.
/// </summary>
internal static class ExtrapolatedDifference
{
    // Small enough for the one-sided slopes of a smooth function to agree, large enough for rounding not to show.
    private const double KinkStep = 1e-5;

    public static DifferenceEstimate AtZero(Func<double, double> function, double firstStep, int levels)
    {
        double[,] table = new double[levels, levels];
        DifferenceEstimate best = new(double.NaN, double.PositiveInfinity);
        double step = firstStep;
        for (int level = 0; level < levels; level++, step /= 2)
        {
            table[level, 0] = (function(step) - function(-step)) / (2 * step);
            double factor = 4;
            for (int order = 1; order <= level; order++, factor *= 4)
            {
                table[level, order] = ((factor * table[level, order - 1]) - table[level - 1, order - 1]) / (factor - 1);
                double error = Math.Max(
                    Math.Abs(table[level, order] - table[level, order - 1]), Math.Abs(table[level, order] - table[level - 1, order - 1]));
                if (error < best.Error)
                {
                    best = new DifferenceEstimate(table[level, order], error);
                }
            }
        }

        return best;
    }

    /// <summary>Whether the slopes to the left and to the right differ, which central differences average away.</summary>
    public static bool IsKinked(Func<double, double> function, double scale)
    {
        double middle = function(0);
        double right = (function(KinkStep) - middle) / KinkStep;
        double left = (middle - function(-KinkStep)) / KinkStep;
        return Math.Abs(right - left) > 0.02 * scale;
    }
}
