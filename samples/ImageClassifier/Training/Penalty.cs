using AutoDiff.Regularization;

namespace ImageClassifier.Training;

/// <summary>The price of large weights. Biases are free.</summary>
/// <param name="L1">λ of λ Σ |w|.</param>
/// <param name="L2">λ of λ Σ w².</param>
/// <param name="Elastic">Where set, the penalty is L1 · Σ (β w² + |w|) instead of L1's own.</param>
internal sealed record Penalty(double L1, double L2, double? Elastic = null)
{
    public double Of(ReadOnlySpan<double> weights) =>
        WeightPenalty.L2(weights, L2)
        + (Elastic is { } beta ? WeightPenalty.ElasticNet(weights, L1, beta) : L1 > 0 ? WeightPenalty.L1(weights, L1) : 0);

    /// <summary>Returns the penalty and adds its gradient.</summary>
    public double Backward(ReadOnlySpan<double> weights, Span<double> gradient)
    {
        double penalty = WeightPenalty.L2Backward(weights, L2, 1, gradient);
        if (Elastic is { } beta)
        {
            return penalty + WeightPenalty.ElasticNetBackward(weights, L1, beta, 1, gradient);
        }

        return L1 > 0 ? penalty + WeightPenalty.L1Backward(weights, L1, 1, gradient) : penalty;
    }
}
