using AutoDiff;

namespace ImageClassifier.Models;

/// <summary>What hidden units do with their sums.</summary>
internal static partial class Activation
{
    private const double LeakySlope = 0.01;

    /// <summary>How many sums a unit has.</summary>
    public static int Pieces(ActivationKind kind) => kind == ActivationKind.Maxout ? 2 : 1;

    /// <summary>Of one sum.</summary>
    public static double Of(double sum, ActivationKind kind) => kind switch
    {
        ActivationKind.Sigmoid => 1 / (1 + Math.Exp(-sum)),
        ActivationKind.Tanh => Math.Tanh(sum),
        ActivationKind.LeakyRelu => sum > 0 ? sum : LeakySlope * sum,
        ActivationKind.Elu => sum > 0 ? sum : Math.Exp(sum) - 1,
        _ => Math.Max(0, sum),
    };

    /// <summary>Of the sums of a whole layer.</summary>
    [Differentiable(nameof(sums))]
    public static void Layer(ReadOnlySpan<double> sums, Span<double> outputs, ActivationKind kind)
    {
        for (int j = 0; j < outputs.Length; j++)
        {
            outputs[j] = kind == ActivationKind.Maxout ? Math.Max(sums[2 * j], sums[2 * j + 1]) : Of(sums[j], kind);
        }
    }
}
