namespace AutoDiff.Benchmarks.Losses;

/// <summary>Softmax cross-entropy of linear scores for one sample, shifted by the largest score.</summary>
public static partial class SoftmaxLoss
{
    [Differentiable(nameof(w), nameof(b))]
    public static double CrossEntropy(ReadOnlySpan<double> w, ReadOnlySpan<double> b, ReadOnlySpan<double> x, int label)
    {
        int classes = b.Length;
        Span<double> scores = stackalloc double[classes];
        double largest = double.NegativeInfinity;
        for (int c = 0; c < classes; c++)
        {
            ReadOnlySpan<double> row = w.Slice(c * x.Length, x.Length);
            double score = b[c];
            for (int j = 0; j < x.Length; j++)
            {
                score += row[j] * x[j];
            }

            scores[c] = score;
            largest = Math.Max(largest, score);
        }

        double shift = StopGradient.Of(largest);
        double sum = 0;
        for (int c = 0; c < classes; c++)
        {
            sum += Math.Exp(scores[c] - shift);
        }

        return Math.Log(sum) - (scores[label] - shift);
    }
}
