using System.Numerics;
using System.Runtime.Intrinsics;

namespace AutoDiff.Kernels;

/// <summary>
/// Dense matrix products. A transposed factor costs nothing extra, so that the three products of a linear layer read
/// <c>Multiply(x, w.Transposed, y)</c>, <c>Multiply(dy, w, dx)</c> and <c>Multiply(dy.Transposed, x, dw, accumulate: true)</c>.
/// The order of the sums is not that of a plain loop, and products are fused with additions where the machine can.
/// </summary>
public static class MatrixProduct
{
    // Below this many multiplications, packing costs more than it brings.
    private const long LeastToPack = 1024;

    /// <summary>C = A·B, or C += A·B.</summary>
    /// <typeparam name="T">The number type; double and float are vectorized.</typeparam>
    /// <param name="a">A, m × k.</param>
    /// <param name="b">B, k × n.</param>
    /// <param name="c">C, m × n; with k = 0 it is cleared, unless accumulating.</param>
    /// <param name="accumulate">Whether C is added to; otherwise what it held is overwritten.</param>
    /// <exception cref="ArgumentException">The shapes do not fit, or C overlaps A or B.</exception>
    public static void Multiply<T>(
        ReadOnlyMatrixView<T> a, ReadOnlyMatrixView<T> b, MatrixView<T> c, bool accumulate = false)
        where T : IFloatingPointIeee754<T>
    {
        RequireShapes(a, b, c);
        SpanArguments.RequireNoOverlap<T>(a.Cells, c.Cells, nameof(c));
        SpanArguments.RequireNoOverlap<T>(b.Cells, c.Cells, nameof(c));
        if (!accumulate)
        {
            Clear(c);
        }

        if (a.Rows == 0 || a.Columns == 0 || b.Columns == 0)
        {
            return;
        }

        bool thin = Math.Min(a.Rows, b.Columns) < 4;
        bool vectors = Vector128.IsHardwareAccelerated && Vector256<T>.IsSupported;
        if (thin || !vectors || (long)a.Rows * a.Columns * b.Columns < LeastToPack)
        {
            DirectProduct.AddTo(a, b, c);
        }
        else if (Vector512.IsHardwareAccelerated)
        {
            PackedProduct<Lane512<T>, Vector512<T>, T>.AddTo(a, b, c);
        }
        else
        {
            PackedProduct<Lane256<T>, Vector256<T>, T>.AddTo(a, b, c);
        }
    }

    /// <summary>C = A·B for matrices whose rows follow one another. This form can be called in differentiated methods.</summary>
    /// <typeparam name="T">The number type; double and float are vectorized.</typeparam>
    /// <param name="a">A, rows × inner.</param>
    /// <param name="b">B, inner × columns.</param>
    /// <param name="c">C, rows × columns; what it held is overwritten.</param>
    /// <param name="rows">The number of rows of A and C.</param>
    /// <param name="inner">The number of columns of A and rows of B.</param>
    /// <param name="columns">The number of columns of B and C.</param>
    /// <exception cref="ArgumentException">A span is too short, or C overlaps A or B.</exception>
    public static void Multiply<T>(ReadOnlySpan<T> a, ReadOnlySpan<T> b, Span<T> c, int rows, int inner, int columns)
        where T : IFloatingPointIeee754<T> =>
        Multiply(new ReadOnlyMatrixView<T>(a, rows, inner), new ReadOnlyMatrixView<T>(b, inner, columns), new MatrixView<T>(c, rows, columns));

    /// <summary>The vector-Jacobian product of the form for spans: adds dC·Bᵀ to dA and Aᵀ·dC to dB.</summary>
    /// <typeparam name="T">The number type.</typeparam>
    /// <param name="a">A, rows × inner.</param>
    /// <param name="b">B, inner × columns.</param>
    /// <param name="c">C, which is set to the product.</param>
    /// <param name="rows">The number of rows of A and C.</param>
    /// <param name="inner">The number of columns of A and rows of B.</param>
    /// <param name="columns">The number of columns of B and C.</param>
    /// <param name="aGradient">Is added to.</param>
    /// <param name="bGradient">Is added to.</param>
    /// <param name="cGradient">In: the gradient of the final result with respect to C; out: zero, where C is overwritten.</param>
    /// <exception cref="ArgumentException">A span is too short, or two of them overlap.</exception>
    [DerivativeOf(typeof(MatrixProduct), nameof(Multiply))]
    public static void MultiplyBackward<T>(
        ReadOnlySpan<T> a, ReadOnlySpan<T> b, Span<T> c, int rows, int inner, int columns, Span<T> aGradient, Span<T> bGradient, Span<T> cGradient)
        where T : IFloatingPointIeee754<T>
    {
        Multiply(a, b, c, rows, inner, columns);
        Span<T> upstream = cGradient[..(rows * columns)];
        ReadOnlyMatrixView<T> outer = new(upstream, rows, columns);
        Multiply(outer, new ReadOnlyMatrixView<T>(b, inner, columns).Transposed, new MatrixView<T>(aGradient, rows, inner), accumulate: true);
        Multiply(new ReadOnlyMatrixView<T>(a, rows, inner).Transposed, outer, new MatrixView<T>(bGradient, inner, columns), accumulate: true);
        upstream.Clear();
    }

    private static void RequireShapes<T>(ReadOnlyMatrixView<T> a, ReadOnlyMatrixView<T> b, MatrixView<T> c)
    {
        if (a.Columns != b.Rows)
        {
            throw new ArgumentException($"A is {a.Rows} × {a.Columns} and B is {b.Rows} × {b.Columns}: A's columns are not B's rows.", nameof(b));
        }

        if (c.Rows != a.Rows || c.Columns != b.Columns)
        {
            throw new ArgumentException($"C is {c.Rows} × {c.Columns}, the product is {a.Rows} × {b.Columns}.", nameof(c));
        }
    }

    private static void Clear<T>(MatrixView<T> c)
    {
        MatrixView<T> rows = c.ColumnStride == 1 ? c : c.Transposed;
        for (int i = 0; i < rows.Rows && rows.Columns > 0; i++)
        {
            rows.Cells.Slice(i * rows.RowStride, rows.Columns).Clear();
        }
    }
}
