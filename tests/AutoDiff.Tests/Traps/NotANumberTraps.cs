namespace AutoDiff.Tests.Traps;

public sealed partial class NotANumberTraps
{
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

    [Differentiable]
    private static double UntilConvergence(double x)
    {
        double guess = x;
        double step;
        do
        {
            step = 0.5 * ((x / guess) - guess);
            guess += step;
        }
        while (Math.Abs(step) > 1e-12);

        return guess;
    }

    [Differentiable]
    private static double UntilSmall(double x)
    {
        double y = x;
        while (y > 1)
        {
            y *= 0.5;
        }

        return y;
    }

    [Differentiable]
    private static double Largest(double a, double b) => Math.Max(a, b);

    [Differentiable]
    private static double Absolute(double x) => Math.Abs(x);

    [Differentiable]
    private static double Rectifier(double x) => Math.Max(0, x);

    [Differentiable]
    private static double Fraction(double x) => Math.Clamp(x, 0, 1);

    [Differentiable]
    private static double RootOfAbsolute(double x) => Math.Sqrt(Math.Abs(x));

    [Differentiable(nameof(w))]
    private static double Layer(ReadOnlySpan<double> w, ReadOnlySpan<double> x)
    {
        double sum = 0;
        for (int i = 0; i < w.Length; i++)
        {
            sum += w[i] * x[i];
        }

        return Math.Max(0, sum);
    }

    [Fact]
    public void It_stays_in_its_own_component()
    {
        double[] gradient = new double[3];
        Assert.Equal(double.NaN, SumOfSquaresGradient([1, double.NaN, 2], gradient));
        Assert.Equal([2, double.NaN, 4], gradient);
    }

    [Fact]
    public void It_reaches_the_tangent() =>
        Assert.Equal((double.NaN, double.NaN), SumOfSquaresJvp([1, double.NaN], [1, 1]));

    [Fact(Timeout = 10_000)]
    public async Task It_does_not_hang_a_loop()
    {
        // On a thread of its own, which the timeout can give up on.
        await Task.Run(
            () =>
            {
                Assert.Equal(double.NaN, UntilConvergenceGradient(double.NaN, out double gradient));
                Assert.Equal(double.NaN, gradient);
                Assert.Equal(double.NaN, UntilSmallGradient(double.NaN, out gradient));
                Assert.Equal(1, gradient);
            },
            TestContext.Current.CancellationToken);
    }

    [Fact]
    public void It_passes_through_a_maximum()
    {
        Assert.Equal(double.NaN, LargestGradient(double.NaN, 1, out double a, out double b));
        Assert.Equal((double.NaN, double.NaN), (a, b));
        Assert.Equal((double.NaN, double.NaN), LargestJvp(1, double.NaN, 1, 1));
    }

    [Fact]
    public void It_passes_through_every_kink()
    {
        foreach (Func<double, double> gradient in (Func<double, double>[])[AbsoluteSlope, RectifierSlope, ClampSlope])
        {
            Assert.Equal(double.NaN, gradient(double.NaN));
            Assert.Equal(0, gradient(0));
            Assert.Equal(1, gradient(0.5));
        }

        Assert.Equal((double.NaN, double.NaN), AbsoluteJvp(double.NaN, 1));
        Assert.Equal((double.NaN, double.NaN), RectifierJvp(double.NaN, 1));
    }

    [Fact]
    public void It_shows_in_the_gradient_of_a_layer_that_is_rectified()
    {
        double[] gradient = new double[2];
        Assert.Equal(double.NaN, LayerGradient([double.NaN, 2], [1, 3], gradient));
        Assert.Equal([double.NaN, double.NaN], gradient);
    }

    [Fact]
    public void Zero_stays_zero_beside_a_singularity_at_a_kink()
    {
        RootOfAbsoluteGradient(0, out double gradient);
        Assert.Equal(0, gradient);
        Assert.Equal(0, RootOfAbsoluteJvp(0, 1).Tangent);
    }

    private static double AbsoluteSlope(double x)
    {
        AbsoluteGradient(x, out double gradient);
        return gradient;
    }

    private static double RectifierSlope(double x)
    {
        RectifierGradient(x, out double gradient);
        return gradient;
    }

    private static double ClampSlope(double x)
    {
        FractionGradient(x, out double gradient);
        return gradient;
    }
}
