namespace AutoDiff.Tests.Traps;

public sealed partial class PowerTraps
{
    [Differentiable]
    private static double Squared(double x) => Math.Pow(x, 2);

    [Differentiable]
    private static double First(double x) => Math.Pow(x, 1);

    [Differentiable]
    private static double Zeroth(double x) => Math.Pow(x, 0);

    [Differentiable]
    private static double IntegerExponent(double x, int n) => Math.Pow(x, n);

    [Differentiable]
    private static double General(double x, double y) => Math.Pow(x, y);

    [Differentiable]
    private static double OfZero(double y) => Math.Pow(0, y);

    [Differentiable]
    private static double OfTwo(double y) => Math.Pow(2, y);

    [Fact]
    public void Zero_squared_has_slope_zero()
    {
        SquaredGradient(0, out double gradient);
        Assert.Equal(0, gradient);
        Assert.Equal((0, 0), SquaredJvp(0, 1));
    }

    [Fact]
    public void Zero_to_the_first_has_slope_one()
    {
        FirstGradient(0, out double gradient);
        Assert.Equal(1, gradient);
    }

    [Theory]
    [InlineData(0.0)]
    [InlineData(2.0)]
    [InlineData(-3.0)]
    public void The_zeroth_power_has_slope_zero(double x)
    {
        Assert.Equal(1, ZerothGradient(x, out double gradient));
        Assert.Equal(0, gradient);
        Assert.Equal(1, IntegerExponentGradient(x, 0, out gradient));
        Assert.Equal(0, gradient);
    }

    [Theory]
    [InlineData(0.0, 1, 1.0)]
    [InlineData(0.0, 2, 0.0)]
    [InlineData(-2.0, 3, 12.0)]
    [InlineData(-2.0, -1, -0.25)]
    public void Integer_exponents(double x, int n, double expected)
    {
        IntegerExponentGradient(x, n, out double gradient);
        Assert.Equal(expected, gradient, 1e-12);
    }

    [Theory]
    [InlineData(0.5)]
    [InlineData(1.0)]
    [InlineData(2.0)]
    public void The_exponent_of_zero_does_not_matter(double y)
    {
        Assert.Equal(0, OfZeroGradient(y, out double gradient));
        Assert.Equal(0, gradient);
        Assert.Equal((0, 0), OfZeroJvp(y, 1));
    }

    [Theory]
    [InlineData(0.0, 2.0, 0.0, 0.0)]
    [InlineData(0.0, 1.0, 1.0, 0.0)]
    [InlineData(1.0, 0.0, 0.0, 0.0)]
    [InlineData(-2.0, 2.0, -4.0, double.NaN)]
    public void Base_and_exponent_active(double x, double y, double byBase, double byExponent)
    {
        GeneralGradient(x, y, out double xGradient, out double yGradient);
        Assert.Equal(byBase, xGradient, 1e-12);
        Assert.Equal(byExponent, yGradient, 1e-12);
    }

    [Fact]
    public void A_constant_base()
    {
        OfTwoGradient(3, out double gradient);
        Assert.Equal(8 * Math.Log(2), gradient, 1e-12);
    }
}
