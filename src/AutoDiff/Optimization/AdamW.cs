using System.Numerics;

namespace AutoDiff.Optimization;

/// <summary>
/// Adam with decoupled weight decay: w ← w − η (m̂ / (√v̂ + ε) + λ w), with m̂ and v̂ as in <see cref="Adam{T}"/>. Source: Loshchilov and
/// Hutter (2017), algorithm 2.
/// </summary>
/// <typeparam name="T">The number type.</typeparam>
public sealed class AdamW<T> : Adam<T>
    where T : IFloatingPointIeee754<T>
{
    /// <summary>Makes an optimizer that has seen no gradient.</summary>
    /// <param name="length">The length of the parameter buffer.</param>
    /// <param name="learningRate">η; finite and not negative.</param>
    /// <exception cref="ArgumentOutOfRangeException">A value is NaN or out of its range.</exception>
    public AdamW(int length, T learningRate)
        : base(length, learningRate)
    {
    }

    /// <summary>λ ≥ 0, the decoupled weight decay; 0.01 unless set.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is NaN, infinite or negative.</exception>
    public T WeightDecay { get; init => field = Amount(value, nameof(value)); } = T.CreateChecked(0.01);

    private protected override T Decay => WeightDecay;
}
