using System.Numerics;

namespace AutoDiff.GradientChecking;

/// <summary>Measures the slopes along a line and compares the analytic slope with them.</summary>
/// <param name="valueAtPoint">The function at the point.</param>
/// <param name="precision">What to expect of the number type.</param>
/// <param name="tolerance">The relative error up to which slopes agree.</param>
internal sealed class SlopeJudge<T>(double valueAtPoint, CheckPrecision precision, double tolerance)
    where T : IFloatingPointIeee754<T>
{
    // The error that the tableau estimates is a spread, not a bound.
    private const double ErrorMargin = 4;

    // More uncertain than this, an agreement says nothing.
    private const double ResolvedShare = 0.1;

    // A staircase must be seen to climb this clearly.
    private const double StaircaseMargin = 20;

    /// <summary>Compares along a line.</summary>
    /// <param name="line">The line.</param>
    /// <param name="index">The number of the component or direction.</param>
    /// <param name="isDirection">Whether it is a random direction.</param>
    /// <param name="analytic">The slope under test.</param>
    /// <param name="largest">The size of the slopes that matter: of the largest component, or of a typical direction.</param>
    /// <param name="scales">The scales of the steps to try until the slopes converge, the preferred one first.</param>
    public GradientComparison Compare(
        Line<T> line, int index, bool isDirection, double analytic, double largest, params ReadOnlySpan<double> scales)
    {
        double floor = Math.Max(precision.Floor, (isDirection ? 1 : precision.RelativeFloor) * largest);
        LineSlopes slopes = Measure(line, analytic, floor, scales);
        double numeric = slopes.Slope.Value;
        double error = slopes.Slope.Error;
        double size = Math.Max(floor, Math.Max(Math.Abs(analytic), Math.Abs(numeric)));
        double distance = Math.Abs(analytic - numeric);
        // One-sided slopes that seem to differ, though less clearly than at a kink, bound the error too.
        double uncertainty = double.IsFinite(slopes.Jump) ? Math.Max(ErrorMargin * error, slopes.Jump) : ErrorMargin * error;
        GradientVerdict verdict;
        if (!double.IsFinite(analytic) || !double.IsFinite(numeric))
        {
            verdict = GradientVerdict.NotFinite;
            distance = double.NaN;
        }
        else if (slopes.HasKink(tolerance, floor))
        {
            error = Math.Max(slopes.Left.Error, slopes.Right.Error);
            distance = DistanceToSubgradients(analytic, slopes);
            verdict = distance <= (tolerance * size) + (ErrorMargin * error) ? GradientVerdict.Kink : GradientVerdict.Wrong;
        }
        else if (!(distance <= (tolerance * size) + uncertainty))
        {
            verdict = GradientVerdict.Wrong;
        }
        else
        {
            double matters = Math.Max(size, ResolvedShare * largest);
            bool resolved = distance == 0 || uncertainty <= ResolvedShare * matters;
            verdict = resolved ? GradientVerdict.Agrees : GradientVerdict.Unresolved;
        }

        return new GradientComparison(
            index, isDirection, analytic, numeric, error, slopes.Left.Value, slopes.Right.Value, distance / size, verdict);
    }

    private static double DistanceToSubgradients(double analytic, LineSlopes slopes)
    {
        double low = Math.Min(slopes.Left.Value, slopes.Right.Value);
        double high = Math.Max(slopes.Left.Value, slopes.Right.Value);
        return Math.Max(0, Math.Max(low - analytic, analytic - high));
    }

    /// <summary>Goes to other scales while the slopes have not converged, and before a disagreement is believed.</summary>
    private LineSlopes Measure(Line<T> line, double analytic, double floor, ReadOnlySpan<double> scales)
    {
        LineSamples samples = LineSamples.Take(line, valueAtPoint, scales[0], precision);
        LineSlopes best = samples.Slopes();
        foreach (double scale in scales[1..])
        {
            bool kink = best.HasKink(tolerance, floor);
            double size = Math.Max(floor, Math.Max(Math.Abs(analytic), Math.Abs(best.Slope.Value)));
            bool agrees = Math.Abs(analytic - best.Slope.Value) <= tolerance * size && best.Slope.Error <= 0.1 * tolerance * size;
            if (agrees && !kink)
            {
                break;
            }

            LineSlopes finer = LineSamples.Take(line, valueAtPoint, scale, precision).Slopes();
            // What looks like a kink from afar is none if the function is smooth closer to the point.
            bool better = kink && !finer.HasKink(tolerance, floor)
                ? finer.Slope.Error < 0.1 * best.Jump
                : finer.Uncertainty(tolerance, precision.Floor) < best.Uncertainty(tolerance, precision.Floor);
            best = better ? finer : best;
        }

        return IsStepOfStaircase(best, samples) ? samples.SlopesOfStaircase() : best;
    }

    private static bool IsStepOfStaircase(LineSlopes slopes, LineSamples samples)
    {
        ExtrapolatedSlope climb = samples.SlopesOfStaircase().Central;
        return samples.AreQuantized && climb.Exists
            && Math.Abs(climb.Value) > StaircaseMargin * climb.Error
            && Math.Abs(slopes.Slope.Value - climb.Value) > ErrorMargin * climb.Error;
    }
}
