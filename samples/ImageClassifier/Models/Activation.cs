using AutoDiff;

namespace ImageClassifier.Models;

/// <summary>What hidden units do with their sums.</summary>
internal static partial class Activation
{
    /// <summary>Of one sum.</summary>
    public static double Of(double sum, ActivationKind kind) =>
        kind == ActivationKind.Sigmoid ? 1 / (1 + Math.Exp(-sum)) : Math.Max(0, sum);

    /// <summary>Of the sums of a whole layer.</summary>
    [Differentiable(nameof(sums))]
    public static void Layer(ReadOnlySpan<double> sums, Span<double> outputs, ActivationKind kind)
    {
        for (int j = 0; j < sums.Length; j++)
        {
            outputs[j] = Of(sums[j], kind);
        }
    }
}
