using AutoDiff.Activations;
using AutoDiff.GradientChecking;

namespace AutoDiff.Tests.Activations;

public sealed class ActivationTests
{
    // Expected values by mpmath, 17 digits.
    [Theory]
    [InlineData(0.0, 0.5, 0.25)]
    [InlineData(1.0, 0.7310585786300049, 0.19661193324148185)]
    [InlineData(-1.0, 0.2689414213699951, 0.19661193324148185)]
    [InlineData(800.0, 1.0, 0.0)]
    [InlineData(-800.0, 0.0, 0.0)]
    public void Sigmoid(double x, double value, double slope) =>
        Check(Squashing.SigmoidGradient(x, out double gradient), gradient, value, slope);

    [Theory]
    [InlineData(0.0, 0.0, 1.0)]
    [InlineData(0.5, 0.46211715726000976, 0.7864477329659274)]
    [InlineData(800.0, 1.0, 0.0)]
    [InlineData(-800.0, -1.0, 0.0)]
    public void Tanh(double x, double value, double slope) =>
        Check(Squashing.TanhGradient(x, out double gradient), gradient, value, slope);

    [Theory]
    [InlineData(-1e-9, 0.0, 0.0)]
    [InlineData(0.0, 0.0, 0.0)]
    [InlineData(1e-9, 1e-9, 1.0)]
    [InlineData(3.0, 3.0, 1.0)]
    public void Relu(double x, double value, double slope) =>
        Check(Rectifier.ReluGradient(x, out double gradient), gradient, value, slope);

    [Theory]
    [InlineData(-2.0, -0.02, 0.01)]
    [InlineData(0.0, 0.0, 0.01)]
    [InlineData(2.0, 2.0, 1.0)]
    public void Leaky_relu(double x, double value, double slope)
    {
        double result = Rectifier.LeakyReluGradient(x, 0.01, out double gradient, out double slopeGradient);
        Check(result, gradient, value, slope);
        Assert.Equal(Math.Min(x, 0), slopeGradient);
    }

    [Theory]
    [InlineData(-1.0, -0.6321205588285577, 0.36787944117144233)]
    [InlineData(0.0, 0.0, 1.0)]
    [InlineData(1.5, 1.5, 1.0)]
    [InlineData(-800.0, -1.0, 0.0)]
    public void Elu(double x, double value, double slope) =>
        Check(Rectifier.EluGradient(x, 1, out double gradient, out _), gradient, value, slope);

    [Theory]
    [InlineData(2.0, 1.0, 2.0, 1.0, 0.0)]
    [InlineData(1.0, 2.0, 2.0, 0.0, 1.0)]
    [InlineData(1.0, 1.0, 1.0, 0.5, 0.5)]
    public void Maxout(double a, double b, double value, double aSlope, double bSlope)
    {
        Assert.Equal(value, Rectifier.MaxoutGradient(a, b, out double aGradient, out double bGradient));
        Assert.Equal((aSlope, bSlope), (aGradient, bGradient));
    }

    [Theory]
    [InlineData(0.0, 0.6931471805599453, 0.5)]
    [InlineData(1.0, 1.3132616875182228, 0.7310585786300049)]
    [InlineData(-1.0, 0.31326168751822286, 0.2689414213699951)]
    [InlineData(800.0, 800.0, 1.0)]
    [InlineData(-800.0, 0.0, 0.0)]
    public void Softplus(double x, double value, double slope) =>
        Check(SmoothRectifier.SoftplusGradient(x, out double gradient), gradient, value, slope);

    [Theory]
    [InlineData(0.0, 0.0, 0.5)]
    [InlineData(1.0, 0.7310585786300049, 0.9276705118714867)]
    [InlineData(800.0, 800.0, 1.0)]
    [InlineData(-800.0, 0.0, 0.0)]
    public void Silu(double x, double value, double slope) =>
        Check(SmoothRectifier.SiluGradient(x, out double gradient), gradient, value, slope);

    [Theory]
    [InlineData(0.0, 0.0, 0.5)]
    [InlineData(1.0, 0.8411919906082768, 1.0829640838457826)]
    [InlineData(800.0, 800.0, 1.0)]
    [InlineData(-800.0, 0.0, 0.0)]
    public void Gelu(double x, double value, double slope) =>
        Check(SmoothRectifier.GeluGradient(x, out double gradient), gradient, value, slope);

    public static TheoryData<string> Names => [.. Slopes.Keys];

    private static readonly Dictionary<string, (Func<double, double> F, Func<double, double> Slope)> Slopes = new()
    {
        ["sigmoid"] = (Squashing.Sigmoid, x => { Squashing.SigmoidGradient(x, out double g); return g; }),
        ["tanh"] = (Squashing.Tanh, x => { Squashing.TanhGradient(x, out double g); return g; }),
        ["relu"] = (Rectifier.Relu, x => { Rectifier.ReluGradient(x, out double g); return g; }),
        ["leaky relu"] = (x => Rectifier.LeakyRelu(x, 0.01), x => { Rectifier.LeakyReluGradient(x, 0.01, out double g, out _); return g; }),
        ["elu"] = (x => Rectifier.Elu(x, 0.7), x => { Rectifier.EluGradient(x, 0.7, out double g, out _); return g; }),
        ["maxout"] = (x => Rectifier.Maxout(2 * x, 1 - x), x => { Rectifier.MaxoutGradient(2 * x, 1 - x, out double a, out double b); return (2 * a) - b; }),
        ["softplus"] = (SmoothRectifier.Softplus, x => { SmoothRectifier.SoftplusGradient(x, out double g); return g; }),
        ["silu"] = (SmoothRectifier.Silu, x => { SmoothRectifier.SiluGradient(x, out double g); return g; }),
        ["gelu"] = (SmoothRectifier.Gelu, x => { SmoothRectifier.GeluGradient(x, out double g); return g; }),
    };

    [Theory]
    [MemberData(nameof(Names))]
    public void Every_slope_passes_the_gradient_check_on_both_sides_and_at_the_kink(string name)
    {
        (Func<double, double> f, Func<double, double> slope) = Slopes[name];
        foreach (double x in (double[])[-10, -3, -0.5, -1e-3, 0, 1e-3, 0.5, 3, 10])
        {
            GradientCheck.Run(f, slope, x).ThrowIfFailed();
        }
    }

    [Fact]
    public void Floats_are_differentiated_too()
    {
        Assert.Equal(0.5f, Squashing.SigmoidGradient(0f, out float gradient));
        Assert.Equal(0.25f, gradient);
    }

    private static void Check(double actual, double actualSlope, double value, double slope)
    {
        Assert.Equal(value, actual, 1e-15 * Math.Max(1, Math.Abs(value)));
        Assert.Equal(slope, actualSlope, 2e-15);
    }
}
