using System.Numerics;

namespace AutoDiff.GradientChecking;

/// <summary>
/// A function along a line through a point: t ↦ f(point + t·direction), where the direction moves a run of components,
/// one component being a run of one.
/// </summary>
/// <param name="function">The function.</param>
/// <param name="point">The point; moved while the function is evaluated, and put back.</param>
/// <param name="gradient">The gradient under test, used for its slope along the line.</param>
/// <param name="start">The first component that moves.</param>
/// <param name="direction">How far each component of the run moves at t = 1: powers of two, so that steps are exact.</param>
internal sealed class Line<T>(ScalarFunction<T> function, T[] point, double[] gradient, int start, double[] direction)
    where T : IFloatingPointIeee754<T>
{
    private readonly T[] _origin = point.AsSpan(start, direction.Length).ToArray();

    public int Start => start;

    public double[] Direction => direction;

    /// <summary>The slope that the gradient under test gives.</summary>
    public double AnalyticSlope()
    {
        double slope = 0;
        for (int i = 0; i < direction.Length; i++)
        {
            slope += gradient[start + i] * direction[i];
        }

        return slope;
    }

    /// <summary>The size to expect of a slope along a direction of random signs.</summary>
    public double TypicalSlope()
    {
        double squares = 0;
        for (int i = 0; i < direction.Length; i++)
        {
            double slope = gradient[start + i] * direction[i];
            squares += slope * slope;
        }

        return Math.Sqrt(squares);
    }

    /// <summary>The function at t, corrected to first order for the rounding of point + t·direction to <typeparamref name="T"/>.</summary>
    public double At(double t)
    {
        Span<T> moving = point.AsSpan(start, direction.Length);
        double rounding = 0;
        for (int i = 0; i < moving.Length; i++)
        {
            double from = double.CreateTruncating(_origin[i]);
            double step = t * direction[i];
            moving[i] = T.CreateTruncating(from + step);
            rounding += gradient[start + i] * (double.CreateTruncating(moving[i]) - from - step);
        }

        double value = double.CreateTruncating(function(point));
        _origin.CopyTo(moving);
        // One component's step is exact but for a change of binade, and needs no help from a gradient that may be wrong.
        return direction.Length == 1 ? value : value - rounding;
    }
}
