namespace AutoDiff.Tests.Traps;

public sealed partial class BufferTraps
{
    [Differentiable]
    private static double Dot(ReadOnlySpan<double> w, ReadOnlySpan<double> x)
    {
        double sum = 0;
        for (int i = 0; i < w.Length; i++)
        {
            sum += w[i] * x[i];
        }

        return sum;
    }

    [Differentiable]
    private static void Scale(ReadOnlySpan<double> x, double factor, Span<double> y)
    {
        for (int i = 0; i < x.Length; i++)
        {
            y[i] = factor * x[i];
        }
    }

    [Differentiable]
    private static double OnlyPositive(double[] x)
    {
        double sum = 0;
        for (int i = 0; i < x.Length; i++)
        {
            if (x[i] < 0)
            {
                throw new ArgumentOutOfRangeException(nameof(x), "negative");
            }

            sum += x[i] * x[i];
        }

        return sum;
    }

    [Differentiable]
    private static void RunningSum(ReadOnlySpan<double> x, Span<double> y, ref double total)
    {
        for (int i = 0; i < y.Length; i++)
        {
            total += x[i];
            y[i] = total;
        }
    }

    [Theory]
    [InlineData(1, 2, "wGradient")]
    [InlineData(3, 2, "wGradient")]
    [InlineData(2, 0, "xGradient")]
    public void A_wrong_length_is_named_before_anything_is_written(int wLength, int xLength, string expected)
    {
        double[] wGradient = Filled(wLength);
        double[] xGradient = Filled(xLength);
        double[] w = [1, 2];
        double[] x = [3, 4];
        Assert.Equal(expected, Assert.Throws<ArgumentException>(() => DotGradient(w, x, wGradient, xGradient)).ParamName);
        Assert.Equal(expected, Assert.Throws<ArgumentException>(() => DotBackward(w, x, 1, wGradient, xGradient)).ParamName);
        Assert.Equal(Filled(wLength), wGradient);
        Assert.Equal(Filled(xLength), xGradient);
    }

    [Fact]
    public void A_tangent_of_the_wrong_length_is_named() =>
        Assert.Equal("xTangent", Assert.Throws<ArgumentException>(() => DotJvp([1, 2], [3, 4], [1, 1], [1])).ParamName);

    [Differentiable]
    private static double Total(double[] values)
    {
        double sum = 0;
        for (int i = 0; i < values.Length; i++)
        {
            sum += values[i] * values[i];
        }

        return sum;
    }

    [Differentiable]
    private static double TotalOrNothing(double scale, double[]? values, int count)
    {
        double sum = scale;
        for (int i = 0; i < count; i++)
        {
            sum += scale * values![i];
        }

        return sum;
    }

    [Fact]
    public void An_array_that_is_null_is_named()
    {
        Assert.Equal("values", Assert.Throws<ArgumentNullException>(() => TotalGradient(null!, new double[1])).ParamName);
        Assert.Equal("values", Assert.Throws<ArgumentNullException>(() => TotalJvp(null!, [])).ParamName);
    }

    [Fact]
    public void An_array_that_may_be_null_counts_as_empty()
    {
        Assert.Equal(3, TotalOrNothingGradient(3, null, 0, out double scale, default));
        Assert.Equal(1, scale);
        double[] gradient = new double[2];
        TotalOrNothingGradient(3, [1, 4], 2, out scale, gradient);
        Assert.Equal((6, 3, 3), (scale, gradient[0], gradient[1]));
        Assert.Equal("valuesGradient", Assert.Throws<ArgumentException>(() => TotalOrNothingGradient(3, null, 0, out _, new double[1])).ParamName);
    }

