namespace AutoDiff.Kernels;

/// <summary>A span seen as a matrix that is written: row-major, rows a stride apart.</summary>
/// <typeparam name="T">The number type.</typeparam>
public readonly ref struct MatrixView<T>
{
    /// <summary>Views rows that stand a stride apart.</summary>
    /// <param name="cells">The numbers; at least (rows − 1) · stride + columns of them, unless the matrix is empty.</param>
    /// <param name="rows">The number of rows.</param>
    /// <param name="columns">The number of columns.</param>
    /// <param name="stride">The distance between the starts of two rows; at least <paramref name="columns"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is negative, or the stride is less than the columns.</exception>
    /// <exception cref="ArgumentException">The span is too short.</exception>
    public MatrixView(Span<T> cells, int rows, int columns, int stride)
    {
        ReadOnly = new ReadOnlyMatrixView<T>(cells, rows, columns, stride);
        Cells = cells;
    }

    /// <summary>Views rows that follow one another.</summary>
    /// <param name="cells">The numbers; at least rows · columns of them.</param>
    /// <param name="rows">The number of rows.</param>
    /// <param name="columns">The number of columns.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is negative.</exception>
    /// <exception cref="ArgumentException">The span is too short.</exception>
    public MatrixView(Span<T> cells, int rows, int columns)
        : this(cells, rows, columns, columns)
    {
    }

    private MatrixView(Span<T> cells, ReadOnlyMatrixView<T> readOnly)
    {
        ReadOnly = readOnly;
        Cells = cells;
    }

    /// <summary>The number of rows.</summary>
    public int Rows => ReadOnly.Rows;

    /// <summary>The number of columns.</summary>
    public int Columns => ReadOnly.Columns;

    /// <summary>The same cells, read only.</summary>
    public ReadOnlyMatrixView<T> ReadOnly { get; }

    /// <summary>The same cells with rows and columns exchanged; nothing is copied.</summary>
    public MatrixView<T> Transposed => new(Cells, ReadOnly.Transposed);

    internal Span<T> Cells { get; }

    internal int RowStride => ReadOnly.RowStride;

    internal int ColumnStride => ReadOnly.ColumnStride;

    /// <summary>The same cells, read only.</summary>
    /// <param name="view">The view.</param>
    public static implicit operator ReadOnlyMatrixView<T>(MatrixView<T> view) => view.ReadOnly;
}
