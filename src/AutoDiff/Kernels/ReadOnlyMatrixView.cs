namespace AutoDiff.Kernels;

/// <summary>A span seen as a matrix: row-major, rows a stride apart.</summary>
/// <typeparam name="T">The number type.</typeparam>
public readonly ref struct ReadOnlyMatrixView<T>
{
    /// <summary>Views rows that stand a stride apart.</summary>
    /// <param name="cells">The numbers; at least (rows − 1) · stride + columns of them, unless the matrix is empty.</param>
    /// <param name="rows">The number of rows.</param>
    /// <param name="columns">The number of columns.</param>
    /// <param name="stride">The distance between the starts of two rows; at least <paramref name="columns"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is negative, or the stride is less than the columns.</exception>
    /// <exception cref="ArgumentException">The span is too short.</exception>
    public ReadOnlyMatrixView(ReadOnlySpan<T> cells, int rows, int columns, int stride)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(rows);
        ArgumentOutOfRangeException.ThrowIfNegative(columns);
        ArgumentOutOfRangeException.ThrowIfLessThan(stride, columns);
        long needed = rows == 0 || columns == 0 ? 0 : ((rows - 1L) * stride) + columns;
        if (cells.Length < needed)
        {
            throw new ArgumentException(
                $"A {rows} × {columns} matrix with stride {stride} takes {needed} values, the span has {cells.Length}.", nameof(cells));
        }

        Cells = cells[..(int)needed];
        Rows = rows;
        Columns = columns;
        RowStride = stride;
        ColumnStride = 1;
    }

    /// <summary>Views rows that follow one another.</summary>
    /// <param name="cells">The numbers; at least rows · columns of them.</param>
    /// <param name="rows">The number of rows.</param>
    /// <param name="columns">The number of columns.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is negative.</exception>
    /// <exception cref="ArgumentException">The span is too short.</exception>
    public ReadOnlyMatrixView(ReadOnlySpan<T> cells, int rows, int columns)
        : this(cells, rows, columns, columns)
    {
    }

    private ReadOnlyMatrixView(ReadOnlySpan<T> cells, int rows, int columns, int rowStride, int columnStride)
    {
        Cells = cells;
        Rows = rows;
        Columns = columns;
        RowStride = rowStride;
        ColumnStride = columnStride;
    }

    /// <summary>The number of rows.</summary>
    public int Rows { get; }

    /// <summary>The number of columns.</summary>
    public int Columns { get; }

    /// <summary>The same cells with rows and columns exchanged; nothing is copied.</summary>
    public ReadOnlyMatrixView<T> Transposed => new(Cells, Columns, Rows, ColumnStride, RowStride);

    internal ReadOnlySpan<T> Cells { get; }

    internal int RowStride { get; }

    internal int ColumnStride { get; }
}
