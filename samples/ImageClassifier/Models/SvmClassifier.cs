using AutoDiff;

namespace ImageClassifier.Models;

/// <summary>
/// The multiclass support vector machine: linear scores, of which the right class's shall be ahead of every other by a margin.
/// </summary>
internal static partial class SvmClassifier
{
    /// <summary>The loss of one sample.</summary>
    [Differentiable(nameof(w), nameof(b))]
    public static double Loss(ReadOnlySpan<double> w, ReadOnlySpan<double> b, ReadOnlySpan<double> x, int label)
    {
        double[] scores = new double[b.Length];
        DenseLayer.Sums(w, b, x, scores);
        return ScoreLosses.Hinge(scores, label);
    }
}
