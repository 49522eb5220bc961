using AutoDiff.GradientChecking;

namespace AutoDiff.Tests.GradientChecking;

public sealed class GradientCheckTests
{
    [Fact]
    public void A_right_gradient_passes()
    {
        double[] point = [0.3, -1.2, 2.5, 0];
        GradientCheckResult result = GradientCheck.Run(Smooth.Value, Smooth.Gradient, point);
        result.ThrowIfFailed();
        Assert.Equal(4, result.Count(GradientVerdict.Agrees));
        Assert.All(result.Comparisons, c => Assert.True(c.RelativeError < 1e-8, result.ToString()));
    }

    [Fact]
    public void Lambdas_over_spans_and_captured_data_read_well()
    {
        double[] x = [1, 2, 3];
        double[] w0 = [0.1, 0.2, 0.3];
        GradientCheck.Run(w => w[0] * x[0] * w[1], (w, g) => (g[0], g[1]) = (x[0] * w[1], x[0] * w[0]), w0).ThrowIfFailed();
        GradientCheck.Run(w => w[0] * w[1], [0.2, 0.1, 0], w0).ThrowIfFailed();
        GradientCheck.Run(v => v * v, v => 2 * v, 3.0).ThrowIfFailed();
        GradientCheck.Run(v => v * v, v => 2 * v, 3f).ThrowIfFailed();
        GradientCheck.Run(v => v * v, 6.0, 3.0).ThrowIfFailed();
    }

    [Theory]
    [InlineData(0.01)]
    [InlineData(-0.001)]
    [InlineData(0.00001)]
    public void A_component_that_is_slightly_wrong_fails_and_is_named(double relativeError)
    {
        double[] point = [0.3, -1.2, 2.5, 0.7];
        double[] gradient = new double[4];
        Smooth.Gradient(point, gradient);
        double right = gradient[2];
        gradient[2] *= 1 + relativeError;
        GradientCheckResult result = GradientCheck.Run(Smooth.Value, gradient, point);
        Assert.False(result.Passed);
        Assert.Equal(1, result.Count(GradientVerdict.Wrong));
        Assert.Equal(2, result.Worst!.Index);
        Assert.Equal(gradient[2], result.Worst.Analytic);
        Assert.Equal(right, result.Worst.Numeric, Math.Abs(right) * 1e-8);
        Assert.Equal(Math.Abs(relativeError), result.Worst.RelativeError, Math.Abs(relativeError) * 0.02);
        GradientCheckException thrown = Assert.Throws<GradientCheckException>(result.ThrowIfFailed);
        Assert.Equal(result.ToString(), thrown.Message);
        Assert.Contains("[2]", thrown.Message, StringComparison.Ordinal);
        Assert.Contains("WRONG", thrown.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_forgotten_gradient_fails()
    {
        double[] point = [0.3, -1.2];
        Assert.False(GradientCheck.Run(w => w[0] * w[1], (_, _) => { }, point).Passed);
    }

    [Fact]
    public void A_method_that_adds_its_gradient_is_given_a_cleared_buffer()
    {
        double[] point = [0.5];
        GradientCheck.Run(w => 3 * w[0], (_, g) => g[0] += 3, point).ThrowIfFailed();
    }

    [Fact]
    public void Components_far_smaller_than_the_largest_are_checked_too()
    {
        double[] point = [1.5, 1.5];
        GradientCheckResult result = GradientCheck.Run(
            w => (1e3 * Math.Sin(w[0])) + (1e-2 * Math.Cos(w[1])),
            [1e3 * Math.Cos(1.5), -1e-2 * Math.Sin(1.5) * 1.01],
            point);
        Assert.Equal(1, Assert.Single(result.Comparisons, c => c.Verdict == GradientVerdict.Wrong).Index);
    }

    [Fact]
    public void Two_tiny_numbers_do_not_fail()
    {
        double[] point = [1, 1];
        GradientCheck.Run(w => w[0] * w[0], [2, 1e-17], point).ThrowIfFailed();
        GradientCheck.Run<double>(_ => 0, [1e-18, 0], point).ThrowIfFailed();
    }

    [Fact]
    public void A_NaN_in_the_gradient_is_located()
    {
        double[] point = [0.3, -1.2, 2.5];
        double[] gradient = new double[3];
        Smooth.Gradient(point, gradient);
        gradient[1] = double.NaN;
        GradientCheckResult result = GradientCheck.Run(Smooth.Value, gradient, point);
        Assert.False(result.Passed);
        Assert.Equal((1, GradientVerdict.NotFinite), (result.Worst!.Index, result.Worst.Verdict));
        Assert.Equal(2, result.Count(GradientVerdict.Agrees));
        Assert.Contains("NOT FINITE", result.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_NaN_of_the_function_is_reported()
    {
        GradientCheckResult result = GradientCheck.Run(Math.Log, x => 1 / x, -1.0);
        Assert.False(result.Passed);
        Assert.Contains("not finite at the point", result.ToString(), StringComparison.Ordinal);
        // Finite at the point, and nowhere else.
        Assert.Equal(GradientVerdict.NotFinite, GradientCheck.Run(x => x == 1 ? 0 : double.NaN, _ => 0, 1.0).Worst!.Verdict);
    }

    [Fact]
    public void Float_has_its_own_tolerance()
    {
        float[] point = [0.3f, -1.2f, 2.5f];
        float[] gradient = [MathF.Cos(0.3f) * -1.2f, MathF.Sin(0.3f), 2 * 2.5f];
        ScalarFunction<float> function = w => (MathF.Sin(w[0]) * w[1]) + (w[2] * w[2]);
        GradientCheckResult right = GradientCheck.Run(function, gradient, point);
        right.ThrowIfFailed();
        Assert.Equal((3, 1e-3), (right.Count(GradientVerdict.Agrees), right.Tolerance));
        gradient[1] *= 1.01f;
        GradientCheckResult wrong = GradientCheck.Run(function, gradient, point);
        Assert.Equal((1, GradientVerdict.Wrong), (wrong.Worst!.Index, wrong.Worst.Verdict));
    }

    [Fact]
    public void An_empty_point_passes_and_a_wrong_length_throws()
    {
        Assert.True(GradientCheck.Run<double>(_ => 1, (_, _) => { }, []).Passed);
        Assert.Throws<ArgumentException>("gradient", () => GradientCheck.Run<double>(_ => 1, [1], [1, 2]));
        Assert.Throws<NotSupportedException>(() => GradientCheck.Run(x => x, (Half)1, (Half)1));
    }

    [Theory]
    [InlineData(0.0)]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    public void A_tolerance_that_is_none_is_refused(double tolerance) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new GradientCheckOptions { Tolerance = tolerance });

    [Fact]
    public void The_tolerance_can_be_loosened()
    {
        GradientCheckOptions loose = new() { Tolerance = 0.05 };
        Assert.True(GradientCheck.Run(v => v * v, 6.1, 3.0, loose).Passed);
        Assert.False(GradientCheck.Run(v => v * v, 6.1, 3.0).Passed);
    }

    [Fact]
    public void The_table_stays_short()
    {
        GradientCheckResult result = GradientCheck.Run<double>(w => w[0], new double[500], new double[500]);
        string[] lines = result.ToString().Split('\n');
        Assert.InRange(lines.Length, 5, 15);
        Assert.StartsWith("Gradient check FAILED: 500 components", lines[0], StringComparison.Ordinal);
        Assert.StartsWith("[0]", lines[2], StringComparison.Ordinal);
    }
}
