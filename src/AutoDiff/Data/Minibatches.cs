namespace AutoDiff.Data;

/// <summary>
/// Shuffled index batches. Each epoch visits every index exactly once, in an order that the seed determines
/// (Fisher–Yates); the last batch holds what is left over and may be smaller.
/// </summary>
public sealed class Minibatches
{
    private readonly int[] _order;
    private readonly Random _random;

    /// <summary>Makes batches over the indices 0 … count − 1.</summary>
    /// <param name="count">The number of samples; 0 makes empty epochs.</param>
    /// <param name="batchSize">The number of samples in a batch, at least 1.</param>
    /// <param name="seed">Seeds the shuffling: the same seed gives the same sequence of epochs.</param>
    /// <exception cref="ArgumentOutOfRangeException">The count is negative or the batch size not positive.</exception>
    public Minibatches(int count, int batchSize, int seed)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(batchSize);
        BatchSize = batchSize;
        _order = [.. Enumerable.Range(0, count)];
        _random = new Random(seed);
    }

    /// <summary>The number of samples in a batch, but for the last.</summary>
    public int BatchSize { get; }

    /// <summary>The number of batches in an epoch.</summary>
    public int BatchesPerEpoch => (int)(((long)_order.Length + BatchSize - 1) / BatchSize);

    /// <summary>Shuffles and goes through the indices once. The batches of the epoch before are no longer valid.</summary>
    /// <returns>The batches, for <c>foreach</c>; it allocates nothing.</returns>
    public MinibatchEpoch NextEpoch()
    {
        _random.Shuffle(_order);
        return new MinibatchEpoch(_order, BatchSize);
    }
}
