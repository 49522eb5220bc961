using System.Numerics;

namespace AutoDiff.Regularization;

/// <summary>
/// What is added to the data loss so that among weights with the same scores the simpler ones win: the full loss is
/// mean data loss + λ R(w), and its gradient the sum of both. Source: CS231n notes on linear classification.
/// </summary>
public static partial class WeightPenalty
{
    /// <summary>λ Σ wᵢ²: it prefers weights that are spread out.</summary>
    /// <typeparam name="T">The number type.</typeparam>
    /// <param name="weights">w, biases left out by custom.</param>
    /// <param name="strength">λ ≥ 0.</param>
    /// <returns>The penalty.</returns>
    [Differentiable(nameof(weights))]
    public static T L2<T>(ReadOnlySpan<T> weights, T strength)
        where T : IFloatingPointIeee754<T>
    {
        T sum = T.Zero;
        for (int i = 0; i < weights.Length; i++)
        {
            sum += weights[i] * weights[i];
        }

        return strength * sum;
    }

    /// <summary>λ Σ |wᵢ|: it drives weights to exactly 0; the slope at 0 is 0.</summary>
    /// <typeparam name="T">The number type.</typeparam>
    /// <param name="weights">w.</param>
    /// <param name="strength">λ ≥ 0.</param>
    /// <returns>The penalty.</returns>
    [Differentiable(nameof(weights))]
    public static T L1<T>(ReadOnlySpan<T> weights, T strength)
        where T : IFloatingPointIeee754<T>
    {
        T sum = T.Zero;
        for (int i = 0; i < weights.Length; i++)
        {
            sum += T.Abs(weights[i]);
        }

        return strength * sum;
    }

    /// <summary>λ Σ (β wᵢ² + |wᵢ|), both in one. Source: Zou and Hastie (2005), in the form of the CS231n slides.</summary>
    /// <typeparam name="T">The number type.</typeparam>
    /// <param name="weights">w.</param>
    /// <param name="strength">λ ≥ 0.</param>
    /// <param name="beta">β ≥ 0, the weight of the squares against the absolute values.</param>
    /// <returns>The penalty.</returns>
    [Differentiable(nameof(weights))]
    public static T ElasticNet<T>(ReadOnlySpan<T> weights, T strength, T beta)
        where T : IFloatingPointIeee754<T>
    {
        T sum = T.Zero;
        for (int i = 0; i < weights.Length; i++)
        {
            sum += beta * weights[i] * weights[i] + T.Abs(weights[i]);
        }

        return strength * sum;
    }
}
