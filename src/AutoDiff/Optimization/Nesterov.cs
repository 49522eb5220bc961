using System.Numerics;

namespace AutoDiff.Optimization;

/// <summary>
/// Nesterov's accelerated gradient, with the look-ahead folded into the parameters: v' ← μ v − η g; w ← w − μ v + (1 + μ) v'. Source:
/// Nesterov (1983), in the form of Bengio et al. (2012) and the CS231n notes.
/// </summary>
/// <typeparam name="T">The number type.</typeparam>
public sealed class Nesterov<T> : Optimizer<T>
    where T : IFloatingPointIeee754<T>
{
    private readonly T[] _velocity;

    /// <summary>Makes an optimizer at rest (v = 0).</summary>
    /// <param name="length">The length of the parameter buffer.</param>
    /// <param name="learningRate">η; finite and not negative.</param>
    /// <param name="momentum">μ, at least 0 and less than 1; commonly 0.9.</param>
    /// <exception cref="ArgumentOutOfRangeException">A value is NaN or out of its range.</exception>
    public Nesterov(int length, T learningRate, T momentum)
        : base(length, learningRate)
    {
        Momentum = Share(momentum, nameof(momentum));
        _velocity = new T[length];
        State = [new OptimizerBuffer<T>("velocity", _velocity)];
    }

    /// <summary>μ.</summary>
    public T Momentum { get; }

    /// <inheritdoc />
    public override IReadOnlyList<OptimizerBuffer<T>> State { get; }

    /// <inheritdoc />
    protected override void Update(Span<T> weights, ReadOnlySpan<T> gradient)
    {
        T rate = LearningRate;
        T momentum = Momentum;
        Span<T> velocity = _velocity;
        for (int i = 0; i < velocity.Length; i++)
        {
            T before = velocity[i];
            T after = momentum * before - rate * gradient[i];
            velocity[i] = after;
            weights[i] += (T.One + momentum) * after - momentum * before;
        }
    }
}
