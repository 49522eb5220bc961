using System.Runtime.CompilerServices;

namespace AutoDiff.Kernels;

/// <summary>
/// The innermost kernel: a tile of the product, six rows by two vectors, kept in twelve registers. With the two vectors
/// of B and one of A that is fifteen of the sixteen that AVX2 has.
/// </summary>
internal static class MatrixTile<TLane, TVector, T>
    where TLane : ILane<TVector, T>
    where TVector : struct
{
    public const int Rows = 6;

    public static int Columns => 2 * TLane.Width;

    /// <summary>Adds a product to a tile: C += A·B.</summary>
    /// <param name="depth">The number of products in each sum.</param>
    /// <param name="a">The first of six rows of A.</param>
    /// <param name="aRow">The distance between the rows of A.</param>
    /// <param name="aColumn">The distance between the values of a row of A.</param>
    /// <param name="b">The panel of B: two vectors for each step of the sum.</param>
    /// <param name="c">The first cell of the tile.</param>
    /// <param name="stride">The distance between the tile's rows.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void AddTo(
        int depth, ref readonly T a, nint aRow, nint aColumn, ref readonly T b, ref T c, nint stride)
    {
        TVector c00 = default, c01 = default, c10 = default, c11 = default, c20 = default, c21 = default;
        TVector c30 = default, c31 = default, c40 = default, c41 = default, c50 = default, c51 = default;
        ref T left = ref Unsafe.AsRef(in a);
        ref T right = ref Unsafe.AsRef(in b);
        for (int k = 0; k < depth; k++)
        {
            TVector b0 = TLane.Load(in right);
            TVector b1 = TLane.Load(in Unsafe.Add(ref right, TLane.Width));
            TVector x = TLane.Broadcast(left);
            c00 = TLane.MultiplyAdd(x, b0, c00);
            c01 = TLane.MultiplyAdd(x, b1, c01);
            x = TLane.Broadcast(Unsafe.Add(ref left, aRow));
            c10 = TLane.MultiplyAdd(x, b0, c10);
            c11 = TLane.MultiplyAdd(x, b1, c11);
            x = TLane.Broadcast(Unsafe.Add(ref left, 2 * aRow));
            c20 = TLane.MultiplyAdd(x, b0, c20);
            c21 = TLane.MultiplyAdd(x, b1, c21);
            x = TLane.Broadcast(Unsafe.Add(ref left, 3 * aRow));
            c30 = TLane.MultiplyAdd(x, b0, c30);
            c31 = TLane.MultiplyAdd(x, b1, c31);
            x = TLane.Broadcast(Unsafe.Add(ref left, 4 * aRow));
            c40 = TLane.MultiplyAdd(x, b0, c40);
            c41 = TLane.MultiplyAdd(x, b1, c41);
            x = TLane.Broadcast(Unsafe.Add(ref left, 5 * aRow));
            c50 = TLane.MultiplyAdd(x, b0, c50);
            c51 = TLane.MultiplyAdd(x, b1, c51);
            left = ref Unsafe.Add(ref left, aColumn);
            right = ref Unsafe.Add(ref right, 2 * TLane.Width);
        }

        AddRow(c00, c01, ref c);
        AddRow(c10, c11, ref Unsafe.Add(ref c, stride));
        AddRow(c20, c21, ref Unsafe.Add(ref c, 2 * stride));
        AddRow(c30, c31, ref Unsafe.Add(ref c, 3 * stride));
        AddRow(c40, c41, ref Unsafe.Add(ref c, 4 * stride));
        AddRow(c50, c51, ref Unsafe.Add(ref c, 5 * stride));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void AddRow(TVector low, TVector high, ref T row)
    {
        ref T second = ref Unsafe.Add(ref row, TLane.Width);
        TLane.Store(TLane.Add(low, TLane.Load(in row)), ref row);
        TLane.Store(TLane.Add(high, TLane.Load(in second)), ref second);
    }
}
