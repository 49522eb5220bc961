using AutoDiff.GradientChecking;

namespace AutoDiff.Tests.GradientChecking;

public sealed class KinkTests
{
    [Theory]
    [InlineData(0.0)]
    [InlineData(1.0)]
    [InlineData(-1.0)]
    [InlineData(0.3)]
    public void Every_subgradient_of_the_absolute_value_at_zero_is_a_kink(double subgradient)
    {
        GradientCheckResult result = GradientCheck.Run(Math.Abs, subgradient, 0.0);
        result.ThrowIfFailed();
        Assert.Equal(GradientVerdict.Kink, result.Worst!.Verdict);
        Assert.Equal(-1, result.Worst.LeftSlope, 1e-9);
        Assert.Equal(1, result.Worst.RightSlope, 1e-9);
    }

    [Theory]
    [InlineData(1.001)]
    [InlineData(-2.0)]
    [InlineData(50.0)]
    public void A_value_outside_the_one_sided_slopes_is_wrong(double wrong)
    {
        GradientCheckResult result = GradientCheck.Run(Math.Abs, wrong, 0.0);
        Assert.False(result.Passed);
        Assert.Equal(GradientVerdict.Wrong, result.Worst!.Verdict);
    }

    [Fact]
    public void A_tie_of_two_maxima_is_a_kink_in_both()
    {
        double[] point = [1.25, 1.25, 0.5];
        GradientCheckResult result = GradientCheck.Run(
            w => Math.Max(w[0] * w[0], w[1] * w[1]) + w[2], (w, g) => (g[0], g[1], g[2]) = (w[0], w[1], 1), point);
        result.ThrowIfFailed();
        Assert.Equal((2, 1), (result.Count(GradientVerdict.Kink), result.Count(GradientVerdict.Agrees)));
    }

    [Fact]
    public void A_wrong_component_beside_a_kink_is_still_wrong()
    {
        double[] point = [0, 2];
        GradientCheckResult result = GradientCheck.Run(w => Math.Abs(w[0]) + (w[1] * w[1]), [0, 4.04], point);
        Assert.Equal((1, GradientVerdict.Wrong), (result.Worst!.Index, result.Worst.Verdict));
        Assert.Equal(1, result.Count(GradientVerdict.Kink));
    }

    [Fact]
    public void A_kink_with_different_curvature_on_its_sides_is_a_kink()
    {
        static double F(double x) => x > 1 ? Math.Exp(x) : (2 * Math.E * x) - Math.E;
        GradientCheckResult result = GradientCheck.Run(F, 1.5 * Math.E, 1.0);
        Assert.Equal(GradientVerdict.Kink, result.Worst!.Verdict);
        Assert.False(GradientCheck.Run(F, Math.E * 0.99, 1.0).Passed);
        Assert.False(GradientCheck.Run(F, Math.E * 2.01, 1.0).Passed);
    }

    [Theory]
    [InlineData(1e-1)]
    [InlineData(1e-3)]
    [InlineData(3e-5)]
    [InlineData(5e-6)]
    [InlineData(1e-7)]
    [InlineData(1e-9)]
    public void A_kink_near_the_point_excuses_nothing_and_fails_nothing(double distance)
    {
        double F(double x) => Math.Abs(x - 1 - distance) + (0.5 * x * x);
        GradientCheckResult right = GradientCheck.Run(F, 0.0, 1.0);
        right.ThrowIfFailed();
        Assert.Equal(GradientVerdict.Agrees, right.Worst!.Verdict);
        Assert.False(GradientCheck.Run(F, 0.01, 1.0).Passed);
    }

    [Fact]
    public void A_small_kink_within_a_large_slope_passes()
    {
        static double F(double x) => (5 * x) + (1e-5 * Math.Abs(x));
        Assert.True(GradientCheck.Run(F, 5 + 1e-5, 0.0).Passed);
        Assert.False(GradientCheck.Run(F, 5 + 1e-3, 0.0).Passed);
    }

    [Theory]
    [InlineData(1.001)]
    [InlineData(0.999)]
    [InlineData(1.1)]
    [InlineData(-1.0)]
    public void Strong_curvature_is_no_kink(double factor)
    {
        // sqrt(x² + ε²): nearly the absolute value, but smooth.
        static double F(double x) => Math.Sqrt((x * x) + 1e-6);
        static double D(double x) => x / Math.Sqrt((x * x) + 1e-6);
        foreach (double x in (double[])[1e-4, 1e-3, 0.01, -0.3])
        {
            GradientCheck.Run(F, D, x).ThrowIfFailed();
            Assert.Equal(GradientVerdict.Wrong, GradientCheck.Run(F, D(x) * factor, x).Worst!.Verdict);
        }
    }

    [Fact]
    public void At_the_border_of_the_domain_the_slope_from_inside_counts()
    {
        static double F(double x) => x < 0 ? double.NaN : Math.Exp(x);
        GradientCheckResult result = GradientCheck.Run(F, 1.0, 0.0);
        result.ThrowIfFailed();
        Assert.True(double.IsNaN(result.Worst!.LeftSlope));
        Assert.Equal(GradientVerdict.Wrong, GradientCheck.Run(F, 1.01, 0.0).Worst!.Verdict);
    }

    [Fact]
    public void A_kink_in_float_is_a_kink()
    {
        Assert.Equal(GradientVerdict.Kink, GradientCheck.Run(MathF.Abs, 0f, 0f).Worst!.Verdict);
        Assert.Equal(GradientVerdict.Kink, GradientCheck.Run(x => MathF.Max(x, 0.7f) * 2, 1f, 0.7f).Worst!.Verdict);
        Assert.Equal(GradientVerdict.Wrong, GradientCheck.Run(MathF.Abs, 1.1f, 0f).Worst!.Verdict);
    }
}
