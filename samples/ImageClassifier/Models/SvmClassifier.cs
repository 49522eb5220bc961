using AutoDiff;
using AutoDiff.Losses;

namespace ImageClassifier.Models;

/// <summary>
/// The multiclass support vector machine: linear scores, of which the right class's shall be ahead of every other by a margin.
/// </summary>
internal static partial class SvmClassifier
{
    private const double Margin = 1;

    /// <summary>The loss of one sample.</summary>
    [Differentiable(nameof(w), nameof(b))]
    public static double Loss(ReadOnlySpan<double> w, ReadOnlySpan<double> b, ReadOnlySpan<double> x, int label)
    {
        double[] scores = new double[b.Length];
        DenseLayer.Sums(w, b, x, scores);
        return HingeLoss.Multiclass<double>(scores, label, Margin);
    }

    /// <summary>The gradient of the loss with respect to the scores, which it adds to <paramref name="scoresGradient"/>.</summary>
    public static double ScoreLossBackward(ReadOnlySpan<double> scores, int label, double upstream, Span<double> scoresGradient) =>
        HingeLoss.MulticlassBackward(scores, label, Margin, upstream, scoresGradient);
}
