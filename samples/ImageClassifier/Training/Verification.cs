using AutoDiff.GradientChecking;

namespace ImageClassifier.Training;

/// <summary>What the gradient check before a training found.</summary>
/// <param name="Text">Two lines of it.</param>
/// <param name="Checks">The checks of single samples.</param>
internal sealed record Verification(string Text, IReadOnlyList<GradientCheckResult> Checks);
