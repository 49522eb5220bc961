using AutoDiff;

namespace ImageClassifier.Models;

/// <summary>The price of large weights. Biases are free.</summary>
internal static partial class WeightPenalty
{
    /// <summary>λ‖W‖².</summary>
    [Differentiable(nameof(w))]
    public static double SquaredNorm(ReadOnlySpan<double> w, double lambda)
    {
        double sum = 0;
        for (int i = 0; i < w.Length; i++)
        {
            sum += w[i] * w[i];
        }

        return lambda * sum;
    }
}
