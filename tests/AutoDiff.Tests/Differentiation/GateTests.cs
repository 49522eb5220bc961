namespace AutoDiff.Tests.Differentiation;

/// <summary>The circuits of the CS231n notes on backpropagation.</summary>
public sealed partial class GateTests
{
    [Differentiable]
    internal static double Circuit(double x, double y, double z) => (x + y) * z;

    [Differentiable]
    internal static double Neuron(double w0, double x0, double w1, double x1, double w2) =>
        1 / (1 + Math.Exp(-((w0 * x0) + (w1 * x1) + w2)));

    [Differentiable]
    internal static double Larger(double x, double y) => Math.Max(x, y);

    [Differentiable]
    internal static double Copied(double x) => (x * 3) + (x * x);

    [Fact]
    public void A_small_circuit_at_minus_two_five_minus_four()
    {
        Assert.Equal(-12, CircuitGradient(-2, 5, -4, out double x, out double y, out double z));
        Assert.Equal((-4, -4, 3), (x, y, z));
    }

    [Fact]
    public void The_sigmoid_neuron()
    {
        double value = NeuronGradient(2, -1, -3, -2, -3, out double w0, out double x0, out double w1, out double x1, out double w2);
        Assert.Equal(0.73, value, 0.005);
        Assert.Equal([-0.20, 0.39, -0.39, -0.59, 0.20], new[] { w0, x0, w1, x1, w2 }.Select(g => Math.Round(g, 2)));
    }

    [Fact]
    public void Max_routes_and_a_copied_value_adds()
    {
        LargerGradient(4, 2, out double x, out double y);
        Assert.Equal((1, 0), (x, y));
        CopiedGradient(5, out double copied);
        Assert.Equal(3 + (2 * 5), copied);
    }
}
