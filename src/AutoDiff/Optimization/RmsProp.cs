using System.Numerics;

namespace AutoDiff.Optimization;

/// <summary>
/// RMSProp: c ← ρ c + (1 − ρ) g²; w ← w − η g / (√c + ε): Adagrad with a memory that fades. Source: Tieleman and Hinton (2012), lecture 6.5.
/// </summary>
/// <typeparam name="T">The number type.</typeparam>
public sealed class RmsProp<T> : Optimizer<T>
    where T : IFloatingPointIeee754<T>
{
    private readonly T[] _squares;

    /// <summary>Makes an optimizer that has seen no gradient.</summary>
    /// <param name="length">The length of the parameter buffer.</param>
    /// <param name="learningRate">η; finite and not negative.</param>
    /// <exception cref="ArgumentOutOfRangeException">A value is NaN or out of its range.</exception>
    public RmsProp(int length, T learningRate)
        : base(length, learningRate)
    {
        _squares = new T[length];
        State = [new OptimizerBuffer<T>("squares", _squares)];
    }

    /// <summary>ρ, how much of the memory a step keeps; 0.9 unless set.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is not at least 0 and less than 1.</exception>
    public T Decay { get; init => field = Share(value, nameof(value)); } = T.CreateChecked(0.9);

    /// <summary>ε ≥ 0, against division by zero; 1e-8 unless set.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is NaN, infinite or negative.</exception>
    public T Epsilon { get; init => field = Amount(value, nameof(value)); } = T.CreateChecked(1e-8);

    /// <inheritdoc />
    public override IReadOnlyList<OptimizerBuffer<T>> State { get; }

    /// <inheritdoc />
    protected override void Update(Span<T> weights, ReadOnlySpan<T> gradient)
    {
        T rate = LearningRate;
        T fresh = T.One - Decay;
        Span<T> squares = _squares;
        for (int i = 0; i < squares.Length; i++)
        {
            T g = gradient[i];
            T mean = Decay * squares[i] + fresh * g * g;
            squares[i] = mean;
            weights[i] -= rate * g / (T.Sqrt(mean) + Epsilon);
        }
    }
}
