using System.Numerics;
using System.Numerics.Tensors;

namespace AutoDiff.Kernels;

/// <summary>
/// softmax(x)ᵢ = exp(xᵢ) / Σ exp(xⱼ), shifted by the maximum so that it does not overflow. (TensorPrimitives.SoftMax
/// does not shift.)
/// </summary>
/// <remarks>
/// A score of −∞ has probability 0; where all are −∞ the result is uniform, as for any other equal scores. With a +∞ or
/// a NaN among the scores every probability is NaN.
/// </remarks>
public static class Softmax
{
    /// <summary>Evaluates the probabilities.</summary>
    /// <typeparam name="T">The number type.</typeparam>
    /// <param name="scores">The unnormalised log-probabilities; may be empty.</param>
    /// <param name="probabilities">Is set, of the length of <paramref name="scores"/>; it may be the very same buffer.</param>
    /// <exception cref="ArgumentException">The lengths differ, or the buffers overlap in part.</exception>
    public static void Of<T>(ReadOnlySpan<T> scores, Span<T> probabilities)
        where T : IFloatingPointIeee754<T>
    {
        SpanArguments.RequireSameLength(scores.Length, probabilities.Length, nameof(probabilities));
        if (scores.IsEmpty)
        {
            return;
        }

        if (!scores.Overlaps(probabilities, out int offset) || offset != 0)
        {
            SpanArguments.RequireNoOverlap<T>(scores, probabilities, nameof(probabilities));
        }

        T max = TensorPrimitives.Max(scores);
        if (T.IsNegativeInfinity(max))
        {
            probabilities.Fill(T.One / T.CreateChecked(scores.Length));
            return;
        }

        TensorPrimitives.Subtract(scores, max, probabilities);
        TensorPrimitives.Exp(probabilities, probabilities);
        TensorPrimitives.Divide(probabilities, TensorPrimitives.Sum<T>(probabilities), probabilities);
    }

    /// <summary>The vector-Jacobian product that starts from the scores.</summary>
    /// <typeparam name="T">The number type.</typeparam>
    /// <param name="scores">The unnormalised log-probabilities.</param>
    /// <param name="probabilities">Is set as <see cref="Of"/> sets it.</param>
    /// <param name="scoresGradient">Is added to.</param>
    /// <param name="probabilitiesGradient">In: the gradient of the final result with respect to each probability; out: zero.</param>
    /// <exception cref="ArgumentException">The lengths differ, or two buffers overlap.</exception>
    [DerivativeOf(typeof(Softmax), nameof(Of))]
    public static void Backward<T>(ReadOnlySpan<T> scores, Span<T> probabilities, Span<T> scoresGradient, Span<T> probabilitiesGradient)
        where T : IFloatingPointIeee754<T>
    {
        Of(scores, probabilities);
        Backward<T>(probabilities, probabilitiesGradient, scoresGradient);
        probabilitiesGradient.Clear();
    }

    /// <summary>The vector-Jacobian product: adds p ∘ (u − p·u) to the gradient of the scores.</summary>
    /// <typeparam name="T">The number type.</typeparam>
    /// <param name="probabilities">p, as <see cref="Of"/> made them.</param>
    /// <param name="upstream">u, the gradient of the final result with respect to each probability.</param>
    /// <param name="scoresGradient">Is added to.</param>
    /// <exception cref="ArgumentException">The lengths differ, or the gradient overlaps an input.</exception>
    public static void Backward<T>(ReadOnlySpan<T> probabilities, ReadOnlySpan<T> upstream, Span<T> scoresGradient)
        where T : IFloatingPointIeee754<T>
    {
        SpanArguments.RequireSameLength(probabilities.Length, upstream.Length, nameof(upstream));
        SpanArguments.RequireSameLength(probabilities.Length, scoresGradient.Length, nameof(scoresGradient));
        SpanArguments.RequireNoOverlap<T>(probabilities, scoresGradient, nameof(scoresGradient));
        SpanArguments.RequireNoOverlap(upstream, scoresGradient, nameof(scoresGradient));
        T mean = TensorPrimitives.Dot(probabilities, upstream);
        for (int i = 0; i < scoresGradient.Length; i++)
        {
            scoresGradient[i] += probabilities[i] * (upstream[i] - mean);
        }
    }
}
