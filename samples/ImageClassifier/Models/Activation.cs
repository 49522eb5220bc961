using AutoDiff;
using AutoDiff.Activations;

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
        ActivationKind.Sigmoid => Squashing.Sigmoid(sum),
        ActivationKind.Tanh => Squashing.Tanh(sum),
        ActivationKind.LeakyRelu => Rectifier.LeakyRelu(sum, LeakySlope),
        ActivationKind.Elu => Rectifier.Elu(sum, 1),
        _ => Rectifier.Relu(sum),
    };

    /// <summary>Of the sums of a whole layer.</summary>
    [Differentiable(nameof(sums))]
    public static void Layer(ReadOnlySpan<double> sums, Span<double> outputs, ActivationKind kind)
    {
        for (int j = 0; j < outputs.Length; j++)
        {
            outputs[j] = kind == ActivationKind.Maxout ? Rectifier.Maxout(sums[2 * j], sums[2 * j + 1]) : Of(sums[j], kind);
        }
    }
}
