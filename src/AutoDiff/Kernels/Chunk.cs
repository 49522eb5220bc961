using System.Runtime.CompilerServices;

namespace AutoDiff.Kernels;

/// <summary>Room on the stack for a few values of any number type, for kernels that need scratch without allocating.</summary>
[InlineArray(Length)]
internal struct Chunk<T>
{
    public const int Length = 64;

    private T _first;
}
