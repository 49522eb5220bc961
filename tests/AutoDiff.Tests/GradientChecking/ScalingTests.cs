using AutoDiff.GradientChecking;

namespace AutoDiff.Tests.GradientChecking;

public sealed class ScalingTests
{
    public static TheoryData<string, Func<double, double>, Func<double, double>, double> BadlyScaled => new()
    {
        { "a large constant", x => 1e10 + Math.Sin(x), Math.Cos, 1 },
        { "cancellation inside", x => 1e10 + Math.Sin(x) - 1e10, Math.Cos, 1 },
        { "cancellation far worse", x => 1e12 + Math.Sin(x) - 1e12, Math.Cos, 0.3 },
        { "logarithm near its singularity", Math.Log, x => 1 / x, 1e-8 },
        { "logarithm of a tiny number", Math.Log, x => 1 / x, 1e-100 },
        { "square root near 0", Math.Sqrt, x => 0.5 / Math.Sqrt(x), 1e-12 },
        { "a huge point", Math.Log, x => 1 / x, 1e12 },
        { "fast oscillation", x => Math.Sin(1e4 * x), x => 1e4 * Math.Cos(1e4 * x), 0.7 },
        { "steep exponential", x => Math.Exp(1e3 * x), x => 1e3 * Math.Exp(1e3 * x), 0.2 },
        { "narrow Gaussian", x => Math.Exp(-1e12 * x * x), x => -2e12 * x * Math.Exp(-1e12 * x * x), 1e-6 },
        { "tiny slope", x => 5 + (1e-8 * x), _ => 1e-8, 1 },
        { "tiny value and slope", x => 1e-9 * Math.Exp(x), x => 1e-9 * Math.Exp(x), 1 },
        { "saturated", x => Math.Tanh(1e8 * x), x => 1e8 / Math.Pow(Math.Cosh(1e8 * x), 2), 0 },
        { "a small weight in a unit-scale function", x => Math.Sin(1 + x), x => Math.Cos(1 + x), 1e-9 },
    };

    [Theory]
    [MemberData(nameof(BadlyScaled))]
    public void A_right_gradient_of_a_badly_scaled_function_passes(
        string what, Func<double, double> function, Func<double, double> derivative, double point)
    {
        GradientCheckResult result = GradientCheck.Run(function, derivative, point);
        Assert.True(result.Passed, $"{what}: {result}");
    }

    [Theory]
    [MemberData(nameof(BadlyScaled))]
    public void A_gradient_of_it_that_is_wrong_by_a_tenth_fails(
        string what, Func<double, double> function, Func<double, double> derivative, double point)
    {
        GradientCheckResult result = GradientCheck.Run(function, derivative(point) * 1.1, point);
        Assert.False(result.Passed, $"{what}: {result}");
    }

    [Fact]
    public void Where_noise_hides_everything_nothing_counts_as_checked()
    {
        GradientCheckResult result = GradientCheck.Run(x => 1e16 + Math.Sin(x), Math.Cos, 1.0);
        Assert.Equal(GradientVerdict.Unresolved, result.Worst!.Verdict);
        Assert.False(result.Passed);
        Assert.Contains("too inaccurate", result.ToString(), StringComparison.Ordinal);
    }

    /// <summary>Random smooth functions at random points: no false alarm, and no wrong gradient that passes.</summary>
    [Fact]
    public void Random_functions_are_told_right_from_wrong()
    {
        Random random = new(7);
        for (int trial = 0; trial < 500; trial++)
        {
            double a = random.NextDouble() * 3, b = (random.NextDouble() * 4) - 2, c = (random.NextDouble() * 2) - 1;
            double x = ((random.NextDouble() * 4) - 2) * Math.Pow(10, random.Next(-3, 2));
            double F(double t) => (a * Math.Sin(b * t)) + Math.Log(1 + (t * t)) + (c * t);
            double d = (a * b * Math.Cos(b * x)) + (2 * x / (1 + (x * x))) + c;
            GradientCheckResult right = GradientCheck.Run(F, d, x);
            Assert.True(right.Worst!.Verdict == GradientVerdict.Agrees, right.ToString());
            GradientCheckResult wrong = GradientCheck.Run(F, d + (1e-3 * Math.Max(Math.Abs(d), 0.01)), x);
            Assert.True(wrong.Worst!.Verdict == GradientVerdict.Wrong, wrong.ToString());
        }
    }

    [Fact]
    public void Random_float_functions_are_told_right_from_wrong()
    {
        Random random = new(8);
        for (int trial = 0; trial < 500; trial++)
        {
            float a = random.NextSingle() * 3, b = (random.NextSingle() * 4) - 2;
            float x = (random.NextSingle() * 4) - 2;
            float F(float t) => (a * MathF.Sin(b * t)) + MathF.Log(1 + (t * t));
            double d = ((double)a * b * Math.Cos((double)b * x)) + (2.0 * x / (1 + ((double)x * x)));
            GradientCheckResult right = GradientCheck.Run(F, (float)d, x);
            Assert.True(right.Worst!.Verdict == GradientVerdict.Agrees, right.ToString());
            GradientCheckResult wrong = GradientCheck.Run(F, (float)(d + (0.02 * Math.Max(Math.Abs(d), 0.1))), x);
            Assert.True(wrong.Worst!.Verdict == GradientVerdict.Wrong, wrong.ToString());
        }
    }
}
