using System.Numerics;

namespace AutoDiff.Optimization;

/// <summary>
/// Adam: m ← β₁ m + (1 − β₁) g; v ← β₂ v + (1 − β₂) g²; w ← w − η m̂ / (√v̂ + ε), with m̂ = m/(1 − β₁ᵗ) and v̂ = v/(1 − β₂ᵗ). Source: Kingma and
/// Ba (2014), algorithm 1.
/// </summary>
/// <typeparam name="T">The number type.</typeparam>
public class Adam<T> : Optimizer<T>
    where T : IFloatingPointIeee754<T>
{
    private readonly T[] _mean;
    private readonly T[] _squares;

    /// <summary>Makes an optimizer that has seen no gradient.</summary>
    /// <param name="length">The length of the parameter buffer.</param>
    /// <param name="learningRate">η; finite and not negative.</param>
    /// <exception cref="ArgumentOutOfRangeException">A value is NaN or out of its range.</exception>
    public Adam(int length, T learningRate)
        : base(length, learningRate)
    {
        _mean = new T[length];
        _squares = new T[length];
        State = [new OptimizerBuffer<T>("mean", _mean), new OptimizerBuffer<T>("squares", _squares)];
    }

    /// <summary>β₁, how much of the mean a step keeps; 0.9 unless set.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is not at least 0 and less than 1.</exception>
    public T Beta1 { get; init => field = Share(value, nameof(value)); } = T.CreateChecked(0.9);

    /// <summary>β₂, how much of the mean square a step keeps; 0.999 unless set.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is not at least 0 and less than 1.</exception>
    public T Beta2 { get; init => field = Share(value, nameof(value)); } = T.CreateChecked(0.999);

    /// <summary>ε ≥ 0, against division by zero; 1e-8 unless set.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is NaN, infinite or negative.</exception>
    public T Epsilon { get; init => field = Amount(value, nameof(value)); } = T.CreateChecked(1e-8);

    /// <inheritdoc />
    public override IReadOnlyList<OptimizerBuffer<T>> State { get; }

    /// <summary>λ, the share of the weights themselves in a step.</summary>
    private protected virtual T Decay => T.Zero;

    /// <inheritdoc />
    protected sealed override void Update(Span<T> weights, ReadOnlySpan<T> gradient)
    {
        T rate = LearningRate;
        T decay = Decay;
        T steps = T.CreateChecked(Steps);
        T meanBias = T.One - T.Pow(Beta1, steps);
        T squaresBias = T.One - T.Pow(Beta2, steps);
        Span<T> mean = _mean;
        Span<T> squares = _squares;
        for (int i = 0; i < mean.Length; i++)
        {
            T g = gradient[i];
            T m = Beta1 * mean[i] + (T.One - Beta1) * g;
            T v = Beta2 * squares[i] + (T.One - Beta2) * g * g;
            mean[i] = m;
            squares[i] = v;
            weights[i] -= rate * (m / meanBias / (T.Sqrt(v / squaresBias) + Epsilon) + decay * weights[i]);
        }
    }
}
