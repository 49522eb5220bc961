namespace AutoDiff;

/// <summary>
/// In which order a sort of the library puts the elements: the index of what comes first, second, and so on. Generated code moves the
/// elements by it, so that their derivatives move along.
/// </summary>
public static class SortOrder
{
    /// <summary>The order of <see cref="Array.Sort{T}(T[])"/>, ascending; of equal elements it is the library's, too.</summary>
    public static int[] Of<T>(ReadOnlySpan<T> keys)
    {
        int[] order = Indexes(keys.Length);
        Array.Sort(keys.ToArray(), order);
        return order;
    }

    /// <summary>The other way round.</summary>
    public static int[] Descending<T>(ReadOnlySpan<T> keys)
    {
        int[] order = Of(keys);
        Array.Reverse(order);
        return order;
    }

    /// <summary>The order of <c>OrderBy</c>: equal elements stay as they stood.</summary>
    public static int[] Stable<T>(ReadOnlySpan<T> keys)
    {
        T[] copy = keys.ToArray();
        return [.. Indexes(copy.Length).OrderBy(i => copy[i])];
    }

    /// <summary>The order of <c>OrderByDescending</c>: equal elements stay as they stood.</summary>
    public static int[] StableDescending<T>(ReadOnlySpan<T> keys)
    {
        T[] copy = keys.ToArray();
        return [.. Indexes(copy.Length).OrderByDescending(i => copy[i])];
    }

    private static int[] Indexes(int count)
    {
        int[] indexes = new int[count];
        for (int i = 0; i < count; i++)
        {
            indexes[i] = i;
        }

        return indexes;
    }
}
