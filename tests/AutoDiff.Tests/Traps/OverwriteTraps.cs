namespace AutoDiff.Tests.Traps;

public sealed partial class OverwriteTraps
{
    [Differentiable]
    private static double ReadThenOverwritten(double x)
    {
        double a = x * x;
        double b = a;
        a = 3;
        return a * b;
    }

    [Differentiable]
    private static double Reassigned(double x)
    {
        x = x * x;
        x = x * x;
        return x;
    }

    [Differentiable]
    private static double ElementOverwritten(double x)
    {
        double[] y = new double[1];
        y[0] = x * x;
        double old = y[0];
        y[0] = x;
        return old * y[0];
    }

    [Differentiable]
    private static double TruncatedTimesItself(double x) => (int)x * x;

    [Differentiable]
    private static double Floored(double x) => Math.Floor(x) + (Math.Round(x) * x);

    [Differentiable]
    private static double Dot(double[] a, double[] b)
    {
        double sum = 0;
        for (int i = 0; i < a.Length; i++)
        {
            sum += a[i] * b[i];
        }

        return sum;
    }

    [Differentiable]
    private static double DotWithItself(double[] x) => Dot(x, x);

    [Differentiable]
    private static void Doubled(Span<double> x)
    {
        for (int i = 0; i < x.Length; i++)
        {
            x[i] += x[i];
        }
    }

    [Differentiable]
    private static void Swapped(ref double a, ref double b) => (a, b) = (b, a);

    [Fact]
    public void A_value_read_then_overwritten()
    {
        ReadThenOverwrittenGradient(2, out double gradient);
        Assert.Equal(12, gradient);
        ElementOverwrittenGradient(2, out gradient);
        Assert.Equal(12, gradient);
    }

    [Fact]
    public void A_parameter_reassigned()
    {
        Assert.Equal(16, ReassignedGradient(2, out double gradient));
        Assert.Equal(32, gradient);
    }

    [Fact]
    public void A_truncated_value_is_a_constant()
    {
        Assert.Equal(5, TruncatedTimesItselfGradient(2.5, out double gradient));
        Assert.Equal(2, gradient);
        FlooredGradient(2.7, out gradient);
        Assert.Equal(3, gradient);
    }

    [Fact]
    public void The_same_array_as_two_arguments()
    {
        double[] x = [2, 3];
        double[] a = new double[2];
        double[] b = new double[2];
        Assert.Equal(13, DotGradient(x, x, a, b));
        Assert.Equal(x, a);
        Assert.Equal(x, b);
        DotWithItselfGradient(x, a);
        Assert.Equal([4, 6], a);
    }

    [Fact]
    public void An_array_changed_in_place()
    {
        double[] x = [2, 3];
        double[] gradient = [1, 10];
        DoubledBackward(x, gradient);
        Assert.Equal([4, 6], x);
        Assert.Equal([2, 20], gradient);
    }

    [Fact]
    public void A_swap()
    {
        double a = 2;
        double b = 3;
        double aGradient = 10;
        double bGradient = 20;
        SwappedBackward(ref a, ref b, ref aGradient, ref bGradient);
        Assert.Equal((3, 2), (a, b));
        Assert.Equal((20, 10), (aGradient, bGradient));
    }
}
