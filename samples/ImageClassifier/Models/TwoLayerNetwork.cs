using AutoDiff;
using AutoDiff.Losses;

namespace ImageClassifier.Models;

/// <summary>One hidden layer of rectified units, and class scores read from it.</summary>
internal static partial class TwoLayerNetwork
{
    /// <summary>The loss of one sample.</summary>
    [Differentiable(nameof(w1), nameof(b1), nameof(w2), nameof(b2))]
    public static double Loss(
        ReadOnlySpan<double> w1, ReadOnlySpan<double> b1,
        ReadOnlySpan<double> w2, ReadOnlySpan<double> b2,
        ReadOnlySpan<double> x, int label)
    {
        double[] hidden = new double[b1.Length];
        DenseLayer.Sums(w1, b1, x, hidden);
        for (int j = 0; j < hidden.Length; j++)
        {
            hidden[j] = Math.Max(0, hidden[j]);
        }

        double[] scores = new double[b2.Length];
        DenseLayer.Sums(w2, b2, hidden, scores);
        return CrossEntropy.Softmax<double>(scores, label);
    }
}
