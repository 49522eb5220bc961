namespace AutoDiff.GradientChecking;

/// <summary>
/// The gradient by central differences, (f(x + h) − f(x − h)) / 2h in each component: two evaluations a component, where the generated gradient costs
/// a few evaluations in all. To follow the slope by it is slower by the number of parameters. To check a gradient use <see cref="GradientCheck"/>,
/// which extrapolates and knows its own error. Source: CS231n notes on optimization.
/// </summary>
public static class NumericalGradient
{
    /// <summary>Computes the gradient.</summary>
    /// <param name="function">The function.</param>
    /// <param name="point">Where.</param>
    /// <param name="gradient">Is set; of the same length.</param>
    /// <param name="step">h, in units of max(1, |xᵢ|); the default is where truncation and roundoff are about equal.</param>
    /// <returns>The value at the point.</returns>
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="step"/> is not positive and finite.</exception>
    public static double Central(ScalarFunction<double> function, ReadOnlySpan<double> point, Span<double> gradient, double step = 6e-6)
    {
        ArgumentNullException.ThrowIfNull(function);
        if (gradient.Length != point.Length)
        {
            throw new ArgumentException($"The gradient has {gradient.Length} components, the point {point.Length}.", nameof(gradient));
        }

        if (!(step > 0 && double.IsFinite(step)))
        {
            throw new ArgumentOutOfRangeException(nameof(step), step, "The step is positive and finite.");
        }

        double[] moved = point.ToArray();
        for (int i = 0; i < moved.Length; i++)
        {
            double h = step * Math.Max(1, Math.Abs(point[i]));
            moved[i] = point[i] + h;
            double above = function(moved);
            double upper = moved[i];
            moved[i] = point[i] - h;
            double below = function(moved);
            // What was really moved: point + h is rounded.
            gradient[i] = (above - below) / (upper - moved[i]);
            moved[i] = point[i];
        }

        return function(point);
    }
}
