using System.Buffers;
using System.Numerics;
using System.Runtime.InteropServices;

namespace AutoDiff.Kernels;

/// <summary>
/// Products over packed panels: blocks of A and B are copied into the order in which <see cref="MatrixTile{TLane,TVector,T}"/>
/// reads them, padded with zeros to whole tiles, so that strides and odd sizes cost nothing in the innermost loop. Source: K. Goto
/// and R. van de Geijn, "Anatomy of High-Performance Matrix Multiplication" (2008).
/// </summary>
internal static class PackedProduct<TLane, TVector, T>
    where TLane : ILane<TVector, T>
    where TVector : struct
    where T : IFloatingPointIeee754<T>
{
    // A panel of B (depth × two vectors) stays in the first-level cache, a block of A (rows × depth) in the second.
    private const int BlockDepth = 256;
    private const int BlockRows = 16 * MatrixTile<TLane, TVector, T>.Rows;

    private static int TileRows => MatrixTile<TLane, TVector, T>.Rows;

    private static int TileColumns => MatrixTile<TLane, TVector, T>.Columns;

    /// <summary>C += A·B, computed as it stands or as Cᵀ += Bᵀ·Aᵀ, whichever fills its tiles better.</summary>
    public static void AddTo(ReadOnlyMatrixView<T> a, ReadOnlyMatrixView<T> b, MatrixView<T> c)
    {
        double asItStands = Effort(c.Rows, c.Columns, c.ColumnStride);
        double transposed = Effort(c.Columns, c.Rows, c.RowStride);
        if (transposed < asItStands)
        {
            AddAsItStands(b.Transposed, a.Transposed, c.Transposed);
        }
        else
        {
            AddAsItStands(a, b, c);
        }
    }

    /// <summary>The cells of whole tiles; a tile that is not written by rows costs about a tenth more.</summary>
    private static double Effort(int rows, int columns, int columnStride) =>
        (double)RoundUp(rows, TileRows) * RoundUp(columns, TileColumns) * (columnStride == 1 ? 1 : 1.1);

    private static void AddAsItStands(ReadOnlyMatrixView<T> a, ReadOnlyMatrixView<T> b, MatrixView<T> c)
    {
        int depth = Math.Min(BlockDepth, a.Columns);
        T[] packedA = ArrayPool<T>.Shared.Rent(RoundUp(Math.Min(BlockRows, a.Rows), TileRows) * depth);
        T[] packedB = ArrayPool<T>.Shared.Rent(RoundUp(b.Columns, TileColumns) * depth);
        for (int k = 0; k < a.Columns; k += BlockDepth)
        {
            int sums = Math.Min(BlockDepth, a.Columns - k);
            Panels.Pack(b.Transposed, 0, b.Columns, k, sums, TileColumns, packedB);
            for (int i = 0; i < a.Rows; i += BlockRows)
            {
                int rows = Math.Min(BlockRows, a.Rows - i);
                Panels.Pack(a, i, rows, k, sums, TileRows, packedA);
                AddBlock(packedA, packedB, i, rows, sums, c);
            }
        }

        ArrayPool<T>.Shared.Return(packedA);
        ArrayPool<T>.Shared.Return(packedB);
    }

    private static void AddBlock(ReadOnlySpan<T> packedA, ReadOnlySpan<T> packedB, int firstRow, int rows, int depth, MatrixView<T> c)
    {
        for (int j = 0; j < c.Columns; j += TileColumns)
        {
            ref readonly T panelB = ref packedB[j * depth];
            for (int i = 0; i < rows; i += TileRows)
            {
                ref readonly T panelA = ref packedA[i * depth];
                Span<T> tile = c.Cells[(((firstRow + i) * c.RowStride) + (j * c.ColumnStride))..];
                if (c.ColumnStride == 1 && rows - i >= TileRows && c.Columns - j >= TileColumns)
                {
                    MatrixTile<TLane, TVector, T>.AddTo(depth, in panelA, in panelB, ref MemoryMarshal.GetReference(tile), c.RowStride);
                }
                else
                {
                    AddPartOfTile(depth, in panelA, in panelB, tile, Math.Min(TileRows, rows - i), Math.Min(TileColumns, c.Columns - j), c);
                }
            }
        }
    }

    /// <summary>A tile that hangs over the edge of C, or whose rows are not contiguous, is computed aside.</summary>
    private static void AddPartOfTile(
        int depth, ref readonly T panelA, ref readonly T panelB, Span<T> tile, int rows, int columns, MatrixView<T> c)
    {
        TileRoom<T> room = default;
        Span<T> whole = room;
        MatrixTile<TLane, TVector, T>.AddTo(depth, in panelA, in panelB, ref whole[0], TileColumns);
        for (int i = 0; i < rows; i++)
        {
            for (int j = 0; j < columns; j++)
            {
                tile[(i * c.RowStride) + (j * c.ColumnStride)] += whole[(i * TileColumns) + j];
            }
        }
    }

    private static int RoundUp(int length, int multiple) => (length + multiple - 1) / multiple * multiple;
}
