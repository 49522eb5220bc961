using System.Numerics;
using System.Numerics.Tensors;
using System.Runtime.CompilerServices;

namespace AutoDiff.Kernels;

/// <summary>
/// log Σ exp(xᵢ), shifted by the maximum m so that it does not overflow: m + log Σ exp(xᵢ − m).
/// </summary>
/// <remarks>
/// Of nothing, or of −∞ only, it is −∞ (the logarithm of an empty sum); with a +∞ it is +∞; with a NaN it is NaN.
/// </remarks>
public static class LogSumExp
{
    /// <summary>Evaluates log Σ exp(scoresᵢ).</summary>
    /// <typeparam name="T">The number type.</typeparam>
    /// <param name="scores">The exponents, any number of them.</param>
    /// <returns>The logarithm of the sum of their exponentials.</returns>
    public static T Of<T>(ReadOnlySpan<T> scores)
        where T : IFloatingPointIeee754<T>
    {
        if (scores.IsEmpty)
        {
            return T.NegativeInfinity;
        }

        T max = TensorPrimitives.Max(scores);
        // The maximum of infinite or NaN scores is the answer; shifting by it would make ∞ − ∞.
        return T.IsFinite(max) ? max + T.Log(SumOfShiftedExponentials(scores, max)) : max;
    }

    /// <summary>The vector-Jacobian product: adds upstream · softmax(scores) to the gradient.</summary>
    /// <typeparam name="T">The number type.</typeparam>
    /// <param name="scores">The exponents.</param>
    /// <param name="upstream">The gradient of the final result with respect to the value.</param>
    /// <param name="scoresGradient">Is added to; of the length of <paramref name="scores"/>.</param>
    /// <returns>The value, as <see cref="Of"/> returns it.</returns>
    /// <exception cref="ArgumentException">The lengths differ, or the gradient overlaps the scores.</exception>
    /// <remarks>The softmax of −∞ only is uniform, as <see cref="Softmax"/> has it.</remarks>
    [DerivativeOf(typeof(LogSumExp), nameof(Of))]
    [SkipLocalsInit]
    public static T Backward<T>(ReadOnlySpan<T> scores, T upstream, Span<T> scoresGradient)
        where T : IFloatingPointIeee754<T>
    {
        SpanArguments.RequireSameLength(scores.Length, scoresGradient.Length, nameof(scoresGradient));
        SpanArguments.RequireNoOverlap<T>(scores, scoresGradient, nameof(scoresGradient));
        T value = Of(scores);
        if (T.IsNegativeInfinity(value))
        {
            T share = scores.IsEmpty ? T.Zero : upstream / T.CreateChecked(scores.Length);
            TensorPrimitives.Add(scoresGradient, share, scoresGradient);
            return value;
        }

        Unsafe.SkipInit(out Chunk<T> room);
        while (!scores.IsEmpty)
        {
            int n = Math.Min(Chunk<T>.Length, scores.Length);
            Span<T> chunk = ((Span<T>)room)[..n];
            TensorPrimitives.Subtract(scores[..n], value, chunk);
            TensorPrimitives.Exp(chunk, chunk);
            Span<T> gradient = scoresGradient[..n];
            TensorPrimitives.MultiplyAdd(chunk, upstream, gradient, gradient);
            scores = scores[n..];
            scoresGradient = scoresGradient[n..];
        }

        return value;
    }

    [SkipLocalsInit]
    private static T SumOfShiftedExponentials<T>(ReadOnlySpan<T> scores, T shift)
        where T : IFloatingPointIeee754<T>
    {
        Unsafe.SkipInit(out Chunk<T> room);
        T sum = T.Zero;
        while (!scores.IsEmpty)
        {
            int n = Math.Min(Chunk<T>.Length, scores.Length);
            Span<T> chunk = ((Span<T>)room)[..n];
            TensorPrimitives.Subtract(scores[..n], shift, chunk);
            TensorPrimitives.Exp(chunk, chunk);
            sum += TensorPrimitives.Sum<T>(chunk);
            scores = scores[n..];
        }

        return sum;
    }
}
