using System.Numerics;
using System.Runtime.Intrinsics;
using AutoDiff.Kernels;

namespace AutoDiff.Tests.Kernels;

public sealed class MatrixProductTests
{
    private static readonly int[] Sizes = [0, 1, 2, 3, 5, 7, 8, 10, 17, 33, 50];

    [Fact]
    public void Random_products_in_double_agree_with_the_definition() => CheckAll<double>(1e-13);

    [Fact]
    public void Random_products_in_float_agree_with_the_definition() => CheckAll<float>(1e-4);

    [Theory]
    [InlineData(64, 784, 100)]
    [InlineData(64, 100, 10)]
    [InlineData(784, 64, 100)]
    [InlineData(100, 64, 10)]
    [InlineData(1, 785, 10)]
    [InlineData(10, 785, 1)]
    [InlineData(129, 513, 65)]
    public void The_products_of_networks_agree_with_the_definition(int m, int k, int n)
    {
        Random random = new(m + k + n);
        // A·B, A·Bᵀ, Aᵀ·B, and (accumulated) Aᵀ·B into a C stored by columns.
        foreach (int form in (int[])[0, 2, 1, 13])
        {
            Check<double>(random, m, k, n, form, 1e-12);
            Check<float>(random, m, k, n, form, 1e-3);
        }
    }

    /// <summary>The widths that this machine would not choose are checked too.</summary>
    [Fact]
    public void Every_vector_width_gives_the_same()
    {
        Random random = new(4);
        foreach ((int m, int k, int n) in ((int, int, int)[])[(6, 9, 32), (7, 300, 33), (100, 20, 10), (130, 260, 31)])
        {
            double[] a = Values<double>(random, m * k), b = Values<double>(random, k * n), expected = new double[m * n];
            double[] with256 = new double[m * n], with512 = new double[m * n];
            DirectProduct.AddTo<double>(new(a, m, k), new(b, k, n), new(expected, m, n));
            PackedProduct<Lane256<double>, Vector256<double>, double>.AddTo(new(a, m, k), new(b, k, n), new(with256, m, n));
            PackedProduct<Lane512<double>, Vector512<double>, double>.AddTo(new(a, m, k), new(b, k, n), new(with512, m, n));
            for (int i = 0; i < expected.Length; i++)
            {
                Assert.Equal(expected[i], with256[i], 1e-12);
                Assert.Equal(expected[i], with512[i], 1e-12);
            }
        }
    }

    [Fact]
    public void A_NaN_in_a_padded_tile_stays_where_it_belongs()
    {
        double[] a = new double[50 * 50], b = [.. Enumerable.Repeat(1.0, 50 * 50)], c = [.. Enumerable.Repeat(double.NaN, 50 * 50)];
        a[(49 * 50) + 3] = double.PositiveInfinity;
        MatrixProduct.Multiply<double>(new(a, 50, 50), new(b, 50, 50), new(c, 50, 50));
        Assert.All(c[..(49 * 50)], x => Assert.Equal(0, x));
        Assert.All(c[(49 * 50)..], x => Assert.Equal(double.PositiveInfinity, x));
    }

    [Fact]
    public void Wrong_shapes_are_refused()
    {
        double[] x = new double[12], y = new double[12];
        Assert.Throws<ArgumentException>("b", () => MatrixProduct.Multiply<double>(new(x, 3, 4), new(x, 3, 4), new(y, 3, 4)));
        Assert.Throws<ArgumentException>("c", () => MatrixProduct.Multiply<double>(new(x, 3, 4), new(x, 4, 3), new(y, 3, 4)));
        Assert.Throws<ArgumentException>("c", () => MatrixProduct.Multiply<double>(new(x, 2, 2), new(y, 2, 2), new(x.AsSpan(2), 2, 2)));
        Assert.Throws<ArgumentException>("cells", () => new MatrixView<double>(x, 3, 4, 5).Rows);
        Assert.Throws<ArgumentOutOfRangeException>("stride", () => new MatrixView<double>(x, 2, 4, 3).Rows);
        Assert.Throws<ArgumentOutOfRangeException>("rows", () => new MatrixView<double>(x, -2, 4).Rows);
        Assert.Equal(12, new MatrixView<double>(x, 3, 2, 5).ReadOnly.Cells.Length);
    }

    private static void CheckAll<T>(double tolerance)
        where T : IFloatingPointIeee754<T>
    {
        Random random = new(3);
        foreach (int m in Sizes)
        {
            foreach (int k in Sizes)
            {
                foreach (int n in Sizes)
                {
                    Check<T>(random, m, k, n, random.Next(16), tolerance);
                }
            }
        }
    }

    /// <summary>Bits of the form: A transposed, B transposed, C transposed, accumulate. Strides have gaps of random width.</summary>
    private static void Check<T>(Random random, int m, int k, int n, int form, double tolerance)
        where T : IFloatingPointIeee754<T>
    {
        bool aTransposed = (form & 1) != 0, bTransposed = (form & 2) != 0, cTransposed = (form & 4) != 0, accumulate = (form & 8) != 0;
        (int aRows, int aColumns) = aTransposed ? (k, m) : (m, k);
        (int bRows, int bColumns) = bTransposed ? (n, k) : (k, n);
        (int cRows, int cColumns) = cTransposed ? (n, m) : (m, n);
        int aStride = aColumns + random.Next(3), bStride = bColumns + random.Next(3), cStride = cColumns + random.Next(3);
        T[] a = Values<T>(random, aRows * aStride), b = Values<T>(random, bRows * bStride), c = Values<T>(random, cRows * cStride);
        T[] before = [.. c];
        ReadOnlyMatrixView<T> left = new(a, aRows, aColumns, aStride), right = new(b, bRows, bColumns, bStride);
        MatrixView<T> product = new(c, cRows, cColumns, cStride);
        MatrixProduct.Multiply(
            aTransposed ? left.Transposed : left,
            bTransposed ? right.Transposed : right,
            cTransposed ? product.Transposed : product,
            accumulate);
        for (int row = 0; row < cRows; row++)
        {
            for (int column = 0; column < cStride; column++)
            {
                int cell = (row * cStride) + column;
                (int i, int j) = cTransposed ? (column, row) : (row, column);
                double expected = column >= cColumns || accumulate ? double.CreateTruncating(before[cell]) : 0;
                for (int s = 0; s < k && column < cColumns; s++)
                {
                    expected += double.CreateTruncating(a[aTransposed ? (s * aStride) + i : (i * aStride) + s])
                        * double.CreateTruncating(b[bTransposed ? (j * bStride) + s : (s * bStride) + j]);
                }

                double actual = double.CreateTruncating(c[cell]);
                Assert.True(
                    Math.Abs(expected - actual) <= tolerance * Math.Sqrt(k + 1), $"{m}×{k}×{n}, form {form}, cell {cell}: {expected}, {actual}");
            }
        }
    }

    private static T[] Values<T>(Random random, int count)
        where T : IFloatingPointIeee754<T>
    {
        T[] values = new T[count];
        for (int i = 0; i < count; i++)
        {
            values[i] = T.CreateTruncating((random.NextDouble() * 2) - 1);
        }

        return values;
    }
}
