using System.Numerics;

namespace AutoDiff.Optimization;

/// <summary>
/// An average of the weights along the training, which often generalises better than the last ones: a ← d a + (1 − d) w, starting at the
/// first weights. Source: Polyak and Juditsky (1992); with d &lt; 1 as in the CS231n notes, "model ensembles".
/// </summary>
/// <typeparam name="T">The number type.</typeparam>
public sealed class WeightAverage<T>
    where T : IFloatingPointIeee754<T>
{
    private readonly T[] _average;

    /// <summary>Makes an average of nothing yet.</summary>
    /// <param name="length">The length of the parameter buffer.</param>
    /// <param name="decay">d, the share of the average that an update keeps, from 0 to less than 1; null for the plain mean of all updates.</param>
    /// <exception cref="ArgumentOutOfRangeException">A value is out of its range.</exception>
    public WeightAverage(int length, double? decay = null)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(length);
        if (decay is { } d && !(d is >= 0 and < 1))
        {
            throw new ArgumentOutOfRangeException(nameof(decay), decay, "The decay is at least 0 and less than 1.");
        }

        Decay = decay;
        _average = new T[length];
    }

    /// <summary>d, or null for the plain mean.</summary>
    public double? Decay { get; }

    /// <summary>How many weights were averaged.</summary>
    public long Count { get; private set; }

    /// <summary>The average; zeros before the first update.</summary>
    public ReadOnlySpan<T> Average => _average;

    /// <summary>Takes the weights after a step into the average.</summary>
    /// <param name="weights">w.</param>
    /// <exception cref="ArgumentException">The length is not the length given at construction.</exception>
    public void Update(ReadOnlySpan<T> weights)
    {
        if (weights.Length != _average.Length)
        {
            throw new ArgumentException($"The average was made for {_average.Length} values, '{nameof(weights)}' has {weights.Length}.", nameof(weights));
        }

        Count++;
        T share = Count == 1 || Decay is null ? T.One / T.CreateChecked(Count) : T.One - T.CreateChecked(Decay.Value);
        for (int i = 0; i < _average.Length; i++)
        {
            _average[i] += share * (weights[i] - _average[i]);
        }
    }

    /// <summary>Goes on from where another average stopped.</summary>
    /// <param name="count">Its <see cref="Count"/>.</param>
    /// <param name="average">Its <see cref="Average"/>.</param>
    /// <exception cref="ArgumentException">The length is not the length given at construction.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The count is negative.</exception>
    public void Restore(long count, ReadOnlySpan<T> average)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        if (average.Length != _average.Length)
        {
            throw new ArgumentException($"The average was made for {_average.Length} values, '{nameof(average)}' has {average.Length}.", nameof(average));
        }

        Count = count;
        average.CopyTo(_average);
    }
}
