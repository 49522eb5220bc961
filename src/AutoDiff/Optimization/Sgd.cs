using System.Numerics;
using System.Numerics.Tensors;

namespace AutoDiff.Optimization;

/// <summary>
/// Stochastic gradient descent with momentum on one parameter buffer: v ← μ v − η g; w ← w + v. With μ = 0 it is plain
/// gradient descent. Source: B. T. Polyak's heavy ball (1964), in the form of the CS231n notes, "SGD and bells and
/// whistles".
/// </summary>
/// <typeparam name="T">The number type.</typeparam>
public sealed class Sgd<T> : Optimizer<T>
    where T : IFloatingPointIeee754<T>
{
    private readonly T[] _velocity;

    /// <summary>Makes an optimizer at rest (v = 0).</summary>
    /// <param name="length">The length of the parameter buffer.</param>
    /// <param name="learningRate">η, the length of a step per unit of gradient; finite and not negative.</param>
    /// <param name="momentum">μ, the share of the velocity that a step keeps; at least 0 and less than 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">A value is NaN or out of its range.</exception>
    public Sgd(int length, T learningRate, T momentum)
        : base(length, learningRate)
    {
        Momentum = Share(momentum, nameof(momentum));
        _velocity = new T[length];
        State = [new OptimizerBuffer<T>("velocity", _velocity)];
    }

    /// <summary>Makes plain gradient descent: no momentum.</summary>
    /// <param name="length">The length of the parameter buffer.</param>
    /// <param name="learningRate">η, the length of a step per unit of gradient; finite and not negative.</param>
    /// <exception cref="ArgumentOutOfRangeException">A value is NaN or out of its range.</exception>
    public Sgd(int length, T learningRate)
        : this(length, learningRate, T.Zero)
    {
    }

    /// <summary>μ.</summary>
    public T Momentum { get; }

    /// <summary>v, the last step taken.</summary>
    public ReadOnlySpan<T> Velocity => _velocity;

    /// <inheritdoc />
    public override IReadOnlyList<OptimizerBuffer<T>> State { get; }

    /// <inheritdoc />
    protected override void Update(Span<T> weights, ReadOnlySpan<T> gradient)
    {
        TensorPrimitives.Multiply(_velocity, Momentum, _velocity);
        TensorPrimitives.MultiplyAdd(gradient, -LearningRate, _velocity, _velocity);
        TensorPrimitives.Add(weights, _velocity, weights);
    }
}
