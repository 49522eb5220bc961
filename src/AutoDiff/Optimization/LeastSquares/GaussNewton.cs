using AutoDiff.Optimization.Minimization;

namespace AutoDiff.Optimization.LeastSquares;

/// <summary>
/// Gauss and Newton's method for nonlinear least squares: the full step of the linear model, halved until the sum of squares falls. Fast near a
/// good fit; far from it <see cref="LevenbergMarquardt"/> is safer. Source: Nocedal and Wright (2006), section 10.3.
/// </summary>
public static class GaussNewton
{
    private const int MaxHalvings = 50;

    /// <summary>Minimises Σ r².</summary>
    /// <param name="residuals">r, one an observation.</param>
    /// <param name="jacobian">∂r/∂parameters.</param>
    /// <param name="parameters">In: where to start; out: the best found.</param>
    /// <param name="observations">The number of residuals, at least 1.</param>
    /// <param name="options">When to stop; null for the defaults.</param>
    /// <returns>The sum of squares there, and why it stopped.</returns>
    /// <exception cref="ArgumentException">A residual at the start is not finite.</exception>
    /// <exception cref="ArithmeticException">A derivative is not finite.</exception>
    public static LeastSquaresResult Minimize(
        ResidualFunction residuals, JacobianFunction jacobian, Span<double> parameters, int observations, LeastSquaresOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(residuals);
        ArgumentNullException.ThrowIfNull(jacobian);
        options ??= new LeastSquaresOptions();
        Fit fit = new(residuals, jacobian, parameters, observations);
        return fit.Run(parameters, options, () => Advance(fit, options));
    }

    private static MinimizationOutcome? Advance(Fit fit, LeastSquaresOptions options)
    {
        fit.Solve(damping: 0);
        double length = fit.RelativeStep();
        double share = 1;
        for (int halving = 0; halving < MaxHalvings; halving++)
        {
            double sum = fit.Try(share);
            if (sum < fit.SumOfSquares)
            {
                fit.Accept(sum);
                return share * length <= options.StepTolerance ? MinimizationOutcome.Converged : null;
            }

            if (share * length <= options.StepTolerance)
            {
                return MinimizationOutcome.Converged;
            }

            share /= 2;
        }

        return MinimizationOutcome.NoProgress;
    }
}
