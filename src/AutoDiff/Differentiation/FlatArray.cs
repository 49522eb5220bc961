using System.Runtime.InteropServices;

namespace AutoDiff;

/// <summary>Rectangular arrays and lists as generated methods see them: the elements in a row, and the lengths. What is missing is empty.</summary>
public static class FlatArray
{
    /// <summary>The elements, in the array's own memory.</summary>
    public static Span<T> Of<T>(T[,]? array) =>
        array is null || array.Length == 0 ? default : MemoryMarshal.CreateSpan(ref array[0, 0], array.Length);

    /// <inheritdoc cref="Of{T}(T[,])"/>
    public static Span<T> Of<T>(T[,,]? array) =>
        array is null || array.Length == 0 ? default : MemoryMarshal.CreateSpan(ref array[0, 0, 0], array.Length);

    /// <summary>The elements of a list, in its own memory.</summary>
    public static Span<T> Of<T>(List<T>? list) => CollectionsMarshal.AsSpan(list);

    /// <summary>The elements of a collection, gone through once; those of an array or list in their own memory.</summary>
    public static ReadOnlySpan<T> Of<T>(IEnumerable<T>? collection) => collection switch
    {
        null => default,
        T[] array => array,
        List<T> list => CollectionsMarshal.AsSpan(list),
        _ => collection.ToArray(),
    };

    /// <summary>The number of elements along one dimension.</summary>
    public static int Length(Array? array, int dimension) => array is null ? 0 : array.GetLength(dimension);
}
