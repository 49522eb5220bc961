using System.Numerics.Tensors;

namespace AutoDiff.Optimization.Minimization;

/// <summary>
/// Nonlinear conjugate gradients with Polak and Ribière's β, kept from being negative: little memory, for smooth full-batch problems. Source: Polak
/// and Ribière (1969); Nocedal and Wright (2006), section 5.2, with a strong Wolfe line search.
/// </summary>
public static class ConjugateGradients
{
    private const double Curvature = 0.1;

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
        descent.GoDownhill();
        double step = Math.Min(1, 1 / TensorPrimitives.Norm<double>(descent.Gradient));
        bool isSteepest = true;
        return descent.Run(x, options, () => Iterate(descent, ref step, ref isSteepest));
    }

    private static bool Iterate(Descent descent, ref double step, ref bool isSteepest)
    {
        double slope = TensorPrimitives.Dot<double>(descent.Gradient, descent.Direction);
        double squares = TensorPrimitives.SumOfSquares<double>(descent.Gradient);
        if (!descent.Advance(step, Curvature))
        {
            bool wasSteepest = isSteepest;
            descent.GoDownhill();
            isSteepest = true;
            step = Math.Min(1, 1 / Math.Sqrt(squares));
            return !wasSteepest;
        }

        double beta = Math.Max(0, TensorPrimitives.Dot<double>(descent.Gradient, descent.GradientChange) / squares);
        double taken = TensorPrimitives.Norm<double>(descent.Step) / TensorPrimitives.Norm<double>(descent.Direction);
        TensorPrimitives.MultiplyAdd(descent.Direction, beta, descent.Gradient, descent.Direction);
        // d ← −g + β d, of which d still holds +g.
        TensorPrimitives.MultiplyAdd(descent.Gradient, -2, descent.Direction, descent.Direction);
        isSteepest = beta == 0;
        double nextSlope = TensorPrimitives.Dot<double>(descent.Gradient, descent.Direction);
        if (!(nextSlope < 0))
        {
            descent.GoDownhill();
            isSteepest = true;
            nextSlope = -TensorPrimitives.SumOfSquares<double>(descent.Gradient);
        }

        // The first-order change is expected to be that of the step before.
        step = taken * slope / nextSlope;
        return true;
    }
}
