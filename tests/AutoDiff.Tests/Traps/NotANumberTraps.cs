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
    public void It_passes_through_a_maximum() =>
        Assert.Equal(double.NaN, LargestGradient(double.NaN, 1, out double _, out double _));
}
