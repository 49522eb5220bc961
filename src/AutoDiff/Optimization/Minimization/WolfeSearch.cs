using System.Numerics.Tensors;

namespace AutoDiff.Optimization.Minimization;

/// <summary>
/// A line search for a step that lowers the value enough and flattens the slope enough (the strong Wolfe conditions). Source: Nocedal
/// and Wright, Numerical Optimization (2006), algorithms 3.5 and 3.6, with cubic interpolation.
/// </summary>
internal sealed class WolfeSearch(ObjectiveFunction objective, int length)
{
    private const double SufficientDecrease = 1e-4;
    private const int MaxTries = 60;

    /// <summary>Where the search ended.</summary>
    public double[] Point { get; } = new double[length];

    public double[] Gradient { get; } = new double[length];

    public double Value { get; private set; }

    /// <summary>Searches from a point along a direction of descent.</summary>
    /// <param name="start">The point.</param>
    /// <param name="direction">The direction.</param>
    /// <param name="value">f at the start.</param>
    /// <param name="slope">The slope there along the direction, negative.</param>
    /// <param name="firstStep">The step to try first.</param>
    /// <param name="curvature">The share of the slope that may be left.</param>
    /// <returns>Whether a lower point was found.</returns>
    public bool Run(double[] start, double[] direction, double value, double slope, double firstStep, double curvature)
    {
        Trial low = new(0, value, slope);
        Trial? high = null;
        double step = firstStep;
        for (int tries = 0; tries < MaxTries; tries++)
        {
            Trial trial = At(start, direction, step);
            bool isTooHigh = !(trial.Value <= value + SufficientDecrease * step * slope) || (low.Step > 0 && trial.Value >= low.Value);
            if (!isTooHigh && Math.Abs(trial.Slope) <= -curvature * slope)
            {
                return true;
            }

            if (isTooHigh)
            {
                high = trial;
            }
            else
            {
                if (trial.Slope * ((high?.Step ?? double.PositiveInfinity) - low.Step) >= 0)
                {
                    high = low;
                }

                low = trial;
            }

            step = high is null ? 4 * step : Between(low, high.Value);
            if (high is { } bound && Math.Abs(bound.Step - low.Step) <= 1e-16 * Math.Abs(low.Step) || !double.IsFinite(step))
            {
                break;
            }
        }

        // A lower point is a step forward, flat or not.
        return low.Step > 0 && At(start, direction, low.Step).Value < value;
    }

    private Trial At(double[] start, double[] direction, double step)
    {
        TensorPrimitives.MultiplyAdd(direction, step, start, Point);
        Value = objective(Point, Gradient);
        return new Trial(step, Value, TensorPrimitives.Dot<double>(Gradient, direction));
    }

    /// <summary>The minimum of the cubic through two values and slopes, kept away from the ends of the interval.</summary>
    private static double Between(Trial a, Trial b)
    {
        double d1 = a.Slope + b.Slope - 3 * (a.Value - b.Value) / (a.Step - b.Step);
        double d2 = Math.Sign(b.Step - a.Step) * Math.Sqrt(d1 * d1 - a.Slope * b.Slope);
        double cubic = b.Step - (b.Step - a.Step) * (b.Slope + d2 - d1) / (b.Slope - a.Slope + 2 * d2);
        double least = Math.Min(a.Step, b.Step);
        double width = Math.Abs(a.Step - b.Step);
        return cubic >= least + 0.1 * width && cubic <= least + 0.9 * width ? cubic : least + 0.5 * width;
    }

    private readonly record struct Trial(double Step, double Value, double Slope);
}
