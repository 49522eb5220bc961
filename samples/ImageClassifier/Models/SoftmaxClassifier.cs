using AutoDiff;
using AutoDiff.Losses;

namespace ImageClassifier.Models;

/// <summary>Linear scores, read as the logarithms of class probabilities that are not yet normalised.</summary>
internal static partial class SoftmaxClassifier
{
    /// <summary>The loss of one sample.</summary>
    [Differentiable(nameof(w), nameof(b))]
    public static double Loss(ReadOnlySpan<double> w, ReadOnlySpan<double> b, ReadOnlySpan<double> x, int label)
    {
        double[] scores = new double[b.Length];
        DenseLayer.Sums(w, b, x, scores);
        return CrossEntropy.Softmax<double>(scores, label);
    }
}
