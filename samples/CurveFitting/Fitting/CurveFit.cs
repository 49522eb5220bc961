using AutoDiff.Optimization.LeastSquares;
using CurveFitting.Models;

namespace CurveFitting.Fitting;

/// <summary>Fits a curve to data: the generated gradient of the prediction is the row of the Jacobian.</summary>
internal static class CurveFit
{
    // A first step that is too long can end where a parameter has lost all influence; one that is kept short takes more steps.
    private static readonly double[] Dampings = [1e-3, 100];

    /// <summary>Fits from one start, with a long first step and with a short one; the better fit counts, the first where both are as good.</summary>
    public static FitOutcome Run(Curve curve, double[] responses, double[][] predictors, double[] start)
    {
        double[] measured = curve.FitsLogarithm ? Array.ConvertAll(responses, Math.Log) : responses;
        FitOutcome[] fits = Array.ConvertAll(Dampings, damping => Run(curve, measured, predictors, start, damping));
        FitOutcome best = fits[1].SumOfSquares < fits[0].SumOfSquares * (1 - 1e-6) ? fits[1] : fits[0];
        return best with { Iterations = fits.Sum(fit => fit.Iterations) };
    }

    private static FitOutcome Run(Curve curve, double[] measured, double[][] predictors, double[] start, double damping)
    {
        double[] b = [.. start];
        LeastSquaresResult result = LevenbergMarquardt.Minimize(
            (at, residuals) =>
            {
                for (int i = 0; i < residuals.Length; i++)
                {
                    residuals[i] = curve.Predict(at, predictors[i]) - measured[i];
                }
            },
            (at, jacobian) =>
            {
                for (int i = 0; i < measured.Length; i++)
                {
                    curve.Gradient(at, predictors[i], jacobian.Slice(i * at.Length, at.Length));
                }
            },
            b,
            measured.Length,
            new LeastSquaresOptions { MaxIterations = 20_000, InitialDamping = damping });
        return new FitOutcome(b, result.SumOfSquares, result.Iterations, result.Outcome);
    }
}
