namespace AutoDiff.Generator.Tests.Corpus;

/// <summary>A slope from differences.</summary>
/// <param name="Error">How far off it may be: the disagreement of the extrapolations, or of the slopes to the left and to the right.</param>
internal readonly record struct DifferenceEstimate(double Slope, double Error);
