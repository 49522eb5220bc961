namespace AutoDiff.Tests.Parameters;

internal sealed class SomeLayer(int width)
{
    public double[] Weights { get; } = new double[width];

    public double Scale { get; set; } = 1;
}
