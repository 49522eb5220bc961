namespace AutoDiff.Tests.Traps;

public sealed partial class StabilityTraps
{
    [Differentiable]
    private static double LogSumExp(ReadOnlySpan<double> x)
    {
        double largest = double.NegativeInfinity;
        for (int i = 0; i < x.Length; i++)
        {
            largest = Math.Max(largest, x[i]);
        }

        double sum = 0;
        for (int i = 0; i < x.Length; i++)
        {
            sum += Math.Exp(x[i] - largest);
        }

        return largest + Math.Log(sum);
    }

    [Differentiable]
    private static double LogSumExpWithBranches(double[] x)
    {
        double largest = x[0];
        foreach (double v in x)
        {
            if (v > largest)
            {
                largest = v;
            }
        }

        double sum = 0;
        foreach (double v in x)
        {
            sum += Math.Exp(v - largest);
        }

        return largest + Math.Log(sum);
    }

    [Differentiable]
    private static double Sigmoid(double x) => 1 / (1 + Math.Exp(-x));

    [Differentiable]
    private static double SigmoidInSteps(double x)
    {
        double e = Math.Exp(-x);
        double d = 1.0 + e;
        return 1.0 / d;
    }

    [Differentiable]
    private static float SingleSigmoid(float x) => 1 / (1 + MathF.Exp(-x));

    [Differentiable]
    private static double SigmoidOfDot(ReadOnlySpan<double> w, ReadOnlySpan<double> x)
    {
        double z = 0;
        for (int i = 0; i < w.Length; i++)
        {
            z += w[i] * x[i];
        }

        return 1 / (1 + Math.Exp(-z));
    }

    [Differentiable]
    private static double HyperbolicTangent(double x) => Math.Tanh(x);

    [Differentiable]
    private static double TwoSidedSigmoid(double x)
    {
        if (x >= 0)
        {
            return 1 / (1 + Math.Exp(-x));
        }

        double e = Math.Exp(x);
        return e / (1 + e);
    }

    [Differentiable]
    private static double Softplus(double x) => Math.Max(0, x) + double.LogP1(Math.Exp(-Math.Abs(x)));

    [Fact]
    public void A_shifted_log_sum_exp_of_large_numbers()
    {
        double[] x = [1000, 1001, -1000];
        double[] expected = [1 / (1 + Math.E), Math.E / (1 + Math.E), 0];
        double value = 1001 + double.LogP1(Math.Exp(-1));
        double[] gradient = new double[3];

        Assert.Equal(value, LogSumExpGradient(x, gradient), 1e-12);
        AssertNear(expected, gradient);
        Assert.Equal(value, LogSumExpWithBranchesGradient(x, gradient), 1e-12);
        AssertNear(expected, gradient);
        Assert.Equal(expected[1], LogSumExpJvp(x, [0, 1, 0]).Tangent, 1e-12);
    }

    [Fact]
    public void A_log_sum_exp_of_equal_numbers()
    {
        double[] gradient = new double[2];
        LogSumExpGradient([800, 800], gradient);
        AssertNear([0.5, 0.5], gradient);
    }

    [Theory]
    [InlineData(-800.0, 0.0)]
    [InlineData(-710.5, 0.0)]
    [InlineData(800.0, 1.0)]
    public void A_sigmoid_far_out(double x, double expected)
    {
        Assert.Equal(expected, SigmoidGradient(x, out double gradient), 1e-300);
        Assert.Equal(0, gradient, 1e-300);
        Assert.Equal(expected, SigmoidInStepsGradient(x, out gradient), 1e-300);
        Assert.Equal(0, gradient, 1e-300);
        Assert.Equal(expected, TwoSidedSigmoidGradient(x, out gradient), 1e-300);
        Assert.Equal(0, gradient, 1e-300);
        Assert.Equal(0, SigmoidJvp(x, 1).Tangent, 1e-300);
    }

    [Theory]
    [InlineData(-200f, 0f)]
    [InlineData(200f, 1f)]
    public void A_sigmoid_of_floats_far_out(float x, float expected)
    {
        Assert.Equal(expected, SingleSigmoidGradient(x, out float gradient));
        Assert.Equal(0, gradient);
    }

    [Fact]
    public void A_sigmoid_of_a_large_sum()
    {
        double[] wGradient = new double[2];
        double[] xGradient = new double[2];
        Assert.Equal(0, SigmoidOfDotGradient([-400, -400], [1, 1], wGradient, xGradient));
        Assert.Equal([0, 0], wGradient);
        Assert.Equal([0, 0], xGradient);
    }

    [Fact]
    public void A_sigmoid_in_the_middle()
    {
        SigmoidGradient(0, out double gradient);
        Assert.Equal(0.25, gradient, 1e-15);
    }

    [Theory]
    [InlineData(-800.0, -1.0)]
    [InlineData(800.0, 1.0)]
    public void A_hyperbolic_tangent_far_out(double x, double expected)
    {
        Assert.Equal(expected, HyperbolicTangentGradient(x, out double gradient));
        Assert.Equal(0, gradient);
    }

    [Theory]
    [InlineData(-800.0, 0.0)]
    [InlineData(800.0, 1.0)]
    public void A_softplus_far_out(double x, double expected)
    {
        Assert.Equal(Math.Max(0, x), SoftplusGradient(x, out double gradient));
        Assert.Equal(expected, gradient);
    }

    private static void AssertNear(double[] expected, double[] actual)
    {
        for (int i = 0; i < expected.Length; i++)
        {
            Assert.Equal(expected[i], actual[i], 1e-12);
        }
    }
}
