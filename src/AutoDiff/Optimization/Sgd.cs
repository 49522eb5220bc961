using System.Numerics;
using System.Numerics.Tensors;

namespace AutoDiff.Optimization;

/// <summary>
/// Stochastic gradient descent with momentum on one parameter buffer: v ← μ v − η g; w ← w + v. With μ = 0 it is plain
/// gradient descent. Source: B. T. Polyak's heavy ball (1964), in the form of the CS231n notes, "SGD and bells and
/// whistles". Make one for each parameter buffer. A step allocates nothing.
/// </summary>
/// <typeparam name="T">The number type.</typeparam>
public sealed class Sgd<T>
    where T : IFloatingPointIeee754<T>
{
    private readonly T[] _velocity;

    /// <summary>Makes an optimizer at rest (v = 0).</summary>
    /// <param name="length">The length of the parameter buffer.</param>
    /// <param name="learningRate">η, the length of a step per unit of gradient; finite and not negative.</param>
    /// <param name="momentum">μ, the share of the velocity that a step keeps; at least 0 and less than 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">A value is NaN or out of its range.</exception>
    public Sgd(int length, T learningRate, T momentum)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(length);
        if (!(momentum >= T.Zero && momentum < T.One))
        {
            throw new ArgumentOutOfRangeException(nameof(momentum), momentum, "The momentum is at least 0 and less than 1.");
        }

        LearningRate = learningRate;
        Momentum = momentum;
        _velocity = new T[length];
    }

    /// <summary>Makes plain gradient descent: no momentum.</summary>
    /// <param name="length">The length of the parameter buffer.</param>
    /// <param name="learningRate">η, the length of a step per unit of gradient; finite and not negative.</param>
    /// <exception cref="ArgumentOutOfRangeException">A value is NaN or out of its range.</exception>
    public Sgd(int length, T learningRate)
        : this(length, learningRate, T.Zero)
    {
    }

    /// <summary>η; settable between steps, as a schedule does.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is NaN, infinite or negative.</exception>
    public T LearningRate
    {
        get;
        set
        {
            if (!(value >= T.Zero && T.IsFinite(value)))
            {
                throw new ArgumentOutOfRangeException(nameof(value), value, "The learning rate is finite and not negative.");
            }

            field = value;
        }
    }

    /// <summary>μ.</summary>
    public T Momentum { get; }

    /// <summary>v, the last step taken.</summary>
    public ReadOnlySpan<T> Velocity => _velocity;

    /// <summary>Takes one step downhill.</summary>
    /// <param name="weights">w, moved in place.</param>
    /// <param name="gradient">g = ∂loss/∂w at <paramref name="weights"/>, of the same length.</param>
    /// <exception cref="ArgumentException">A length is not the length given at construction.</exception>
    public void Step(Span<T> weights, ReadOnlySpan<T> gradient)
    {
        RequireLength(weights.Length, nameof(weights));
        RequireLength(gradient.Length, nameof(gradient));
        TensorPrimitives.Multiply(_velocity, Momentum, _velocity);
        TensorPrimitives.MultiplyAdd(gradient, -LearningRate, _velocity, _velocity);
        TensorPrimitives.Add(weights, _velocity, weights);
    }

    private void RequireLength(int length, string name)
    {
        if (length != _velocity.Length)
        {
            throw new ArgumentException($"The optimizer was made for {_velocity.Length} values, '{name}' has {length}.", name);
        }
    }
}
