using AutoDiff.GradientChecking;
using AutoDiff.Kernels;

namespace AutoDiff.Tests.Kernels;

public sealed class LogSumExpTests
{
    [Fact]
    public void It_is_the_logarithm_of_the_sum_of_exponentials()
    {
        Random random = new(1);
        for (int n = 1; n < 200; n += 7)
        {
            double[] x = [.. Enumerable.Range(0, n).Select(_ => (random.NextDouble() * 10) - 5)];
            double expected = Math.Log(x.Sum(Math.Exp));
            Assert.Equal(expected, LogSumExp.Of<double>(x), 1e-13);
            Assert.Equal(expected, LogSumExp.Of<float>(Array.ConvertAll(x, v => (float)v)), 1e-5);
        }
    }

    [Fact]
    public void It_does_not_overflow_nor_underflow()
    {
        Assert.Equal(1001 + Math.Log(1 + Math.Exp(-1)), LogSumExp.Of<double>([1000, 1001]), 1e-12);
        Assert.Equal(-1000 + Math.Log(2), LogSumExp.Of<double>([-1000, -1000]), 1e-12);
        Assert.Equal(500 + MathF.Log(3), LogSumExp.Of<float>([500, 500, 500]), 1e-4f);
        Assert.Equal(1e300, LogSumExp.Of<double>([1e300, -1e300]));
    }

    [Fact]
    public void Infinities_and_nothing_and_NaN_have_their_limits()
    {
        const double Infinity = double.PositiveInfinity;
        Assert.Equal(-Infinity, LogSumExp.Of<double>([]));
        Assert.Equal(-Infinity, LogSumExp.Of<double>([-Infinity, -Infinity]));
        Assert.Equal(3, LogSumExp.Of<double>([-Infinity, 3]));
        Assert.Equal(Infinity, LogSumExp.Of<double>([1, Infinity]));
        Assert.Equal(double.NaN, LogSumExp.Of<double>([1, double.NaN, Infinity]));
        Assert.Equal(double.NaN, LogSumExp.Of<double>([-Infinity, double.NaN]));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(10)]
    [InlineData(131)]
    public void Its_backward_passes_the_gradient_check(int n)
    {
        Random random = new(n);
        double[] x = [.. Enumerable.Range(0, n).Select(_ => (random.NextDouble() * 8) - 4)];
        GradientCheck.Run(w => LogSumExp.Of(w), (w, g) => LogSumExp.Backward(w, 1, g), x).ThrowIfFailed();
    }

    [Fact]
    public void Its_backward_adds_and_returns_the_value()
    {
        double[] gradient = [10, 20];
        double value = LogSumExp.Backward<double>([1000, 1000], 4, gradient);
        Assert.Equal(1000 + Math.Log(2), value);
        Assert.Equal(12, gradient[0], 1e-12);
        Assert.Equal(22, gradient[1], 1e-12);
    }

    [Fact]
    public void Its_backward_at_infinity_is_uniform()
    {
        double[] gradient = [0, 0];
        LogSumExp.Backward([double.NegativeInfinity, double.NegativeInfinity], 1, gradient);
        Assert.Equal([0.5, 0.5], gradient);
        Assert.Equal(double.NegativeInfinity, LogSumExp.Backward<double>([], 1, []));
    }

    [Fact]
    public void Wrong_buffers_are_named()
    {
        double[] x = [1, 2];
        Assert.Throws<ArgumentException>("scoresGradient", () => LogSumExp.Backward(x, 1, new double[3]));
        Assert.Throws<ArgumentException>("scoresGradient", () => LogSumExp.Backward(x, 1, x));
    }
}
