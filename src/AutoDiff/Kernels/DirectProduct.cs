using System.Numerics;
using System.Numerics.Tensors;

namespace AutoDiff.Kernels;

/// <summary>Products too small or too thin to be worth rearranging: dot products and scaled rows, in place.</summary>
internal static class DirectProduct
{
    // Below this a plain loop is faster than a call.
    private const int ShortRow = 16;

    /// <summary>C += A·B.</summary>
    public static void AddTo<T>(ReadOnlyMatrixView<T> a, ReadOnlyMatrixView<T> b, MatrixView<T> c)
        where T : IFloatingPointIeee754<T>
    {
        if (a.ColumnStride == 1 && b.RowStride == 1)
        {
            AddDots(a, b, c);
        }
        else if (b.ColumnStride == 1 && c.ColumnStride == 1 && b.Columns > 1)
        {
            AddScaledRows(a, b, c);
        }
        else if (a.RowStride == 1 && c.RowStride == 1 && a.Rows > 1)
        {
            AddScaledRows(b.Transposed, a.Transposed, c.Transposed);
        }
        else
        {
            AddOneByOne(a, b, c);
        }
    }

    private static void AddDots<T>(ReadOnlyMatrixView<T> a, ReadOnlyMatrixView<T> b, MatrixView<T> c)
        where T : IFloatingPointIeee754<T>
    {
        for (int i = 0; i < a.Rows; i++)
        {
            ReadOnlySpan<T> row = a.Cells.Slice(i * a.RowStride, a.Columns);
            for (int j = 0; j < b.Columns; j++)
            {
                c.Cells[(i * c.RowStride) + (j * c.ColumnStride)] +=
                    TensorPrimitives.Dot(row, b.Cells.Slice(j * b.ColumnStride, b.Rows));
            }
        }
    }

    private static void AddScaledRows<T>(ReadOnlyMatrixView<T> a, ReadOnlyMatrixView<T> b, MatrixView<T> c)
        where T : IFloatingPointIeee754<T>
    {
        for (int i = 0; i < a.Rows; i++)
        {
            Span<T> sum = c.Cells.Slice(i * c.RowStride, c.Columns);
            ReadOnlySpan<T> factors = a.Cells[(i * a.RowStride)..];
            for (int k = 0; k < b.Rows; k++)
            {
                T factor = factors[k * a.ColumnStride];
                ReadOnlySpan<T> row = b.Cells.Slice(k * b.RowStride, sum.Length);
                if (sum.Length >= ShortRow)
                {
                    TensorPrimitives.MultiplyAdd(row, factor, sum, sum);
                    continue;
                }

                for (int j = 0; j < sum.Length; j++)
                {
                    sum[j] += row[j] * factor;
                }
            }
        }
    }

    private static void AddOneByOne<T>(ReadOnlyMatrixView<T> a, ReadOnlyMatrixView<T> b, MatrixView<T> c)
        where T : IFloatingPointIeee754<T>
    {
        for (int i = 0; i < a.Rows; i++)
        {
            for (int j = 0; j < b.Columns; j++)
            {
                T sum = T.Zero;
                for (int k = 0; k < a.Columns; k++)
                {
                    sum += a.Cells[(i * a.RowStride) + (k * a.ColumnStride)] * b.Cells[(k * b.RowStride) + (j * b.ColumnStride)];
                }

                c.Cells[(i * c.RowStride) + (j * c.ColumnStride)] += sum;
            }
        }
    }
}
