using System.Numerics;

namespace AutoDiff.Optimization;

/// <summary>
/// Lion: w ← w − η (sign(β₁ m + (1 − β₁) g) + λ w); m ← β₂ m + (1 − β₂) g: every parameter moves by the same length, so that the learning rate
/// is commonly a tenth to a third of Adam's. Source: Chen et al. (2023), algorithm 2.
/// </summary>
/// <typeparam name="T">The number type.</typeparam>
public sealed class Lion<T> : Optimizer<T>
    where T : IFloatingPointIeee754<T>
{
    private readonly T[] _mean;

    /// <summary>Makes an optimizer that has seen no gradient.</summary>
    /// <param name="length">The length of the parameter buffer.</param>
    /// <param name="learningRate">η; finite and not negative.</param>
    /// <exception cref="ArgumentOutOfRangeException">A value is NaN or out of its range.</exception>
    public Lion(int length, T learningRate)
        : base(length, learningRate)
    {
        _mean = new T[length];
        State = [new OptimizerBuffer<T>("mean", _mean)];
    }

    /// <summary>β₁, the share of the memory in the direction of a step; 0.9 unless set.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is not at least 0 and less than 1.</exception>
    public T Beta1 { get; init => field = Share(value, nameof(value)); } = T.CreateChecked(0.9);

    /// <summary>β₂, how much of the memory a step keeps; 0.99 unless set.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is not at least 0 and less than 1.</exception>
    public T Beta2 { get; init => field = Share(value, nameof(value)); } = T.CreateChecked(0.99);

    /// <summary>λ ≥ 0, the decoupled weight decay; 0 unless set.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is NaN, infinite or negative.</exception>
    public T WeightDecay { get; init => field = Amount(value, nameof(value)); } = T.Zero;

    /// <inheritdoc />
    public override IReadOnlyList<OptimizerBuffer<T>> State { get; }

    /// <inheritdoc />
    protected override void Update(Span<T> weights, ReadOnlySpan<T> gradient)
    {
        T rate = LearningRate;
        Span<T> mean = _mean;
        for (int i = 0; i < mean.Length; i++)
        {
            T g = gradient[i];
            T direction = Beta1 * mean[i] + (T.One - Beta1) * g;
            // The sign of NaN is no number, and shall show in the weights.
            T sign = direction > T.Zero ? T.One : direction < T.Zero ? -T.One : direction;
            weights[i] -= rate * (sign + WeightDecay * weights[i]);
            mean[i] = Beta2 * mean[i] + (T.One - Beta2) * g;
        }
    }
}
