using System.Numerics;
using System.Numerics.Tensors;

namespace AutoDiff.Regularization;

/// <summary>
/// Inverted dropout: in training every unit is silenced with probability p and the others are scaled by 1/(1 − p), so that nothing
/// has to change at test time. Source: Srivastava et al. (2014), inverted as in the CS231n notes. The draws are determined by the seed.
/// </summary>
/// <typeparam name="T">The number type.</typeparam>
public sealed class Dropout<T>
    where T : IFloatingPointIeee754<T>
{
    private readonly double _probability;
    private readonly T[] _mask;
    private readonly SeededDraws _draws;

    /// <summary>Makes a layer whose mask lets everything through until it is drawn.</summary>
    /// <param name="length">The number of units.</param>
    /// <param name="probability">p, the probability that a unit is silenced; at least 0 and less than 1.</param>
    /// <param name="seed">Determines the masks.</param>
    /// <exception cref="ArgumentOutOfRangeException">A value is out of its range.</exception>
    public Dropout(int length, double probability, int seed)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(length);
        if (!(probability is >= 0 and < 1))
        {
            throw new ArgumentOutOfRangeException(nameof(probability), probability, "The probability is at least 0 and less than 1.");
        }

        _probability = probability;
        _mask = new T[length];
        _mask.AsSpan().Fill(T.One);
        _draws = new SeededDraws(seed);
    }

    /// <summary>What each unit is multiplied by: 0 or 1/(1 − p).</summary>
    public ReadOnlySpan<T> Mask => _mask;

    /// <summary>Draws the mask of a training step: the same seed and step give the same mask, so that a resumed training goes on as it would have.</summary>
    /// <param name="step">The number of the step.</param>
    public void Draw(long step)
    {
        T scale = T.CreateChecked(1 / (1 - _probability));
        for (int i = 0; i < _mask.Length; i++)
        {
            _mask[i] = _draws.Uniform(step, i) < _probability ? T.Zero : scale;
        }
    }

    /// <summary>Multiplies activations by the mask, in place.</summary>
    /// <param name="activations">One a unit.</param>
    /// <exception cref="ArgumentException">The length is not the layer's.</exception>
    public void Apply(Span<T> activations)
    {
        RequireLength(activations.Length, nameof(activations));
        TensorPrimitives.Multiply<T>(activations, _mask, activations);
    }

    /// <summary>The vector-Jacobian product of <see cref="Apply"/>, in place: a gradient goes where its activation went.</summary>
    /// <param name="gradient">In: with respect to the masked activations; out: to those before.</param>
    /// <exception cref="ArgumentException">The length is not the layer's.</exception>
    public void ApplyBackward(Span<T> gradient)
    {
        RequireLength(gradient.Length, nameof(gradient));
        TensorPrimitives.Multiply<T>(gradient, _mask, gradient);
    }

    private void RequireLength(int length, string name)
    {
        if (length != _mask.Length)
        {
            throw new ArgumentException($"The layer has {_mask.Length} units, '{name}' has {length}.", name);
        }
    }
}
