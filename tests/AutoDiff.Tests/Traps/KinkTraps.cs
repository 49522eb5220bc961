namespace AutoDiff.Tests.Traps;

public sealed partial class KinkTraps
{
    [Differentiable]
    private static double Absolute(double x) => Math.Abs(x);

    [Differentiable]
    private static double Larger(double a, double b) => Math.Max(a, b);

    [Differentiable]
    private static double Smaller(double a, double b) => Math.Min(a, b);

    [Differentiable]
    private static double Relu(double x) => Math.Max(0, x);

    [Differentiable]
    private static double ReluTheOtherWayRound(double x) => Math.Max(x, 0);

    [Differentiable]
    private static double ReluByBranch(double x) => x > 0 ? x : 0;

    [Differentiable]
    private static float SingleRelu(float x) => MathF.Max(0, x);

    [Differentiable]
    private static double Clamped(double x) => Math.Clamp(x, -1, 1);

    [Differentiable]
    private static double Itself(double x) => Math.Max(x, x);

    [Differentiable]
    private static double LargestOf(ReadOnlySpan<double> x)
    {
        double largest = x[0];
        for (int i = 1; i < x.Length; i++)
        {
            largest = Math.Max(largest, x[i]);
        }

        return largest;
    }

    [Differentiable]
    private static double Equality(double x, double y)
    {
        if (x == y)
        {
            return x;
        }

        return x * y;
    }

    [Fact]
    public void The_absolute_value_at_zero()
    {
        AbsoluteGradient(0, out double gradient);
        Assert.Equal(0, gradient);
        Assert.Equal(0, AbsoluteJvp(0, 1).Tangent);
        AbsoluteGradient(-0.0, out gradient);
        Assert.Equal(0, gradient);
        AbsoluteGradient(-3, out gradient);
        Assert.Equal(-1, gradient);
    }

    [Fact]
    public void Ties_are_shared()
    {
        LargerGradient(2, 2, out double a, out double b);
        Assert.Equal((0.5, 0.5), (a, b));
        SmallerGradient(2, 2, out a, out b);
        Assert.Equal((0.5, 0.5), (a, b));
        Assert.Equal((2, 0.5), LargerJvp(2, 2, 1, 0));
        LargerGradient(3, 2, out a, out b);
        Assert.Equal((1, 0), (a, b));
        SmallerGradient(3, 2, out a, out b);
        Assert.Equal((0, 1), (a, b));
    }

    [Fact]
    public void Both_operands_the_same()
    {
        ItselfGradient(2, out double gradient);
        Assert.Equal(1, gradient);
    }

    [Fact]
    public void A_tie_in_a_loop()
    {
        double[] gradient = new double[3];
        LargestOfGradient([2, 2, 1], gradient);
        Assert.Equal([0.5, 0.5, 0], gradient);
    }

    [Theory]
    [InlineData(0.0, 0.0)]
    [InlineData(1e-300, 1.0)]
    [InlineData(-1.0, 0.0)]
    public void Rectifiers(double x, double expected)
    {
        ReluGradient(x, out double gradient);
        Assert.Equal(expected, gradient);
        ReluTheOtherWayRoundGradient(x, out gradient);
        Assert.Equal(expected, gradient);
        ReluByBranchGradient(x, out gradient);
        Assert.Equal(expected, gradient);
        Assert.Equal(expected, ReluJvp(x, 1).Tangent);
    }

    [Fact]
    public void A_rectifier_of_floats()
    {
        SingleReluGradient(0, out float gradient);
        Assert.Equal(0, gradient);
        SingleReluGradient(2, out gradient);
        Assert.Equal(1, gradient);
    }

    [Theory]
    [InlineData(-2.0, 0.0)]
    [InlineData(-1.0, 0.0)]
    [InlineData(0.5, 1.0)]
    [InlineData(1.0, 0.0)]
    [InlineData(2.0, 0.0)]
    public void A_clamp_at_its_borders(double x, double expected)
    {
        ClampedGradient(x, out double gradient);
        Assert.Equal(expected, gradient);
    }

    [Fact]
    public void A_branch_on_equality_of_active_values()
    {
        EqualityGradient(3, 3, out double x, out double y);
        Assert.Equal((1, 0), (x, y));
        EqualityGradient(3, 4, out x, out y);
        Assert.Equal((4, 3), (x, y));
    }
}
