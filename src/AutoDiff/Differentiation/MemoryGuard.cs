using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace AutoDiff;

/// <summary>
/// The check that generated methods make where they read numbers in memory that they reach only on their way: what the method writes must
/// not be there, because no derivative would come through.
/// </summary>
public static class MemoryGuard
{
    /// <summary>An array that shares no memory with a buffer that is written.</summary>
    /// <returns>The array.</returns>
    /// <exception cref="ArgumentException">They overlap.</exception>
    public static T[]? Apart<T>(
        T[]? memory,
        ReadOnlySpan<T> written,
        [CallerArgumentExpression(nameof(memory))] string name = "",
        [CallerArgumentExpression(nameof(written))] string writtenName = "")
    {
        Check<T>(memory, written, name, writtenName);
        return memory;
    }

    /// <inheritdoc cref="Apart{T}(T[], ReadOnlySpan{T}, string, string)"/>
    public static T[,]? Apart<T>(
        T[,]? memory,
        ReadOnlySpan<T> written,
        [CallerArgumentExpression(nameof(memory))] string name = "",
        [CallerArgumentExpression(nameof(written))] string writtenName = "")
    {
        Check<T>(FlatArray.Of(memory), written, name, writtenName);
        return memory;
    }

    /// <inheritdoc cref="Apart{T}(T[], ReadOnlySpan{T}, string, string)"/>
    public static T[,,]? Apart<T>(
        T[,,]? memory,
        ReadOnlySpan<T> written,
        [CallerArgumentExpression(nameof(memory))] string name = "",
        [CallerArgumentExpression(nameof(written))] string writtenName = "")
    {
        Check<T>(FlatArray.Of(memory), written, name, writtenName);
        return memory;
    }

    /// <inheritdoc cref="Apart{T}(T[], ReadOnlySpan{T}, string, string)"/>
    public static ReadOnlySpan<T> Apart<T>(
        ReadOnlySpan<T> memory,
        ReadOnlySpan<T> written,
        [CallerArgumentExpression(nameof(memory))] string name = "",
        [CallerArgumentExpression(nameof(written))] string writtenName = "")
    {
        Check(memory, written, name, writtenName);
        return memory;
    }

    /// <inheritdoc cref="Apart{T}(T[], ReadOnlySpan{T}, string, string)"/>
    public static ArraySegment<T> Apart<T>(
        ArraySegment<T> memory,
        ReadOnlySpan<T> written,
        [CallerArgumentExpression(nameof(memory))] string name = "",
        [CallerArgumentExpression(nameof(written))] string writtenName = "")
    {
        Check(memory, written, name, writtenName);
        return memory;
    }

    /// <inheritdoc cref="Apart{T}(T[], ReadOnlySpan{T}, string, string)"/>
    public static List<T>? Apart<T>(
        List<T>? memory,
        ReadOnlySpan<T> written,
        [CallerArgumentExpression(nameof(memory))] string name = "",
        [CallerArgumentExpression(nameof(written))] string writtenName = "")
    {
        Check<T>(CollectionsMarshal.AsSpan(memory), written, name, writtenName);
        return memory;
    }

    /// <inheritdoc cref="Apart{T}(T[], ReadOnlySpan{T}, string, string)"/>
    public static IList<T>? Apart<T>(
        IList<T>? memory,
        ReadOnlySpan<T> written,
        [CallerArgumentExpression(nameof(memory))] string name = "",
        [CallerArgumentExpression(nameof(written))] string writtenName = "")
    {
        Check(Seen<T>(memory), written, name, writtenName);
        return memory;
    }

    /// <inheritdoc cref="Apart{T}(T[], ReadOnlySpan{T}, string, string)"/>
    public static IReadOnlyList<T>? Apart<T>(
        IReadOnlyList<T>? memory,
        ReadOnlySpan<T> written,
        [CallerArgumentExpression(nameof(memory))] string name = "",
        [CallerArgumentExpression(nameof(written))] string writtenName = "")
    {
        Check(Seen<T>(memory), written, name, writtenName);
        return memory;
    }

    /// <summary>The memory of a collection, as far as it can be told.</summary>
    private static ReadOnlySpan<T> Seen<T>(object? collection) => collection switch
    {
        T[] array => array,
        List<T> list => CollectionsMarshal.AsSpan(list),
        ArraySegment<T> segment => segment,
        _ => default,
    };

    private static void Check<T>(ReadOnlySpan<T> memory, ReadOnlySpan<T> written, string name, string writtenName)
    {
        if (memory.Overlaps(written))
        {
            Throw(name, writtenName);
        }
    }

    [DoesNotReturn]
    private static void Throw(string name, string writtenName) =>
        throw new ArgumentException(
            $"'{ArgumentText.Name(writtenName)}' is written and must not share memory with '{ArgumentText.Name(name)}', which is read as data.", ArgumentText.Name(writtenName));
}
