namespace AutoDiff.Optimization.Minimization;

/// <summary>What a minimiser found.</summary>
/// <param name="Value">f at the point where it stopped.</param>
/// <param name="LargestSlope">The size of the largest component of the gradient there.</param>
/// <param name="Iterations">The number of iterations.</param>
/// <param name="Evaluations">How often value and gradient were computed.</param>
/// <param name="Outcome">Why it stopped.</param>
public sealed record MinimizationResult(double Value, double LargestSlope, int Iterations, int Evaluations, MinimizationOutcome Outcome);
