namespace AutoDiff.GradientChecking;

/// <summary>
/// Richardson's deferred approach to the limit, with Ridders' choice of the tableau entry that has the smallest
/// estimated error (C. J. F. Ridders, Advances in Engineering Software 4, 1982).
/// </summary>
internal static class RichardsonTableau
{
    /// <summary>Each step is this much smaller than the one before.</summary>
    public const double StepRatio = 4;

    private const int MaxOrder = 4;

    /// <summary>Extrapolates difference quotients to a vanishing step.</summary>
    /// <param name="quotients">The quotient at each step, the largest step first.</param>
    /// <param name="roundoff">The error that the function's noise leaves in each quotient.</param>
    /// <param name="powersApart">1: the truncation error is a series in h (one-sided); 2: in h² (central).</param>
    public static ExtrapolatedSlope Extrapolate(ReadOnlySpan<double> quotients, ReadOnlySpan<double> roundoff, int powersApart)
    {
        double ratio = powersApart == 2 ? StepRatio * StepRatio : StepRatio;
        Span<double> above = stackalloc double[MaxOrder + 1];
        Span<double> row = stackalloc double[MaxOrder + 1];
        ExtrapolatedSlope best = ExtrapolatedSlope.None;
        int first = FirstOfFiniteTail(quotients);
        for (int i = first; i < quotients.Length; i++)
        {
            row[0] = quotients[i];
            if (i > first)
            {
                best = Better(best, row[0], Math.Abs(row[0] - above[0]) + roundoff[i]);
            }

            double weight = ratio;
            for (int j = 1; j <= Math.Min(i - first, MaxOrder); j++)
            {
                row[j] = ((weight * row[j - 1]) - above[j - 1]) / (weight - 1);
                double spread = Math.Max(Math.Abs(row[j] - row[j - 1]), Math.Abs(row[j] - above[j - 1]));
                // The weights of a row amplify the roundoff of its smallest step by less than 2.
                best = Better(best, row[j], spread + (2 * roundoff[i]));
                weight *= ratio;
            }

            row.CopyTo(above);
        }

        return best;
    }

    /// <summary>A step too large may leave the function's domain; what counts is the run of finite quotients at the small end.</summary>
    private static int FirstOfFiniteTail(ReadOnlySpan<double> quotients)
    {
        int first = quotients.Length;
        while (first > 0 && double.IsFinite(quotients[first - 1]))
        {
            first--;
        }

        return first;
    }

    private static ExtrapolatedSlope Better(ExtrapolatedSlope best, double value, double error) =>
        error < best.Error ? new ExtrapolatedSlope(value, error) : best;
}
