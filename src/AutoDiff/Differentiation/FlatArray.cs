using System.Runtime.CompilerServices;
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

    /// <summary>The numbers of an array of structs, one behind the other, in its own memory.</summary>
    /// <typeparam name="TStruct">A struct of nothing but numbers of one type.</typeparam>
    /// <typeparam name="T">The type of the numbers.</typeparam>
    public static Span<T> Of<TStruct, T>(TStruct[]? array) => Of<TStruct, T>(array.AsSpan());

    /// <inheritdoc cref="Of{TStruct, T}(TStruct[])"/>
    public static Span<T> Of<TStruct, T>(Span<TStruct> structs) =>
        MemoryMarshal.CreateSpan(ref Unsafe.As<TStruct, T>(ref MemoryMarshal.GetReference(structs)), Count<TStruct, T>(structs.Length));

    /// <inheritdoc cref="Of{TStruct, T}(TStruct[])"/>
    public static ReadOnlySpan<T> Of<TStruct, T>(ReadOnlySpan<TStruct> structs) =>
        MemoryMarshal.CreateReadOnlySpan(ref Unsafe.As<TStruct, T>(ref MemoryMarshal.GetReference(structs)), Count<TStruct, T>(structs.Length));

    /// <summary>A new array of the structs that the numbers make.</summary>
    public static TStruct[] ToStructs<T, TStruct>(ReadOnlySpan<T> numbers)
    {
        TStruct[] structs = new TStruct[numbers.Length / Count<TStruct, T>(1)];
        numbers.CopyTo(Of<TStruct, T>(structs));
        return structs;
    }

    /// <summary>One member of every struct, in an array of its own.</summary>
    public static T[] Leaf<TStruct, T>(TStruct[]? array, Func<TStruct, T> leaf) => Leaf((ReadOnlySpan<TStruct>)array, leaf);

    /// <inheritdoc cref="Leaf{TStruct, T}(TStruct[], Func{TStruct, T})"/>
    public static T[] Leaf<TStruct, T>(ReadOnlySpan<TStruct> structs, Func<TStruct, T> leaf)
    {
        T[] leaves = new T[structs.Length];
        for (int i = 0; i < leaves.Length; i++)
        {
            leaves[i] = leaf(structs[i]);
        }

        return leaves;
    }

    /// <summary>A rectangular array of these elements.</summary>
    public static T[,] Copy<T>(ReadOnlySpan<T> elements, int rows, int columns)
    {
        T[,] array = new T[rows, columns];
        elements.CopyTo(Of(array));
        return array;
    }

    /// <inheritdoc cref="Copy{T}(ReadOnlySpan{T}, int, int)"/>
    public static T[,,] Copy<T>(ReadOnlySpan<T> elements, int layers, int rows, int columns)
    {
        T[,,] array = new T[layers, rows, columns];
        elements.CopyTo(Of(array));
        return array;
    }

    /// <summary>The number of elements along one dimension.</summary>
    public static int Length(Array? array, int dimension) => array is null ? 0 : array.GetLength(dimension);

    private static int Count<TStruct, T>(int structs) => RuntimeHelpers.IsReferenceOrContainsReferences<TStruct>()
        ? throw new NotSupportedException("Structs that hold references have no numbers one behind the other.")
        : checked(structs * (Unsafe.SizeOf<TStruct>() / Unsafe.SizeOf<T>()));
}
