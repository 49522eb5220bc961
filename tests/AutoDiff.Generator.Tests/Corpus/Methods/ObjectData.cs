namespace Corpus;

public enum Boundary
{
    Clamped,
    Free,
}

public class Material
{
    public double Stiffness = 2;

    public double[] Table = [];

    public int Steps { get; set; } = 2;

    public Boundary Boundary;

    public double Interpolate(double x)
    {
        int i = Math.Clamp((int)x, 0, Table.Length - 2);
        double t = x - i;
        return (1 - t) * Table[i] + t * Table[i + 1];
    }

    public virtual double Damping(int order) => order * 0.5;
}

public sealed class Rubber : Material
{
    public override double Damping(int order) => order * Stiffness;
}

public sealed class Setup
{
    public Material Material { get; set; } = new();

    public Material? Coating;

    public double[]? Weights;

    public double Penalty(double x) => Material.Stiffness * x * x;
}

/// <summary>Objects that are data: the attribute names something else.</summary>
public static partial class ObjectData
{
    [Differentiable(nameof(x))]
    [Sample("material.Table[5] material.Steps=3 material.Boundary=0..1 x=0.6..3.2")]
    public static double Read(Material material, double x)
    {
        double y = x;
        for (int i = 0; i < material.Steps; i++)
        {
            y += material.Interpolate(y) * material.Stiffness / (1 + y * y);
            y = Math.Min(y, 3.5);
        }

        return material.Boundary == Boundary.Clamped ? y * y : y;
    }

    [Differentiable(nameof(x))]
    [Sample("setup.Material.Table[3] setup.Material.Steps=2 setup.Material.Boundary=0 setup.Coating.Table[2] setup.Coating.Steps=1 setup.Coating.Boundary=0 setup.Weights[3] x[3]")]
    public static double Nested(Setup setup, double[] x)
    {
        double sum = setup.Penalty(x[0]);
        Material material = setup.Material;
        foreach (double v in material.Table)
        {
            sum += Math.Sin(v * x[1]);
        }

        if (setup.Coating != null)
        {
            sum += setup.Coating.Stiffness * x[2];
        }

        return sum;
    }

    [Differentiable(nameof(x))]
    [Sample("setup.Material.Table[3] setup.Material.Steps=2 setup.Material.Boundary=0 setup.Coating.Table[2] setup.Coating.Steps=1 setup.Coating.Boundary=0 setup.Weights[3] x[3]")]
    public static double OptionalWeights(Setup setup, double[] x)
    {
        double sum = 0;
        for (int i = 0; i < x.Length; i++)
        {
            sum += (setup.Weights is null ? 1 : setup.Weights[i]) * x[i] * x[i];
        }

        return sum;
    }

    // Passive, so that it does not matter which method runs.
    [Differentiable(nameof(x))]
    [Sample("material.Table[2] material.Steps=2 material.Boundary=0")]
    public static double Virtual(Material material, double x)
    {
        double sum = 0;
        for (int i = 0; i < material.Steps; i++)
        {
            sum += material.Damping(i) * Math.Exp(x) * material.Table[i];
        }

        return sum;
    }

    [Differentiable(nameof(x))]
    [Sample("material.Table[3] material.Steps=2 material.Boundary=0 x[3]")]
    public static double WholeTable(Material material, ReadOnlySpan<double> x)
    {
        ReadOnlySpan<double> table = material.Table.AsSpan(1);
        return Dot(material.Table, x) + Dot(table, x[1..]);
    }

    [Differentiable(nameof(x))]
    [Sample("material.Table[3] material.Steps=2 material.Boundary=0 x")]
    public static double NullGuard(Material? material, double x)
    {
        if (material == null)
        {
            throw new ArgumentNullException(nameof(material));
        }

        return material.Table[0] * x * x;
    }

    [Differentiable(nameof(x))]
    [Sample("material.Table[3] material.Steps=2 material.Boundary=0 x")]
    public static double NullMeansNothing(Material? material, double x) => material is null ? x : Weigh(material, x);

    private static double Weigh(Material? material, double x) => material != null ? material.Table[1] * Math.Cos(x) : 0;

    private static double Dot(ReadOnlySpan<double> a, ReadOnlySpan<double> b)
    {
        double sum = 0;
        for (int i = 0; i < b.Length; i++)
        {
            sum += a[i] * b[i] * b[i];
        }

        return sum;
    }
}
