using AutoDiff.Optimization.Minimization;

namespace AutoDiff.Optimization.LeastSquares;

/// <summary>What a fit found.</summary>
/// <param name="SumOfSquares">Σ r², not halved.</param>
/// <param name="Iterations">The number of iterations, each with one Jacobian and one or more tries of a step.</param>
/// <param name="Evaluations">How often the residuals were computed.</param>
/// <param name="Outcome">Why it stopped.</param>
public sealed record LeastSquaresResult(double SumOfSquares, int Iterations, int Evaluations, MinimizationOutcome Outcome);
