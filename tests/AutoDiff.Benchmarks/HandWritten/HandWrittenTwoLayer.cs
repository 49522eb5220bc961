using System.Runtime.CompilerServices;

namespace AutoDiff.Benchmarks.HandWritten;

/// <summary>Backpropagation through the two-layer network as a careful person writes it, for one sample.</summary>
public static class HandWrittenTwoLayer
{
    /// <summary>Returns the loss and sets the gradients.</summary>
    [SkipLocalsInit]
    public static double Gradient(
        ReadOnlySpan<double> w1,
        ReadOnlySpan<double> b1,
        ReadOnlySpan<double> w2,
        ReadOnlySpan<double> b2,
        ReadOnlySpan<double> x,
        int label,
        Span<double> w1Gradient,
        Span<double> b1Gradient,
        Span<double> w2Gradient,
        Span<double> b2Gradient)
    {
        Span<double> hidden = stackalloc double[b1.Length];
        for (int h = 0; h < hidden.Length; h++)
        {
            ReadOnlySpan<double> row = w1.Slice(h * x.Length, x.Length);
            double sum = b1[h];
            for (int j = 0; j < row.Length; j++)
            {
                sum += row[j] * x[j];
            }

            hidden[h] = Math.Max(0, sum);
        }

        Span<double> hiddenGradient = stackalloc double[hidden.Length];
        for (int h = 0; h < hiddenGradient.Length; h++)
        {
            hiddenGradient[h] = 0;
        }

        w2Gradient.Clear();
        double loss = HandWrittenScores(w2, b2, hidden, label, w2Gradient, b2Gradient, hiddenGradient);
        w1Gradient.Clear();
        for (int h = 0; h < hidden.Length; h++)
        {
            double slope = hidden[h] > 0 ? hiddenGradient[h] : 0;
            b1Gradient[h] = slope;
            Span<double> row = w1Gradient.Slice(h * x.Length, x.Length);
            for (int j = 0; j < row.Length; j++)
            {
                row[j] += slope * x[j];
            }
        }

        return loss;
    }

    [SkipLocalsInit]
    private static double HandWrittenScores(
        ReadOnlySpan<double> w2,
        ReadOnlySpan<double> b2,
        ReadOnlySpan<double> hidden,
        int label,
        Span<double> w2Gradient,
        Span<double> b2Gradient,
        Span<double> hiddenGradient)
    {
        Span<double> scores = stackalloc double[b2.Length];
        double largest = double.NegativeInfinity;
        for (int c = 0; c < scores.Length; c++)
        {
            ReadOnlySpan<double> row = w2.Slice(c * hidden.Length, hidden.Length);
            double score = b2[c];
            for (int h = 0; h < row.Length; h++)
            {
                score += row[h] * hidden[h];
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

        double scale = 1 / sum;
        for (int c = 0; c < scores.Length; c++)
        {
            double slope = (scores[c] * scale) - (c == label ? 1 : 0);
            b2Gradient[c] = slope;
            ReadOnlySpan<double> row = w2.Slice(c * hidden.Length, hidden.Length);
            Span<double> rowGradient = w2Gradient.Slice(c * hidden.Length, hidden.Length);
            for (int h = 0; h < row.Length; h++)
            {
                rowGradient[h] += slope * hidden[h];
                hiddenGradient[h] += slope * row[h];
            }
        }

        return Math.Log(sum) - (correct - largest);
    }
}