    [Fact]
    public void A_gradient_over_an_input_is_refused()
    {
        double[] memory = [1, 2, 3, 4];
        double[] x = [3, 4];
        Assert.Equal("wGradient", Assert.Throws<ArgumentException>(() => DotGradient(memory.AsSpan(0, 2), x, memory.AsSpan(1, 2), new double[2])).ParamName);
        Assert.Equal("xGradient", Assert.Throws<ArgumentException>(() => DotGradient(x, x, new double[2], x)).ParamName);
        Assert.Equal([1, 2, 3, 4], memory);
        Assert.Equal([3, 4], x);
    }

    [Fact]
    public void Two_gradients_in_one_buffer_are_refused()
    {
        double[] gradient = Filled(2);
        ArgumentException refused = Assert.Throws<ArgumentException>(() => DotGradient([1, 2], [3, 4], gradient, gradient));
        Assert.Contains("Gradient", refused.ParamName, StringComparison.Ordinal);
        Assert.Equal(Filled(2), gradient);
    }

    [Fact]
    public void Neighbours_in_one_buffer_are_fine()
    {
        double[] memory = new double[4];
        DotGradient([1, 2], [3, 4], memory.AsSpan(0, 2), memory.AsSpan(2));
        Assert.Equal([3, 4, 1, 2], memory);
    }

    [Fact]
    public void A_written_buffer_over_an_input_is_refused()
    {
        double[] x = [1, 2];
        double factorGradient = 0;
        ArgumentException refused = Assert.Throws<ArgumentException>(() =>
        {
            double gradient = 0;
            ScaleBackward(x, 3, x, new double[2], ref gradient, new double[2]);
            factorGradient = gradient;
        });
        Assert.Equal("y", refused.ParamName);
        Assert.Equal([1, 2], x);
        Assert.Equal(0, factorGradient);
    }

    [Fact]
    public void The_gradient_of_a_written_buffer_must_have_its_length()
    {
        double gradient = 0;
        double[] y = Filled(2);
        Assert.Equal("yGradient", Assert.Throws<ArgumentException>(() => ScaleBackward([1, 2], 3, y, new double[2], ref gradient, new double[3])).ParamName);
        Assert.Equal("yTangent", Assert.Throws<ArgumentException>(() => ScaleJvp([1, 2], 3, y, new double[2], 1, new double[1])).ParamName);
        Assert.Equal(Filled(2), y);
    }

    [Fact]
    public void An_exception_for_bad_input_leaves_the_gradients_untouched()
    {
        double[] gradient = Filled(3);
        Assert.Throws<ArgumentOutOfRangeException>(() => OnlyPositiveGradient([1, 2, -3], gradient));
        Assert.Throws<ArgumentOutOfRangeException>(() => OnlyPositiveBackward([1, 2, -3], 1, gradient));
        Assert.Equal(Filled(3), gradient);
    }

    [Fact]
    public void An_index_out_of_range_leaves_the_gradients_untouched()
    {
        double[] wGradient = Filled(3);
        double[] xGradient = Filled(2);
        Assert.ThrowsAny<Exception>(() => DotGradient([1, 2, 3], [1, 2], wGradient, xGradient));
        Assert.Equal(Filled(3), wGradient);
        Assert.Equal(Filled(2), xGradient);

        double[] yGradient = Filled(3);
        double total = 1;
        double totalGradient = 5;
        Assert.ThrowsAny<Exception>(() => RunningSumBackward([1, 2], new double[3], ref total, xGradient, yGradient, ref totalGradient));
        Assert.Equal(Filled(2), xGradient);
        Assert.Equal(Filled(3), yGradient);
        Assert.Equal(5, totalGradient);
    }

    [Fact]
    public void Longer_inputs_than_are_read_have_zero_gradients_there()
    {
        double[] wGradient = Filled(1);
        double[] xGradient = Filled(3);
        DotGradient([2], [3, 4, 5], wGradient, xGradient);
        Assert.Equal([3], wGradient);
        Assert.Equal([2, 0, 0], xGradient);
    }

    private static double[] Filled(int length)
    {
        double[] buffer = new double[length];
        Array.Fill(buffer, 7);
        return buffer;
    }
}
