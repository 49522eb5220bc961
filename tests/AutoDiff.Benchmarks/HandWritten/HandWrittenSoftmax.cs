using System.Runtime.CompilerServices;

namespace AutoDiff.Benchmarks.HandWritten;

/// <summary>The gradient of softmax cross-entropy as a careful person writes it: probabilities minus the one-hot label, times x.</summary>
public static class HandWrittenSoftmax
{
    /// <summary>Returns the loss and sets the gradients.</summary>
    [SkipLocalsInit]
    public static double Gradient(
        ReadOnlySpan<double> w, ReadOnlySpan<double> b, ReadOnlySpan<double> x, int label, Span<double> wGradient, Span<double> bGradient)
    {
        Span<double> scores = stackalloc double[b.Length];
        double largest = double.NegativeInfinity;
        for (int c = 0; c < scores.Length; c++)
        {
            ReadOnlySpan<double> row = w.Slice(c * x.Length, x.Length);
            double score = b[c];
            for (int j = 0; j < row.Length; j++)
            {
                score += row[j] * x[j];
            }

            scores[c] = score;
            largest = Math.Max(largest, score);
        }

        double correct = scores[label];
        double sum = 0;
        for (int c = 0; c < scores.Length; c++)
        {
            scores[c] = Math.Exp(scores[c] - largest);
            sum += scores[c];
        }

        wGradient.Clear();
        double scale = 1 / sum;
        for (int c = 0; c < scores.Length; c++)
        {
            double slope = (scores[c] * scale) - (c == label ? 1 : 0);
            bGradient[c] = slope;
            Span<double> row = wGradient.Slice(c * x.Length, x.Length);
            for (int j = 0; j < row.Length; j++)
            {
                row[j] += slope * x[j];
            }
        }

        return Math.Log(sum) - (correct - largest);
    }
}
