using AutoDiff.Optimization.Minimization;

namespace CurveFitting.Fitting;

/// <summary>What a fit found.</summary>
internal sealed record FitOutcome(double[] Parameters, double SumOfSquares, int Iterations, MinimizationOutcome Outcome);
