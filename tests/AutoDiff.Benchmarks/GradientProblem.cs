namespace AutoDiff.Benchmarks;

/// <summary>Random weights and inputs of one size, with room for the gradients.</summary>
public sealed class GradientProblem
{
    /// <summary>CIFAR-10 with a bias column: 3073 inputs, 10 classes.</summary>
    public const int LinearInputs = 3073;

    private const int NetworkInputs = 784;
    private const int Hidden = 100;
    private const int Classes = 10;
    private readonly Random random = new(42);

    public GradientProblem()
    {
        W = Fill(Classes * LinearInputs, 0.01);
        B = Fill(Classes, 0.1);
        X = Fill(LinearInputs, 1);
        W1 = Fill(Hidden * NetworkInputs, 0.05);
        B1 = Fill(Hidden, 0.1);
        W2 = Fill(Classes * Hidden, 0.1);
        B2 = Fill(Classes, 0.1);
        Pixels = Fill(NetworkInputs, 1);
        WGradient = new double[W.Length];
        BGradient = new double[B.Length];
        W1Gradient = new double[W1.Length];
        B1Gradient = new double[B1.Length];
        W2Gradient = new double[W2.Length];
        B2Gradient = new double[B2.Length];
    }

    public static int Label => 3;

    public double[] W { get; }

    public double[] B { get; }

    public double[] X { get; }

    public double[] W1 { get; }

    public double[] B1 { get; }

    public double[] W2 { get; }

    public double[] B2 { get; }

    public double[] Pixels { get; }

    public double[] WGradient { get; }

    public double[] BGradient { get; }

    public double[] W1Gradient { get; }

    public double[] B1Gradient { get; }

    public double[] W2Gradient { get; }

    public double[] B2Gradient { get; }

    private double[] Fill(int length, double scale)
    {
        double[] values = new double[length];
        for (int i = 0; i < length; i++)
        {
            values[i] = scale * ((2 * random.NextDouble()) - 1);
        }

        return values;
    }
}
