namespace AutoDiff.Tests.Traps;

public sealed partial class SingularityTraps
{
    [Differentiable]
    private static double Norm(double x, double y) => Math.Sqrt((x * x) + (y * y));

    [Differentiable]
    private static double NormByPow(double x, double y) => Math.Pow(Math.Pow(x, 2) + Math.Pow(y, 2), 0.5);

    [Differentiable]
    private static double Hypotenuse(double x, double y) => double.Hypot(x, y);

    [Differentiable]
    private static double NormInLoop(ReadOnlySpan<double> x)
    {
        double sum = 0;
        for (int i = 0; i < x.Length; i++)
        {
            sum += x[i] * x[i];
        }

        return Math.Sqrt(sum);
    }

    [Differentiable]
    private static double Distances(ReadOnlySpan<double> x)
    {
        double total = 0;
        for (int i = 0; i < x.Length; i++)
        {
            for (int j = 0; j < x.Length; j++)
            {
                double d = x[i] - x[j];
                total += Math.Sqrt(d * d);
            }
        }

        return total;
    }

    [Differentiable]
    private static double Root(double x) => Math.Sqrt(x);

    [Differentiable]
    private static double GuardedRoot(double x)
    {
        if (x == 0)
        {
            return 0;
        }

        return Math.Sqrt(x);
    }

    [Differentiable]
    private static double RootTimesZero(double x) => Math.Sqrt(x) * 0.0;

    [Differentiable]
    private static double GuardedLog(double x) => x > 0 ? Math.Log(x) : 0;

    [Differentiable]
    private static double GuardedEntropy(ReadOnlySpan<double> p)
    {
        double sum = 0;
        for (int i = 0; i < p.Length; i++)
        {
            sum -= p[i] > 0 ? p[i] * Math.Log(p[i]) : 0;
        }

        return sum;
    }

    [Differentiable]
    private static double GuardedQuotient(double x, double y) => y != 0 ? x / y : x;

    [Differentiable]
    private static double Unused(double x)
    {
        double unused = Math.Acos(2) * x;
        double alsoUnused = Math.Log(x - x);
        return x * x;
    }

    [Differentiable]
    private static double MultipliedAway(double x, double y) => (Math.Log(x) * 0) + (y * y);

    [Differentiable]
    private static double Angle(double y, double x) => Math.Atan2(y, x);

    [Fact]
    public void An_angle_at_the_origin()
    {
        AngleGradient(0, 0, out double y, out double x);
        Assert.Equal((0, 0), (y, x));
        Assert.Equal(0, AngleJvp(0, 0, 1, 1).Tangent);
        AngleGradient(0, 2, out y, out x);
        Assert.Equal((0.5, 0), (y, x));
        AngleGradient(4, 0, out y, out x);
        Assert.Equal((0, -0.25), (y, x));
    }

    [Fact]
    public void A_norm_at_zero()
    {
        NormGradient(0, 0, out double x, out double y);
        Assert.Equal((0, 0), (x, y));
        Assert.Equal((0, 0), NormJvp(0, 0, 1, 1));
        HypotenuseGradient(0, 0, out x, out y);
        Assert.Equal((0, 0), (x, y));
        NormByPowGradient(0, 0, out x, out y);
        Assert.Equal((0, 0), (x, y));
    }

    [Fact]
    public void A_norm_at_zero_written_with_a_loop()
    {
        double[] gradient = [7, 7, 7];
        Assert.Equal(0, NormInLoopGradient([0, 0, 0], gradient));
        Assert.Equal([0, 0, 0], gradient);
        Assert.Equal((0, 0), NormInLoopJvp([0, 0, 0], [1, 2, 3]));
        NormInLoopGradient([3, 0, 4], gradient);
        Assert.Equal(0.6, gradient[0], 1e-15);
        Assert.Equal(0, gradient[1]);
        Assert.Equal(0.8, gradient[2], 1e-15);
    }

    [Fact]
    public void Distances_of_points_that_coincide()
    {
        double[] gradient = new double[3];
        DistancesGradient([1, 1, 3], gradient);
        Assert.Equal([-2, -2, 4], gradient);
    }

    [Fact]
    public void A_root_at_zero()
    {
        double gradient = 5;
        RootBackward(0, 0, ref gradient);
        Assert.Equal(5, gradient);
        RootTimesZeroGradient(0, out gradient);
        Assert.Equal(0, gradient);
        GuardedRootGradient(0, out gradient);
        Assert.Equal(0, gradient);
        Assert.Equal((0, 0), GuardedRootJvp(0, 1));

        // Unguarded and used, its slope is what it is.
        RootGradient(0, out gradient);
        Assert.Equal(double.PositiveInfinity, gradient);
    }

    [Fact]
    public void A_guarded_logarithm()
    {
        GuardedLogGradient(0, out double gradient);
        Assert.Equal(0, gradient);
        GuardedLogGradient(-1, out gradient);
        Assert.Equal(0, gradient);
        GuardedLogGradient(2, out gradient);
        Assert.Equal(0.5, gradient);
        Assert.Equal((0, 0), GuardedLogJvp(0, 1));
    }

    [Fact]
    public void A_guarded_logarithm_in_a_loop()
    {
        double[] gradient = new double[3];
        GuardedEntropyGradient([0, 1, 0], gradient);
        Assert.Equal([0, -1, 0], gradient);
    }

    [Fact]
    public void A_guarded_quotient()
    {
        GuardedQuotientGradient(3, 0, out double x, out double y);
        Assert.Equal((1, 0), (x, y));
    }

    [Fact]
    public void What_is_not_used_makes_no_nan()
    {
        Assert.Equal(9, UnusedGradient(3, out double gradient));
        Assert.Equal(6, gradient);
        Assert.Equal((9, 6), UnusedJvp(3, 1));
    }

    [Fact]
    public void A_product_with_zero_stays_zero_in_the_gradient()
    {
        MultipliedAwayGradient(0.5, 3, out double x, out double y);
        Assert.Equal((0, 6), (x, y));
    }
}
