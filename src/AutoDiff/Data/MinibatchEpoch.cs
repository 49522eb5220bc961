namespace AutoDiff.Data;

/// <summary>One pass over shuffled indices, batch by batch; its own enumerator, for <c>foreach</c>.</summary>
public ref struct MinibatchEpoch
{
    private readonly int _batchSize;
    private ReadOnlySpan<int> _rest;

    internal MinibatchEpoch(ReadOnlySpan<int> order, int batchSize)
    {
        _rest = order;
        _batchSize = batchSize;
    }

    /// <summary>The indices of the batch.</summary>
    public ReadOnlySpan<int> Current { get; private set; }

    /// <summary>Goes through the batches.</summary>
    /// <returns>This epoch.</returns>
    public readonly MinibatchEpoch GetEnumerator() => this;

    /// <summary>Goes on to the next batch.</summary>
    /// <returns>Whether there was one.</returns>
    public bool MoveNext()
    {
        int size = Math.Min(_batchSize, _rest.Length);
        Current = _rest[..size];
        _rest = _rest[size..];
        return size > 0;
    }
}
