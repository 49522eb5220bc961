using System.Runtime.CompilerServices;

namespace AutoDiff.Kernels;

/// <summary>Room on the stack for the largest tile: six rows of two vectors of sixteen values.</summary>
[InlineArray(6 * 2 * 16)]
internal struct TileRoom<T>
{
    private T _first;
}
