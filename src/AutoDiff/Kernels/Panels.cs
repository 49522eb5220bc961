namespace AutoDiff.Kernels;

/// <summary>Copies a block of a matrix into panels: a few rows each, interleaved, so that a tile reads them in order.</summary>
internal static class Panels
{
    /// <summary>Packs rows in panels of <paramref name="height"/> rows; the last is filled up with zeros.</summary>
    /// <param name="source">The matrix.</param>
    /// <param name="firstRow">The block's first row.</param>
    /// <param name="rows">The number of its rows.</param>
    /// <param name="firstColumn">The block's first column.</param>
    /// <param name="depth">The number of its columns.</param>
    /// <param name="height">The number of rows that a panel interleaves.</param>
    /// <param name="packed">Receives the panels.</param>
    public static void Pack<T>(
        ReadOnlyMatrixView<T> source, int firstRow, int rows, int firstColumn, int depth, int height, Span<T> packed)
    {
        for (int i = 0; i < rows; i += height)
        {
            Span<T> panel = packed.Slice(i * depth, height * depth);
            int filled = Math.Min(height, rows - i);
            ReadOnlySpan<T> block = source.Cells[(((firstRow + i) * source.RowStride) + (firstColumn * source.ColumnStride))..];
            if (filled < height)
            {
                panel.Clear();
            }

            if (source.RowStride == 1)
            {
                for (int k = 0; k < depth; k++)
                {
                    block.Slice(k * source.ColumnStride, filled).CopyTo(panel[(k * height)..]);
                }
            }
            else
            {
                Interleave(block, source.RowStride, source.ColumnStride, filled, depth, height, panel);
            }
        }
    }

    private static void Interleave<T>(
        ReadOnlySpan<T> block, int rowStride, int columnStride, int rows, int depth, int height, Span<T> panel)
    {
        for (int r = 0; r < rows; r++)
        {
            int from = r * rowStride;
            for (int to = r; to < height * depth; to += height, from += columnStride)
            {
                panel[to] = block[from];
            }
        }
    }
}
