namespace AutoDiff.Tests.Traps.OwnMath;

public sealed partial class OwnMathTraps
{
    [Differentiable]
    private static double Own(double x) => Math.Exp(x) * System.Math.Exp(x);

    [Fact]
    public void A_type_of_the_users_named_Math()
    {
        double e = System.Math.Exp(3);
        Assert.Equal(9 * e, OwnGradient(3, out double gradient), 1e-12);
        Assert.Equal((6 * e) + (9 * e), gradient, 1e-10);
    }
}
