namespace AutoDiff.Tests.Traps;

/// <summary>Rectangular arrays and lists whose indices or shapes are wrong, and those of three dimensions.</summary>
public static partial class GridFunctions
{
    [Differentiable]
    public static double At(double[] x, int row, int column)
    {
        double[,] m = new double[2, 2];
        for (int i = 0; i < 2; i++)
        {
            for (int j = 0; j < 2; j++)
            {
                m[i, j] = x[i * 2 + j] * x[j];
            }
        }

        return m[row, column];
    }

    [Differentiable]
    public static double Square(double[,] a, int n)
    {
        double sum = 0;
        for (int i = 0; i < n; i++)
        {
            for (int j = 0; j < n; j++)
            {
                sum += a[i, j] * a[i, j];
            }
        }

        return sum;
    }

    [Differentiable]
    public static double Sum(double[,,] t) => t[0, 1, 1] * t[1, 0, 0] + t[1, 1, 1];

    [Differentiable]
    public static void Scale(double[,] a, double factor)
    {
        for (int i = 0; i < a.GetLength(0); i++)
        {
            for (int j = 0; j < a.GetLength(1); j++)
            {
                a[i, j] *= factor;
            }
        }
    }

    [Differentiable]
    public static double BeyondCount(double[] x, int k)
    {
        List<double> list = new(8) { x[0] };
        list.Add(x[1] * x[0]);
        return list[k];
    }

    [Differentiable]
    public static double Total(IEnumerable<double> values)
    {
        double sum = 0;
        foreach (double v in values)
        {
            sum += v * v;
        }

        return sum;
    }
}

public sealed class GridTraps
{
    [Theory]
    [InlineData(0, 2)]
    [InlineData(1, -1)]
    [InlineData(2, 0)]
    [InlineData(-1, 1)]
    [InlineData(int.MaxValue, 0)]
    [InlineData(int.MinValue, 0)]
    public void No_other_cell_is_read_where_an_index_is_out_of_its_range(int row, int column)
    {
        double[] gradient = [7, 7, 7, 7];
        Assert.Throws<IndexOutOfRangeException>(() => GridFunctions.At([1, 2, 3, 4], row, column));
        Assert.Throws<IndexOutOfRangeException>(() => GridFunctions.AtGradient([1, 2, 3, 4], row, column, gradient));
        Assert.Equal([7, 7, 7, 7], gradient);
    }

    [Fact]
    public void A_row_that_is_too_short_is_not_continued_in_the_next()
    {
        double[,] a = { { 1, 2 }, { 3, 4 }, { 5, 6 } };
        Assert.Throws<IndexOutOfRangeException>(() => GridFunctions.Square(a, 3));
        Assert.Throws<IndexOutOfRangeException>(() => GridFunctions.SquareGradient(a, 3, new double[3, 2]));
    }

    [Fact]
    public void A_gradient_of_another_shape_is_refused_also_with_as_many_elements()
    {
        ArgumentException refused = Assert.Throws<ArgumentException>(() => GridFunctions.SquareGradient(new double[2, 3], 2, new double[3, 2]));
        Assert.Contains("'aGradient' has the shape 3 × 2, but 'a' has 2 × 3", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_gradient_may_not_be_the_array_itself()
    {
        double[,] a = { { 1, 2 }, { 3, 4 } };
        Assert.Throws<ArgumentException>(() => GridFunctions.SquareGradient(a, 2, a));
    }

    [Fact]
    public void Three_dimensions()
    {
        double[,,] t = { { { 1, 2 }, { 3, 4 } }, { { 5, 6 }, { 7, 8 } } };
        double[,,] gradient = new double[2, 2, 2];
        Assert.Equal(28, GridFunctions.SumGradient(t, gradient));
        Assert.Equal([0, 0, 0, 5, 4, 0, 0, 1], gradient.Cast<double>());
    }

    [Fact]
    public void A_written_array_is_a_result()
    {
        double[,] a = { { 1, 2 }, { 3, 4 } };
        double[,] gradient = { { 1, 0 }, { 2, 1 } };
        double factor = 0;
        GridFunctions.ScaleBackward(a, 3, gradient, ref factor);
        Assert.Equal([3.0, 6, 9, 12], a.Cast<double>());
        Assert.Equal([3.0, 0, 6, 3], gradient.Cast<double>());
        Assert.Equal(1 + (2 * 3) + 4, factor);
    }

    [Fact]
    public void The_room_behind_the_end_of_a_list_is_not_an_element()
    {
        Assert.ThrowsAny<Exception>(() => GridFunctions.BeyondCount([2, 3], 2));
        Assert.ThrowsAny<Exception>(() => GridFunctions.BeyondCountGradient([2, 3], 2, new double[2]));
        double[] gradient = new double[2];
        Assert.Equal(6, GridFunctions.BeyondCountGradient([2, 3], 1, gradient));
        Assert.Equal([3, 2], gradient);
    }

    [Fact]
    public void A_collection_is_gone_through_once()
    {
        int passes = 0;
        IEnumerable<double> Values()
        {
            passes++;
            yield return 1;
            yield return 2;
        }

        double[] gradient = new double[2];
        Assert.Equal(5, GridFunctions.TotalGradient(Values(), gradient));
        Assert.Equal([2, 4], gradient);
        Assert.Equal(1, passes);
    }
}
