namespace AutoDiff.Tests.Traps;

/// <summary>What can go wrong with an array that a method returns and the upstream that the caller hands in for it.</summary>
public static partial class ReturnedArrayFunctions
{
    [Differentiable]
    public static double[] Squares(double[] x)
    {
        double[] y = new double[x.Length];
        for (int i = 0; i < x.Length; i++)
        {
            y[i] = x[i] * x[i];
        }

        return y;
    }

    [Differentiable]
    public static double[] Same(double[] x) => x;

    [Differentiable]
    public static double Last(double[] x)
    {
        double[] y = new double[x.Length];
        for (int i = 0; i < x.Length; i++)
        {
            y[i] = Math.Sin(x[i]);
        }

        return y[x.Length - 1];
    }
}

public sealed class ReturnedArrayTraps
{
    [Fact]
    public void The_upstream_must_have_the_length_of_the_result_and_nothing_is_written_before_that_is_known()
    {
        double[] gradient = [7, 7, 7];
        ArgumentException refused = Assert.Throws<ArgumentException>(() => ReturnedArrayFunctions.SquaresBackward([1, 2, 3], [1, 1], gradient));
        Assert.Contains("'upstream' has 2 elements", refused.Message, StringComparison.Ordinal);
        Assert.Equal([7, 7, 7], gradient);
    }

    [Fact]
    public void The_upstream_may_not_share_memory_with_a_gradient()
    {
        double[] buffer = [1, 1, 1];
        Assert.Throws<ArgumentException>(() => ReturnedArrayFunctions.SquaresBackward([1, 2, 3], buffer, buffer));
    }

    [Fact]
    public void The_upstream_is_only_read_and_the_gradient_added()
    {
        double[] upstream = [1, 2, 3];
        double[] gradient = [10, 10, 10];
        Assert.Equal([1, 4, 9], ReturnedArrayFunctions.SquaresBackward([1, 2, 3], upstream, gradient));
        Assert.Equal([12, 18, 28], gradient);
        Assert.Equal([1, 2, 3], upstream);
    }

    [Fact]
    public void A_returned_parameter_is_the_same_array()
    {
        double[] x = [1, 2];
        double[] gradient = new double[2];
        Assert.Same(x, ReturnedArrayFunctions.SameBackward(x, [3, 4], gradient));
        Assert.Equal([3, 4], gradient);
        (double[] value, double[] tangent) = ReturnedArrayFunctions.SameJvp(x, [5, 6]);
        Assert.Same(x, value);
        Assert.Equal([5, 6], tangent);
    }

    [Fact]
    public void Pooled_memory_is_not_read_after_it_is_given_back()
    {
        double[] x = new double[5000];
        x[^1] = 1;
        double expected = Math.Sin(1);
        Parallel.For(0, 2000, _ =>
        {
            Assert.Equal(expected, ReturnedArrayFunctions.Last(x));
            Assert.Equal(expected, ReturnedArrayFunctions.LastGradient(x, new double[5000]));
        });
    }
}
