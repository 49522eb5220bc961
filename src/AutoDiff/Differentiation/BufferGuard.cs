using System.Diagnostics.CodeAnalysis;

namespace AutoDiff;

/// <summary>The checks that generated methods make on their buffers before they write anything.</summary>
public static class BufferGuard
{
    /// <summary>A gradient or tangent has as many elements as what it belongs to.</summary>
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    public static void SameLength(int length, int expected, string name, string expectedName)
    {
        if (length != expected)
        {
            ThrowLength(length, expected, name, expectedName);
        }
    }

    /// <summary>A buffer that is written shares no memory with another one.</summary>
    /// <exception cref="ArgumentException">The two overlap, wholly or in part.</exception>
    public static void Disjoint<T>(ReadOnlySpan<T> written, ReadOnlySpan<T> other, string writtenName, string otherName)
    {
        if (written.Overlaps(other))
        {
            ThrowOverlap(writtenName, otherName);
        }
    }

    [DoesNotReturn]
    private static void ThrowLength(int length, int expected, string name, string expectedName) =>
        throw new ArgumentException($"'{name}' has {length} elements, but '{expectedName}' has {expected}.", name);

    [DoesNotReturn]
    private static void ThrowOverlap(string writtenName, string otherName) =>
        throw new ArgumentException($"'{writtenName}' is written and must not share memory with '{otherName}'.", writtenName);
}
