namespace AutoDiff.Tests.Parameters;

internal sealed class SomeModel(int width)
{
    private readonly double _constant = 3;

    public SomeLayer First { get; } = new(width);

    public SomeLayer[] Others { get; } = [new(2), new(1)];

    public double[,] Mixing { get; } = new double[2, 3];

    public double Bias { get; set; }

    public string Name { get; set; } = "some";

    public int Width { get; } = width;

    public double Constant => _constant;
}
