using System.Numerics;

namespace AutoDiff.Losses;

/// <summary>Cross-entropies between what is true and what a model believes, in natural logarithms.</summary>
public static partial class CrossEntropy
{
    /// <summary>
    /// −log softmax(s)_y = log Σ exp(sⱼ) − s_y, shifted by the largest score so that nothing overflows; the gradient is
    /// softmax(s) − 1_y. Source: CS231n notes on linear classification, "Softmax classifier".
    /// </summary>
    /// <typeparam name="T">The number type.</typeparam>
    /// <param name="scores">s, the unnormalised log-probabilities, one a class.</param>
    /// <param name="label">y, the index of the right class.</param>
    /// <returns>The loss, not negative; log C for C equal scores.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="label"/> is no index of a score.</exception>
    [Differentiable(nameof(scores))]
    public static T Softmax<T>(ReadOnlySpan<T> scores, int label)
        where T : IFloatingPointIeee754<T>
    {
        LabelArgument.Require(label, scores.Length);
        // The shift cancels out, and so does its derivative.
        T largest = StopGradient.Of(Largest(scores));
        T sum = T.Zero;
        for (int j = 0; j < scores.Length; j++)
        {
            sum += T.Exp(scores[j] - largest);
        }

        return T.Log(sum) + largest - scores[label];
    }

    /// <summary>
    /// The mean over elements of −t log σ(z) − (1 − t) log(1 − σ(z)) = max(z, 0) − z t + log(1 + e^−|z|), from logits z, so that
    /// neither the exponential nor the logarithm overflows; the gradient is (σ(z) − t) / n.
    /// </summary>
    /// <typeparam name="T">The number type.</typeparam>
    /// <param name="logits">z, the log-odds, n of them.</param>
    /// <param name="targets">t, probabilities from 0 to 1, n of them.</param>
    /// <returns>The mean loss, not negative.</returns>
    /// <exception cref="ArgumentException">The lengths differ, or there are no elements.</exception>
    [Differentiable(nameof(logits))]
    public static T Binary<T>(ReadOnlySpan<T> logits, ReadOnlySpan<T> targets)
        where T : IFloatingPointIeee754<T>
    {
        LengthArgument.RequireSame(logits.Length, targets.Length, nameof(targets));
        T sum = T.Zero;
        for (int i = 0; i < logits.Length; i++)
        {
            sum += Activations.SmoothRectifier.Softplus(logits[i]) - logits[i] * targets[i];
        }

        return sum / T.CreateChecked(logits.Length);
    }

    private static T Largest<T>(ReadOnlySpan<T> scores)
        where T : IFloatingPointIeee754<T>
    {
        T largest = scores[0];
        for (int j = 1; j < scores.Length; j++)
        {
            largest = T.Max(largest, scores[j]);
        }

        return largest;
    }
}
