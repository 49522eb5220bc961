namespace AutoDiff.Benchmarks.Losses;

/// <summary>A network of one hidden ReLU layer with softmax cross-entropy, for one sample.</summary>
public static partial class TwoLayerLoss
{
    [Differentiable(nameof(w1), nameof(b1), nameof(w2), nameof(b2))]
    public static double Loss(
        ReadOnlySpan<double> w1,
        ReadOnlySpan<double> b1,
        ReadOnlySpan<double> w2,
        ReadOnlySpan<double> b2,
        ReadOnlySpan<double> x,
        int label)
    {
        Span<double> hidden = stackalloc double[b1.Length];
        for (int h = 0; h < b1.Length; h++)
        {
            ReadOnlySpan<double> row = w1.Slice(h * x.Length, x.Length);
            double sum = b1[h];
            for (int j = 0; j < x.Length; j++)
            {
                sum += row[j] * x[j];
            }

            hidden[h] = Math.Max(0, sum);
        }

        Span<double> scores = stackalloc double[b2.Length];
        double largest = double.NegativeInfinity;
        for (int c = 0; c < b2.Length; c++)
        {
            ReadOnlySpan<double> row = w2.Slice(c * hidden.Length, hidden.Length);
            double score = b2[c];
            for (int h = 0; h < hidden.Length; h++)
            {
                score += row[h] * hidden[h];
            }

            scores[c] = score;
            largest = Math.Max(largest, score);
        }

        double shift = StopGradient.Of(largest);
        double total = 0;
        for (int c = 0; c < scores.Length; c++)
        {
            total += Math.Exp(scores[c] - shift);
        }

        return Math.Log(total) - (scores[label] - shift);
    }
}
