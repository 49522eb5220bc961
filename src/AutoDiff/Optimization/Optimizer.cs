using System.Numerics;

namespace AutoDiff.Optimization;

/// <summary>
/// Moves a buffer of parameters downhill, step by step, by gradients that the caller computes. One for each parameter buffer; a step
/// allocates nothing. <see cref="ModelOptimizer{T}"/> steps a whole object of parameters.
/// </summary>
/// <typeparam name="T">The number type, <see cref="double"/> or <see cref="float"/>.</typeparam>
public abstract class Optimizer<T>
    where T : IFloatingPointIeee754<T>
{
    /// <summary>Makes an optimizer that has not stepped yet.</summary>
    /// <param name="length">The length of the parameter buffer.</param>
    /// <param name="learningRate">η; finite and not negative.</param>
    /// <exception cref="ArgumentOutOfRangeException">A value is NaN or out of its range.</exception>
    protected Optimizer(int length, T learningRate)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(length);
        Length = length;
        LearningRate = learningRate;
    }

    /// <summary>The length of the parameter buffer.</summary>
    public int Length { get; }

    /// <summary>η, the length of a step per unit of gradient (or of scaled gradient); settable between steps, as a schedule does.</summary>
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

    /// <summary>How many steps were taken.</summary>
    public long Steps { get; private set; }

    /// <summary>What is remembered from step to step: at most two buffers of <see cref="Length"/>, to be saved with the model.</summary>
    public abstract IReadOnlyList<OptimizerBuffer<T>> State { get; }

    /// <summary>Takes one step downhill.</summary>
    /// <param name="weights">w, moved in place.</param>
    /// <param name="gradient">g = ∂loss/∂w at <paramref name="weights"/>, of the same length.</param>
    /// <exception cref="ArgumentException">A length is not the length given at construction.</exception>
    public void Step(Span<T> weights, ReadOnlySpan<T> gradient)
    {
        RequireLength(weights.Length, nameof(weights));
        RequireLength(gradient.Length, nameof(gradient));
        Steps++;
        Update(weights, gradient);
    }

    /// <summary>Goes on from where another run of the same optimizer stopped, bit for bit.</summary>
    /// <param name="steps">How many steps it had taken.</param>
    /// <param name="state">Its <see cref="State"/>, buffer by buffer.</param>
    /// <exception cref="ArgumentException">The buffers are not those of this optimizer.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The number of steps is negative.</exception>
    public void Restore(long steps, IReadOnlyList<T[]> state)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(steps);
        ArgumentNullException.ThrowIfNull(state);
        if (state.Count != State.Count || state.Any(buffer => buffer.Length != Length))
        {
            throw new ArgumentException($"The optimizer remembers {State.Count} buffers of {Length} values, not these.", nameof(state));
        }

        Steps = steps;
        for (int i = 0; i < state.Count; i++)
        {
            state[i].CopyTo(State[i].Values);
        }
    }

    /// <summary>The update rule; both buffers have the right length, and <see cref="Steps"/> counts this step already.</summary>
    /// <param name="weights">w.</param>
    /// <param name="gradient">g.</param>
    protected abstract void Update(Span<T> weights, ReadOnlySpan<T> gradient);

    /// <summary>Refuses a share that is not in [0, 1).</summary>
    /// <param name="value">The share.</param>
    /// <param name="name">The name of the parameter.</param>
    /// <returns>The share.</returns>
    /// <exception cref="ArgumentOutOfRangeException">It is NaN or out of its range.</exception>
    protected static T Share(T value, string name) => value >= T.Zero && value < T.One
        ? value
        : throw new ArgumentOutOfRangeException(name, value, "The value is at least 0 and less than 1.");

    /// <summary>Refuses an amount that is negative or not finite.</summary>
    /// <param name="value">The amount.</param>
    /// <param name="name">The name of the parameter.</param>
    /// <returns>The amount.</returns>
    /// <exception cref="ArgumentOutOfRangeException">It is NaN, infinite or negative.</exception>
    protected static T Amount(T value, string name) => value >= T.Zero && T.IsFinite(value)
        ? value
        : throw new ArgumentOutOfRangeException(name, value, "The value is finite and not negative.");

    private void RequireLength(int length, string name)
    {
        if (length != Length)
        {
            throw new ArgumentException($"The optimizer was made for {Length} values, '{name}' has {length}.", name);
        }
    }
}
