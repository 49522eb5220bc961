using AutoDiff;

namespace ImageClassifier.Models;

/// <summary>Losses of one sample's class scores.</summary>
internal static partial class ScoreLosses
{
    /// <summary>By how much each wrong class comes closer than 1 to the right one.</summary>
    [Differentiable(nameof(scores))]
    public static double Hinge(ReadOnlySpan<double> scores, int label)
    {
        double loss = 0;
        for (int c = 0; c < scores.Length; c++)
        {
            if (c != label)
            {
                loss += Math.Max(0, scores[c] - scores[label] + 1);
            }
        }

        return loss;
    }

    /// <summary>The negative logarithm of the probability that the softmax of the scores gives the right class.</summary>
    [Differentiable(nameof(scores))]
    public static double CrossEntropy(ReadOnlySpan<double> scores, int label)
    {
        // Shifted by the largest score, so that no exponential overflows.
        double largest = scores[0];
        for (int c = 1; c < scores.Length; c++)
        {
            largest = Math.Max(largest, scores[c]);
        }

        double sum = 0;
        for (int c = 0; c < scores.Length; c++)
        {
            sum += Math.Exp(scores[c] - largest);
        }

        return Math.Log(sum) + largest - scores[label];
    }
}
