using System.Runtime.InteropServices;

namespace AutoDiff;

/// <summary>Rectangular arrays as generated methods see them: the elements row by row, and the lengths. A missing array is empty.</summary>
public static class FlatArray
{
    /// <summary>The elements, in the array's own memory.</summary>
    public static Span<T> Of<T>(T[,]? array) =>
        array is null || array.Length == 0 ? default : MemoryMarshal.CreateSpan(ref array[0, 0], array.Length);

    /// <inheritdoc cref="Of{T}(T[,])"/>
    public static Span<T> Of<T>(T[,,]? array) =>
        array is null || array.Length == 0 ? default : MemoryMarshal.CreateSpan(ref array[0, 0, 0], array.Length);

    /// <summary>The number of elements along one dimension.</summary>
    public static int Length(Array? array, int dimension) => array is null ? 0 : array.GetLength(dimension);
}
