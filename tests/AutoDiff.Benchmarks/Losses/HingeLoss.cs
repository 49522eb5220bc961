namespace AutoDiff.Benchmarks.Losses;

/// <summary>The multiclass SVM loss of linear scores for one sample, as a user writes it.</summary>
public static partial class HingeLoss
{
    [Differentiable(nameof(w))]
    public static double Hinge(ReadOnlySpan<double> w, ReadOnlySpan<double> x, int label, int classes)
    {
        int d = x.Length;
        double correct = 0;
        for (int j = 0; j < d; j++)
        {
            correct += w[label * d + j] * x[j];
        }

        double loss = 0;
        for (int c = 0; c < classes; c++)
        {
            if (c == label)
            {
                continue;
            }

            double score = 0;
            for (int j = 0; j < d; j++)
            {
                score += w[c * d + j] * x[j];
            }

            loss += Math.Max(0, score - correct + 1);
        }

        return loss;
    }
}
