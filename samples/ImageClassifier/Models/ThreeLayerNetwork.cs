using AutoDiff;
using AutoDiff.Losses;

namespace ImageClassifier.Models;

/// <summary>Two hidden layers, of units of a chosen kind, and class scores read from the second.</summary>
internal static partial class ThreeLayerNetwork
{
    /// <summary>The loss of one sample.</summary>
    [Differentiable(nameof(w1), nameof(b1), nameof(w2), nameof(b2), nameof(w3), nameof(b3))]
    public static double Loss(
        ReadOnlySpan<double> w1, ReadOnlySpan<double> b1,
        ReadOnlySpan<double> w2, ReadOnlySpan<double> b2,
        ReadOnlySpan<double> w3, ReadOnlySpan<double> b3,
        ActivationKind kind, ReadOnlySpan<double> x, int label)
    {
        double[] firstSums = new double[b1.Length];
        DenseLayer.Sums(w1, b1, x, firstSums);
        double[] first = new double[b1.Length / Activation.Pieces(kind)];
        Activation.Layer(firstSums, first, kind);

        double[] secondSums = new double[b2.Length];
        DenseLayer.Sums(w2, b2, first, secondSums);
        double[] second = new double[b2.Length / Activation.Pieces(kind)];
        Activation.Layer(secondSums, second, kind);

        double[] scores = new double[b3.Length];
        DenseLayer.Sums(w3, b3, second, scores);
        return CrossEntropy.Softmax<double>(scores, label);
    }
}
