using System.Numerics;

namespace AutoDiff.Losses;

/// <summary>
/// The multiclass support vector machine's losses of one sample: every wrong class is to stay a margin Δ below the right one.
/// Source: Weston and Watkins (1999), in the form of the CS231n notes on linear classification.
/// </summary>
/// <remarks>
/// A minimum does not determine the weights: where w reaches 0, so does 2w. At scores near 0, as training begins, the loss of
/// C classes is (C − 1)Δ; summing over the right class too would only add Δ.
/// </remarks>
public static partial class HingeLoss
{
    /// <summary>Σ over j ≠ y of max(0, sⱼ − s_y + Δ).</summary>
    /// <typeparam name="T">The number type.</typeparam>
    /// <param name="scores">s, one score a class.</param>
    /// <param name="label">y, the index of the right class.</param>
    /// <param name="margin">Δ, commonly 1.</param>
    /// <returns>The loss, not negative.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="label"/> is no index of a score.</exception>
    [Differentiable(nameof(scores))]
    public static T Multiclass<T>(ReadOnlySpan<T> scores, int label, T margin)
        where T : IFloatingPointIeee754<T>
    {
        LabelArgument.Require(label, scores.Length);
        T right = scores[label];
        T loss = T.Zero;
        for (int j = 0; j < scores.Length; j++)
        {
            if (j != label)
            {
                loss += T.Max(T.Zero, scores[j] - right + margin);
            }
        }

        return loss;
    }

    /// <summary>Σ over j ≠ y of max(0, sⱼ − s_y + Δ)²: it punishes large violations more, and has no kink.</summary>
    /// <typeparam name="T">The number type.</typeparam>
    /// <param name="scores">s, one score a class.</param>
    /// <param name="label">y, the index of the right class.</param>
    /// <param name="margin">Δ, commonly 1.</param>
    /// <returns>The loss, not negative.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="label"/> is no index of a score.</exception>
    [Differentiable(nameof(scores))]
    public static T Squared<T>(ReadOnlySpan<T> scores, int label, T margin)
        where T : IFloatingPointIeee754<T>
    {
        LabelArgument.Require(label, scores.Length);
        T right = scores[label];
        T loss = T.Zero;
        for (int j = 0; j < scores.Length; j++)
        {
            if (j != label)
            {
                T violation = T.Max(T.Zero, scores[j] - right + margin);
                loss += violation * violation;
            }
        }

        return loss;
    }
}
