using AutoDiff.Optimization.Minimization;

namespace AutoDiff.Optimization.LeastSquares;

/// <summary>
/// The Levenberg–Marquardt method for nonlinear least squares: between Gauss and Newton's step and a short step downhill, by how well the last
/// ones kept what the linear model promised. Sources: Levenberg (1944), Marquardt (1963); scaling by Moré (1978); damping by Nielsen (1999).
/// </summary>
public static class LevenbergMarquardt
{
    private const double LargestDamping = 1e20;

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
        double damping = options.InitialDamping;
        return fit.Run(parameters, options, () => Advance(fit, ref damping, options));
    }

    /// <summary>Tries shorter and shorter steps until one is taken; not null where it is the last.</summary>
    private static MinimizationOutcome? Advance(Fit fit, ref double damping, LeastSquaresOptions options)
    {
        double growth = 2;
        while (damping < LargestDamping)
        {
            double promised = fit.Solve(damping);
            double length = fit.RelativeStep();
            double sum = fit.Try(1);
            double kept = (fit.SumOfSquares - sum) / promised;
            if (sum < fit.SumOfSquares && promised > 0)
            {
                fit.Accept(sum);
                double shrink = 2 * kept - 1;
                damping = Math.Max(damping * Math.Max(1.0 / 3, 1 - shrink * shrink * shrink), 1e-30);
                return length <= options.StepTolerance ? MinimizationOutcome.Converged : null;
            }

            if (length <= options.StepTolerance)
            {
                return MinimizationOutcome.Converged;
            }

            damping *= growth;
            growth *= 2;
        }

        return MinimizationOutcome.NoProgress;
    }
}
