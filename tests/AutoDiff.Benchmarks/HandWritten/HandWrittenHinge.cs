using System.Runtime.CompilerServices;

namespace AutoDiff.Benchmarks.HandWritten;

/// <summary>The gradient of the hinge loss as a careful person writes it: one pass forward, one row pass back, no bounds checks in the loops.</summary>
public static class HandWrittenHinge
{
    /// <summary>Returns the loss and sets the gradient.</summary>
    [SkipLocalsInit]
    public static double Gradient(ReadOnlySpan<double> w, ReadOnlySpan<double> x, int label, int classes, Span<double> wGradient)
    {
        Span<double> scores = stackalloc double[classes];
        for (int c = 0; c < classes; c++)
        {
            ReadOnlySpan<double> row = w.Slice(c * x.Length, x.Length);
            double score = 0;
            for (int j = 0; j < row.Length; j++)
            {
                score += row[j] * x[j];
            }

            scores[c] = score;
        }

        wGradient.Clear();
        double loss = 0;
        int violated = 0;
        for (int c = 0; c < classes; c++)
        {
            double margin = scores[c] - scores[label] + 1;
            if (c == label || margin <= 0)
            {
                continue;
            }

            loss += margin;
            violated++;
            Span<double> row = wGradient.Slice(c * x.Length, x.Length);
            for (int j = 0; j < row.Length; j++)
            {
                row[j] += x[j];
            }
        }

        Span<double> own = wGradient.Slice(label * x.Length, x.Length);
        for (int j = 0; j < own.Length; j++)
        {
            own[j] -= violated * x[j];
        }

        return loss;
    }
}
