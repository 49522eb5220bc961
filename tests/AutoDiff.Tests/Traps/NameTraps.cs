namespace AutoDiff.Tests.Traps;

public sealed partial class NameTraps
{
    [Differentiable]
    private static double @class(double @double, double @return) => @double * @return;

    [Differentiable]
    private static double Overloaded(double x) => x * x;

    [Differentiable]
    private static double Overloaded(double x, double y) => x * y;

    [Differentiable]
    private static double Overloaded(ReadOnlySpan<double> x) => x[0] * x[1];

    [Differentiable]
    private static double Locals(double x)
    {
        double xGradient = x * x;
        double xAdjoint = xGradient * x;
        double adjoint = xAdjoint * x;
        double upstream = adjoint * x;
        double result = upstream * x;
        return result;
    }

    [Fact]
    public void Identifiers_that_need_an_at_sign()
    {
        classGradient(2, 3, out double first, out double second);
        Assert.Equal((3, 2), (first, second));
        Assert.Equal((6, 3), classJvp(@double: 2, @return: 3, doubleTangent: 1, returnTangent: 0));
    }

    [Fact]
    public void Overloads_share_a_name()
    {
        OverloadedGradient(3, out double x);
        Assert.Equal(6, x);
        OverloadedGradient(3, 4, out x, out double y);
        Assert.Equal((4, 3), (x, y));
        double[] gradient = new double[2];
        OverloadedGradient([3, 4], gradient);
        Assert.Equal([4, 3], gradient);
    }

    [Fact]
    public void Locals_named_like_what_is_generated()
    {
        LocalsGradient(2, out double gradient);
        Assert.Equal(6 * 32, gradient);
        Assert.Equal((64, 6 * 32), LocalsJvp(2, 1));
    }
}
