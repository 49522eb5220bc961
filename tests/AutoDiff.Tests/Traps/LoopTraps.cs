namespace AutoDiff.Tests.Traps;

public sealed partial class LoopTraps
{
    private const double Tolerance = 1e-12;

    [Differentiable]
    private static double Power(double x, int n)
    {
        double result = 1;
        for (int i = 0; i < n; i++)
        {
            result *= x;
        }

        return result;
    }

    [Theory]
    [InlineData(0, 0.0)]
    [InlineData(1, 1.0)]
    [InlineData(5, 5 * 1.1 * 1.1 * 1.1 * 1.1)]
    public void The_gradient_flows_through_a_for(int n, double expected)
    {
        PowerGradient(1.1, n, out double gradient);
        Assert.Equal(expected, gradient, Tolerance);
        Assert.Equal(expected, PowerJvp(1.1, n, 1).Tangent, Tolerance);
    }

    [Fact]
    public void A_power_by_a_loop_has_its_slope_at_zero()
    {
        PowerGradient(0, 1, out double first);
        PowerGradient(0, 2, out double second);
        Assert.Equal(1, first);
        Assert.Equal(0, second);
    }

    [Differentiable]
    private static double DivisorInside(double x)
    {
        double sum = 0;
        for (int i = 1; i <= 3; i++)
        {
            double divisor = x + i;
            sum += 1 / divisor;
        }

        return sum;
    }

    [Fact]
    public void A_divisor_written_inside_the_body()
    {
        DivisorInsideGradient(1, out double gradient);
        Assert.Equal(-(1.0 / 4) - (1.0 / 9) - (1.0 / 16), gradient, Tolerance);
    }

    [Differentiable]
    private static double InitializedFromActive(double x)
    {
        double p = x;
        for (int i = 0; i < 3; i++)
        {
            p *= 2;
        }

        return p;
    }

    [Fact]
    public void A_variable_initialised_from_an_active_one_before_the_loop()
    {
        Assert.Equal(8, InitializedFromActiveGradient(1, out double gradient));
        Assert.Equal(8, gradient);
    }

    [Differentiable]
    private static double AccumulatorReset(double x)
    {
        double total = 0;
        double inner = 7;
        for (int i = 0; i < 3; i++)
        {
            inner = 0;
            for (int j = 0; j < 2; j++)
            {
                inner += x * i;
            }

            total += inner * inner;
        }

        return total + inner;
    }

    [Fact]
    public void An_accumulator_reset_inside_the_loop()
    {
        // total = 4x²(0 + 1 + 4), and the last inner sum is 4x.
        AccumulatorResetGradient(1.5, out double gradient);
        Assert.Equal((40 * 1.5) + 4, gradient, Tolerance);
    }

    [Differentiable]
    private static double Triangle(double x, int n)
    {
        double sum = 0;
        for (int i = 0; i < n; i++)
        {
            for (int j = 0; j < i; j++)
            {
                sum += x * x;
            }
        }

        return sum;
    }

    [Fact]
    public void An_inner_bound_that_depends_on_the_outer_index()
    {
        TriangleGradient(1.5, 4, out double gradient);
        Assert.Equal(6 * 2 * 1.5, gradient, Tolerance);
    }

    [Differentiable]
    private static double IndexTimesValue(double x)
    {
        double sum = 0;
        for (int i = 0; i < 5; i++)
        {
            sum += i * x;
        }

        return sum;
    }

    [Fact]
    public void The_index_times_a_value()
    {
        IndexTimesValueGradient(3, out double gradient);
        Assert.Equal(10, gradient);
    }

    [Differentiable]
    private static double SumOfSquares(ReadOnlySpan<double> x)
    {
        double sum = 0;
        for (int i = 0; i < x.Length; i++)
        {
            sum += x[i] * x[i];
        }

        return sum;
    }

    [Fact]
    public void Inputs_of_length_zero()
    {
        Assert.Equal(0, SumOfSquaresGradient([], []));
        Assert.Equal((0, 0), SumOfSquaresJvp([], []));
    }

    [Fact]
    public void Stale_contents_of_the_buffer_do_not_show()
    {
        double[] gradient = [double.NaN, 7];
        SumOfSquaresGradient([2, 3], gradient);
        Assert.Equal([4, 6], gradient);
    }
}
