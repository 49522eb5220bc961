namespace AutoDiff.Tests.Traps.OwnMath;

public sealed partial class OwnMathTraps
{
    [Differentiable]
    private static double Own(double x) => Math.Exp(x) * System.Math.Exp(x);

    [Differentiable]
    private static double OwnPair(double x)
    {
        (double a, double b) = Math.SinCos(x);
        return a + b;
    }

    [Fact]
    public void A_function_of_it_that_returns_a_pair()
    {
        Assert.Equal(10, OwnPairGradient(2, out double gradient));
        Assert.Equal(7, gradient, 1e-12);
    }

    [Fact]
    public void A_type_of_the_users_named_Math()
    {
        double e = System.Math.Exp(3);
        Assert.Equal(9 * e, OwnGradient(3, out double gradient), 1e-12);
        Assert.Equal((6 * e) + (9 * e), gradient, 1e-10);
    }
}
