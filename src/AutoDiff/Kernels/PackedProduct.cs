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

    // A is read once for every panel of B; read this often, it is worth packing.
    private const int PanelsToPackAFor = 4;

    private static int TileRows => MatrixTile<TLane, TVector, T>.Rows;

    private static int TileColumns => MatrixTile<TLane, TVector, T>.Columns;

    /// <summary>C += A·B, computed as it stands or as Cᵀ += Bᵀ·Aᵀ, whichever takes less effort.</summary>
    public static void AddTo(ReadOnlyMatrixView<T> a, ReadOnlyMatrixView<T> b, MatrixView<T> c)
    {
        if (Effort(b.Transposed, a.Transposed, c.Transposed) < Effort(a, b, c))
        {
            AddAsItStands(b.Transposed, a.Transposed, c.Transposed);
        }
        else
        {
            AddAsItStands(a, b, c);
        }
    }

    /// <summary>
    /// The cells of whole tiles, a tenth more where they are not written by rows, and what packing B costs beside them
    /// (more where its rows are not contiguous).
    /// </summary>
    private static double Effort(ReadOnlyMatrixView<T> a, ReadOnlyMatrixView<T> b, MatrixView<T> c)
    {
        double cells = (double)RoundUp(a.Rows, TileRows) * RoundUp(b.Columns, TileColumns);
        return (cells * (c.ColumnStride == 1 ? 1 : 1.1)) + (b.Columns * (b.ColumnStride == 1 ? 2 : 8));
    }

    private static void AddAsItStands(ReadOnlyMatrixView<T> a, ReadOnlyMatrixView<T> b, MatrixView<T> c)
    {
        int depth = Math.Min(BlockDepth, a.Columns);
        T[] packedA = ArrayPool<T>.Shared.Rent(BlockRows * depth);
        T[] packedB = ArrayPool<T>.Shared.Rent(RoundUp(b.Columns, TileColumns) * depth);
        bool packA = b.Columns > PanelsToPackAFor * TileColumns;
        for (int k = 0; k < a.Columns; k += BlockDepth)
        {
            int sums = Math.Min(BlockDepth, a.Columns - k);
            Panels.Pack(b.Transposed, 0, b.Columns, k, sums, TileColumns, packedB);
            int whole = packA ? 0 : a.Rows - (a.Rows % TileRows);
            if (whole > 0)
            {
                ReadOnlySpan<T> left = a.Cells[(k * a.ColumnStride)..];
                AddBlock(left, TileRows * a.RowStride, a.RowStride, a.ColumnStride, packedB, 0, whole, sums, c);
            }

            for (int i = whole; i < a.Rows; i += BlockRows)
            {
                int rows = Math.Min(BlockRows, a.Rows - i);
                Panels.Pack(a, i, rows, k, sums, TileRows, packedA);
                AddBlock(packedA, TileRows * sums, 1, TileRows, packedB, i, rows, sums, c);
            }
        }

        ArrayPool<T>.Shared.Return(packedA);
        ArrayPool<T>.Shared.Return(packedB);
    }

    /// <summary>Adds the product of some rows of A, packed (six rows interleaved) or as they stand, and the packed B.</summary>
    private static void AddBlock(
        ReadOnlySpan<T> a, int aTile, int aRow, int aColumn, ReadOnlySpan<T> packedB, int firstRow, int rows, int depth, MatrixView<T> c)
    {
        for (int j = 0; j < c.Columns; j += TileColumns)
        {
            ref readonly T panelB = ref packedB[j * depth];
            int columns = Math.Min(TileColumns, c.Columns - j);
            for (int i = 0; i < rows; i += TileRows)
            {
                ref readonly T panelA = ref a[i / TileRows * aTile];
                Span<T> tile = c.Cells[(((firstRow + i) * c.RowStride) + (j * c.ColumnStride))..];
                if (c.ColumnStride == 1 && rows - i >= TileRows && columns == TileColumns)
                {
                    MatrixTile<TLane, TVector, T>.AddTo(
                        depth, in panelA, aRow, aColumn, in panelB, ref MemoryMarshal.GetReference(tile), c.RowStride);
                }
                else
                {
                    // A tile that hangs over the edge of C, or whose rows are not contiguous, is computed aside.
                    TileRoom<T> room = default;
                    Span<T> aside = room;
                    MatrixTile<TLane, TVector, T>.AddTo(depth, in panelA, aRow, aColumn, in panelB, ref aside[0], TileColumns);
                    AddPart(aside, tile, Math.Min(TileRows, rows - i), columns, c);
                }
            }
        }
    }

    private static void AddPart(ReadOnlySpan<T> aside, Span<T> tile, int rows, int columns, MatrixView<T> c)
    {
        for (int i = 0; i < rows; i++)
        {
            ReadOnlySpan<T> row = aside.Slice(i * TileColumns, columns);
            for (int j = 0; j < row.Length; j++)
            {
                tile[(i * c.RowStride) + (j * c.ColumnStride)] += row[j];
            }
        }
    }

    private static int RoundUp(int length, int multiple) => (length + multiple - 1) / multiple * multiple;
}
