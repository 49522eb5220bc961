using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using AutoDiff.Optimization;

namespace AutoDiff.Parameters;

/// <summary>An array of any rank.</summary>
internal sealed class ArrayParameter<T>(string path, Array array)
    : ParameterBuffer<T>(path, [.. Enumerable.Range(0, array.Rank).Select(array.GetLength)])
    where T : IFloatingPointIeee754<T>
{
    public object Identity => array;

    private Span<T> Values => array.Length == 0
        ? []
        : MemoryMarshal.CreateSpan(ref Unsafe.As<byte, T>(ref MemoryMarshal.GetArrayDataReference(array)), array.Length);

    public override void CopyTo(Span<T> values) => Values.CopyTo(values);

    public override void CopyFrom(ReadOnlySpan<T> values)
    {
        if (values.Length != Length)
        {
            throw new ArgumentException($"{Path} has {Length} values, not {values.Length}.", nameof(values));
        }

        values.CopyTo(Values);
    }

    internal override void Step(ParameterBuffer<T> gradient, Optimizer<T> optimizer) =>
        optimizer.Step(Values, ((ArrayParameter<T>)gradient).Values);
}
