using System.Numerics.Tensors;

namespace AutoDiff.Optimization.Minimization;

/// <summary>
/// L-BFGS: a quasi-Newton method that keeps the curvature of the last few steps only, for smooth full-batch problems of any size. Source: Nocedal
/// (1980); Nocedal and Wright (2006), algorithms 7.4 and 7.5, with a strong Wolfe line search.
/// </summary>
public static class LimitedMemoryBfgs
{
    private const double Curvature = 0.9;

    /// <summary>Minimises a function.</summary>
    /// <param name="objective">The function with its gradient.</param>
    /// <param name="x">In: where to start; out: the best point found.</param>
    /// <param name="options">When to stop; null for the defaults.</param>
    /// <returns>The value there, and why it stopped.</returns>
    /// <exception cref="ArgumentException">The value or gradient at the start is not finite.</exception>
    public static MinimizationResult Minimize(ObjectiveFunction objective, Span<double> x, MinimizationOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(objective);
        options ??= new MinimizationOptions();
        Descent descent = new(objective, x);
        CurvaturePairs pairs = new(options.Memory, x.Length);
        return descent.Run(x, options, () => Iterate(descent, pairs));
    }

    private static bool Iterate(Descent descent, CurvaturePairs pairs)
    {
        descent.GoDownhill();
        bool isFirst = pairs.Count == 0;
        pairs.Apply(descent.Direction);
        double firstStep = isFirst ? Math.Min(1, 1 / TensorPrimitives.Norm<double>(descent.Gradient)) : 1;
        if (descent.Advance(firstStep, Curvature))
        {
            pairs.Add(descent.Step, descent.GradientChange);
            return true;
        }

        // The remembered curvature may mislead: once more, straight downhill.
        pairs.Forget();
        return !isFirst;
    }
}
