using System.Numerics;

namespace AutoDiff.Losses;

/// <summary>Losses of predicted distributions, in natural logarithms.</summary>
public static partial class DistributionLoss
{
    /// <summary>
    /// The Kullback–Leibler divergence Σ pᵢ log(pᵢ / qᵢ) of what is true, p, from what a model believes, q. A term with pᵢ = 0 is 0.
    /// Source: Kullback and Leibler (1951).
    /// </summary>
    /// <typeparam name="T">The number type.</typeparam>
    /// <param name="p">The true distribution: not negative, sums to 1.</param>
    /// <param name="q">The predicted distribution, of the same length: positive where p is.</param>
    /// <returns>The divergence; 0 where both are the same, +∞ where q is 0 and p is not.</returns>
    /// <exception cref="ArgumentException">The lengths differ, or there are no elements.</exception>
    [Differentiable]
    public static T KullbackLeibler<T>(ReadOnlySpan<T> p, ReadOnlySpan<T> q)
        where T : IFloatingPointIeee754<T>
    {
        LengthArgument.RequireSame(p.Length, q.Length, nameof(q));
        T sum = T.Zero;
        for (int i = 0; i < p.Length; i++)
        {
            if (p[i] != T.Zero)
            {
                sum += p[i] * (T.Log(p[i]) - T.Log(q[i]));
            }
        }

        return sum;
    }

    /// <summary>
    /// The mean negative log-likelihood of targets under normal distributions, (1/n) Σ ½ (log 2π + lᵢ + (tᵢ − μᵢ)² e^−lᵢ), with the
    /// logarithm l of the variance as the model's output, so that every real number is a valid one.
    /// </summary>
    /// <typeparam name="T">The number type.</typeparam>
    /// <param name="means">μ, n of them.</param>
    /// <param name="logVariances">l = log σ², n of them.</param>
    /// <param name="targets">t, n of them.</param>
    /// <returns>The mean loss; negative where the predicted densities exceed 1.</returns>
    /// <exception cref="ArgumentException">The lengths differ, or there are no elements.</exception>
    [Differentiable(nameof(means), nameof(logVariances))]
    public static T Gaussian<T>(ReadOnlySpan<T> means, ReadOnlySpan<T> logVariances, ReadOnlySpan<T> targets)
        where T : IFloatingPointIeee754<T>
    {
        LengthArgument.RequireSame(means.Length, logVariances.Length, nameof(logVariances));
        LengthArgument.RequireSame(means.Length, targets.Length, nameof(targets));
        T half = T.CreateChecked(0.5);
        T logTwoPi = T.Log(T.Tau);
        T sum = T.Zero;
        for (int i = 0; i < means.Length; i++)
        {
            T residual = targets[i] - means[i];
            sum += half * (logTwoPi + logVariances[i] + residual * residual * T.Exp(-logVariances[i]));
        }

        return sum / T.CreateChecked(means.Length);
    }
}
