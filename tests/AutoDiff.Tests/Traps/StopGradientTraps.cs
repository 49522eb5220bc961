using AutoDiff.Kernels;

namespace AutoDiff.Tests.Traps;

/// <summary>What is cut off counts for the value, and not for the derivative, wherever it stands.</summary>
public sealed partial class StopGradientTraps
{
    [Differentiable]
    internal static double Scalar(double x) => x * StopGradient.Of(x * x) + StopGradient.Of(Math.Sin(x));

    [Differentiable]
    internal static double InLoop(double x, int n)
    {
        double y = x;
        for (int i = 0; i < n; i++)
        {
            y = StopGradient.Of(y) * x;
        }

        return y;
    }

    [Differentiable]
    internal static double OfSpan(ReadOnlySpan<double> x)
    {
        ReadOnlySpan<double> s = StopGradient.Of(x);
        double sum = 0;
        for (int i = 0; i < x.Length; i++)
        {
            sum += x[i] * s[i];
        }

        return sum;
    }

    [Differentiable]
    internal static double OfArray(double[] x) => StopGradient.Of(x)[0] * x[1] + Sum(StopGradient.Of(x.AsSpan(1))) * x[0];

    [Differentiable]
    internal static double SeesLaterWrites(double a, double b)
    {
        double[] x = [a, a];
        double[] s = StopGradient.Of(x);
        x[0] = b;
        return s[0] * x[0] + s[1];
    }

    [Differentiable]
    internal static double OfKernel(ReadOnlySpan<double> x) => LogSumExp.Of(StopGradient.Of(x)) * x[0];

    [Differentiable]
    internal static double ByCopy(ReadOnlySpan<double> x)
    {
        double[] copy = StopGradient.Of(x).ToArray();
        copy[0] = 2 * x[0];
        return copy[0] * copy[1];
    }

    [Fact]
    public void Of_a_number()
    {
        Assert.Equal((8 + Math.Sin(2), 4), (ScalarGradient(2, out double gradient), gradient));
        Assert.Equal((8 + Math.Sin(2), 4), ScalarJvp(2, 1));
    }

    [Fact]
    public void In_a_loop()
    {
        Assert.Equal((81, 27), (InLoopGradient(3, 3, out double gradient), gradient));
        Assert.Equal((81, 27), InLoopJvp(3, 3, 1));
    }

    [Fact]
    public void Of_a_span()
    {
        double[] gradient = new double[2];
        Assert.Equal(13, OfSpanGradient([2, 3], gradient));
        Assert.Equal([2, 3], gradient);
        Assert.Equal((13, 8), OfSpanJvp([2, 3], [1, 2]));
    }

    [Fact]
    public void Of_an_array_and_of_a_part()
    {
        double[] gradient = new double[3];
        Assert.Equal((2 * 3) + (7 * 2), OfArrayGradient([2, 3, 4], gradient));
        Assert.Equal([7, 2, 0], gradient);
        Assert.Equal(11, OfArrayJvp([2, 3, 4], [1, 2, 5]).Tangent);
    }

    [Fact]
    public void What_is_written_later_is_seen()
    {
        Assert.Equal(25 + 2, SeesLaterWritesGradient(2, 5, out double a, out double b));
        Assert.Equal((0, 5), (a, b));
        Assert.Equal((27, 10), SeesLaterWritesJvp(2, 5, 1, 2));
    }

    [Fact]
    public void In_a_call_with_a_derivative_of_its_own()
    {
        double[] gradient = new double[2];
        OfKernelGradient([1, 2], gradient);
        Assert.Equal([LogSumExp.Of<double>([1, 2]), 0], gradient);
        Assert.Equal(3 * LogSumExp.Of<double>([1, 2]), OfKernelJvp([1, 2], [3, 4]).Tangent);
    }

    [Fact]
    public void A_copy_can_be_written()
    {
        double[] gradient = new double[2];
        Assert.Equal(12, ByCopyGradient([2, 3], gradient));
        Assert.Equal([6, 0], gradient);
    }

    private static double Sum(ReadOnlySpan<double> values)
    {
        double sum = 0;
        foreach (double value in values)
        {
            sum += value;
        }

        return sum;
    }
}
