namespace AutoDiff.Kernels;

/// <summary>The demands that kernels make on their buffers.</summary>
internal static class SpanArguments
{
    public static void RequireSameLength(int expected, int actual, string name)
    {
        if (actual != expected)
        {
            throw new ArgumentException($"'{name}' has {actual} values, {expected} are needed.", name);
        }
    }

    public static void RequireNoOverlap<T>(ReadOnlySpan<T> input, ReadOnlySpan<T> written, string name)
    {
        if (input.Overlaps(written))
        {
            throw new ArgumentException($"'{name}' is written and overlaps an input.", name);
        }
    }
}
