using System.Numerics;

namespace AutoDiff.Optimization;

/// <summary>
/// Adagrad: c ← c + g²; w ← w − η g / (√c + ε), so that parameters with large gradients take smaller steps. Source: Duchi et al. (2011).
/// </summary>
/// <typeparam name="T">The number type.</typeparam>
public sealed class Adagrad<T> : Optimizer<T>
    where T : IFloatingPointIeee754<T>
{
    private readonly T[] _squares;

    /// <summary>Makes an optimizer that has seen no gradient.</summary>
    /// <param name="length">The length of the parameter buffer.</param>
    /// <param name="learningRate">η; finite and not negative.</param>
    /// <exception cref="ArgumentOutOfRangeException">A value is NaN or out of its range.</exception>
    public Adagrad(int length, T learningRate)
        : base(length, learningRate)
    {
        _squares = new T[length];
        State = [new OptimizerBuffer<T>("squares", _squares)];
    }

    /// <summary>ε ≥ 0, against division by zero; 1e-8 unless set.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is NaN, infinite or negative.</exception>
    public T Epsilon { get; init => field = Amount(value, nameof(value)); } = T.CreateChecked(1e-8);

    /// <inheritdoc />
    public override IReadOnlyList<OptimizerBuffer<T>> State { get; }

    /// <inheritdoc />
    protected override void Update(Span<T> weights, ReadOnlySpan<T> gradient)
    {
        T rate = LearningRate;
        Span<T> squares = _squares;
        for (int i = 0; i < squares.Length; i++)
        {
            T g = gradient[i];
            T sum = squares[i] + g * g;
            squares[i] = sum;
            weights[i] -= rate * g / (T.Sqrt(sum) + Epsilon);
        }
    }
}
