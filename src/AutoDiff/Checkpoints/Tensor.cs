using System.Runtime.InteropServices;

namespace AutoDiff.Checkpoints;

/// <summary>An array of numbers as a checkpoint holds it: in bytes, little end first.</summary>
/// <param name="Type"><c>F64</c> or <c>F32</c>.</param>
/// <param name="Shape">The sizes along each dimension.</param>
/// <param name="Bytes">The values in row-major order.</param>
internal sealed record Tensor(string Type, int[] Shape, byte[] Bytes)
{
    public static Tensor Of<T>(ReadOnlySpan<T> values, int[] shape) => values switch
    {
        _ when typeof(T) == typeof(double) => new Tensor("F64", shape, BytesOf<T, double>(values)),
        _ when typeof(T) == typeof(float) => new Tensor("F32", shape, BytesOf<T, float>(values)),
        _ => throw new NotSupportedException($"A checkpoint holds double and float, not {typeof(T).Name}."),
    };

    /// <summary>The size of a number in bytes, or 0 for a type that is not known.</summary>
    public static int SizeOf(string type) => type switch
    {
        "F64" => 8,
        "F32" => 4,
        _ => 0,
    };

    /// <exception cref="InvalidDataException">The numbers are of another type.</exception>
    public T[] ToArray<T>(string name)
    {
        string expected = typeof(T) == typeof(double) ? "F64" : "F32";
        if (Type != expected)
        {
            throw new InvalidDataException($"'{name}' holds numbers of type {Type}, not {expected}.");
        }

        object values = Type == "F64" ? MemoryMarshal.Cast<byte, double>(Bytes).ToArray() : MemoryMarshal.Cast<byte, float>(Bytes).ToArray();
        return (T[])values;
    }

    private static byte[] BytesOf<T, TReal>(ReadOnlySpan<T> values)
        where TReal : struct
    {
        TReal[] reals = (TReal[])(object)values.ToArray();
        return MemoryMarshal.AsBytes<TReal>(reals).ToArray();
    }
}
