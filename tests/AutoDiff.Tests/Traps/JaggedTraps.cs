namespace AutoDiff.Tests.Traps;

/// <summary>What can go wrong with arrays of arrays that are passed in.</summary>
public static partial class JaggedFunctions
{
    [Differentiable]
    public static double SumOfSquares(double[][] a)
    {
        double sum = 0;
        foreach (double[] row in a)
        {
            foreach (double v in row)
            {
                sum += v * v;
            }
        }

        return sum;
    }

    [Differentiable]
    public static void Square(double[][] a)
    {
        for (int i = 0; i < a.Length; i++)
        {
            for (int j = 0; j < a[i].Length; j++)
            {
                a[i][j] *= a[i][j];
            }
        }
    }

    [Differentiable]
    public static double At(double[][] a, double[] b, int i, int j)
    {
        double[][] both = [a[0], b];
        return both[i][j] * a[i][j];
    }

    [Differentiable]
    public static double Two(double[][] a, double[] b) => a[0][0] * b[0];
}

public sealed class JaggedTraps
{
    [Fact]
    public void A_row_in_two_places_adds_to_each_gradient_row()
    {
        double[] row = [1, 2];
        double[][] gradient = [[9, 9], [9, 9]];
        Assert.Equal(10, JaggedFunctions.SumOfSquaresGradient([row, row], gradient));
        Assert.Equal([2, 4], gradient[0]);
        Assert.Equal([2, 4], gradient[1]);
    }

    [Fact]
    public void Gradients_are_added_by_backward_and_set_by_gradient()
    {
        double[][] gradient = [[1], [2, 3]];
        JaggedFunctions.SumOfSquaresBackward([[5], [6, 7]], 2, gradient);
        Assert.Equal([21], gradient[0]);
        Assert.Equal([26, 31], gradient[1]);
    }

    [Fact]
    public void What_is_written_is_left_there_and_its_gradient_is_that_of_what_came_in()
    {
        double[][] a = [[3], [], [4, 5]];
        double[][] gradient = [[1], [], [10, 100]];
        JaggedFunctions.SquareBackward(a, gradient);
        Assert.Equal([9], a[0]);
        Assert.Equal([16, 25], a[2]);
        Assert.Equal([6], gradient[0]);
        Assert.Equal([80, 1000], gradient[2]);
    }

    [Fact]
    public void A_written_row_in_two_places_is_refused()
    {
        double[] row = [1];
        Assert.Throws<ArgumentException>(() => JaggedFunctions.SquareBackward([row, row], [[1], [1]]));
        Assert.Equal(1, row[0]);
    }

    [Fact]
    public void Missing_rows_and_other_shapes_are_refused_before_anything_is_written()
    {
        double[][] gradient = [[7], [7]];
        Assert.Throws<ArgumentException>(() => JaggedFunctions.SumOfSquaresGradient([[1], null!], gradient));
        Assert.Throws<ArgumentException>(() => JaggedFunctions.SumOfSquaresGradient([[1], [2, 3]], gradient));
        Assert.Throws<ArgumentException>(() => JaggedFunctions.SumOfSquaresGradient([[1]], gradient));
        Assert.Throws<ArgumentException>(() => JaggedFunctions.SumOfSquaresGradient([[1], [2]], [[7], null!]));
        Assert.Throws<ArgumentException>(() => JaggedFunctions.SumOfSquaresGradient(null!, gradient));
        Assert.Equal(7, gradient[0][0]);
    }

    [Fact]
    public void Gradient_rows_share_nothing_with_each_other_or_with_inputs()
    {
        double[] shared = [1, 2];
        Assert.Throws<ArgumentException>(() => JaggedFunctions.SumOfSquaresGradient([[1, 2], [3, 4]], [shared, shared]));
        Assert.Throws<ArgumentException>(() => JaggedFunctions.SumOfSquaresGradient([[1, 2], shared], [[0, 0], shared]));
        Assert.Throws<ArgumentException>(() => JaggedFunctions.TwoGradient([[1, 2]], [3], [shared], shared.AsSpan(1)));
        Assert.Throws<ArgumentException>(() => JaggedFunctions.TwoGradient([[1, 2]], shared, [shared], new double[2]));
    }

    [Theory]
    [InlineData(0, 2)]
    [InlineData(1, 1)]
    [InlineData(0, -1)]
    [InlineData(2, 0)]
    public void An_index_outside_a_row_throws_and_never_reads_the_next_one(int i, int j)
    {
        double[][] a = [[1, 2], [3]];
        double[] b = [4];
        Assert.ThrowsAny<Exception>(() => JaggedFunctions.At(a, b, i, j));
        Assert.ThrowsAny<Exception>(() => JaggedFunctions.AtGradient(a, b, i, j, [[0, 0], [0]], new double[1]));
        Assert.ThrowsAny<Exception>(() => JaggedFunctions.AtJvp(a, b, i, j, [[0, 0], [0]], new double[1]));
    }
}
