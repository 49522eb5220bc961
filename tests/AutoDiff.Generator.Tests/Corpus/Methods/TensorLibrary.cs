using System.Numerics.Tensors;

namespace Corpus;

/// <summary>TensorPrimitives, by what its methods mean.</summary>
public static partial class TensorLibrary
{
    [Differentiable]
    [Sample("x[5] y[5]")]
    [Sample("x[0] y[0]")]
    public static double Reductions(ReadOnlySpan<double> x, ReadOnlySpan<double> y) =>
        TensorPrimitives.Dot(x, y) * TensorPrimitives.Sum(x) + TensorPrimitives.SumOfSquares<double>(y) - TensorPrimitives.SumOfMagnitudes(x) / 3;

    [Differentiable]
    [Sample("x[5] y[5]")]
    public static double Geometry(double[] x, double[] y) =>
        TensorPrimitives.Norm<double>(x) * TensorPrimitives.CosineSimilarity<double>(x, y) + TensorPrimitives.Distance<double>(x, y);

    [Differentiable]
    [Sample("x[4]=0.5,2,3,1")]
    public static double Extremes(ReadOnlySpan<double> x) =>
        TensorPrimitives.Max(x) * TensorPrimitives.Min(x) + TensorPrimitives.Product(x) + TensorPrimitives.Average(x);

    [Differentiable]
    [Sample("x[4] y[4]")]
    public static double Products(ReadOnlySpan<double> x, ReadOnlySpan<double> y) =>
        TensorPrimitives.ProductOfSums(x, y) - TensorPrimitives.ProductOfDifferences(x, y);

    [Differentiable]
    [Sample("x[4] y[4] &z[4]")]
    public static void Elementwise(ReadOnlySpan<double> x, ReadOnlySpan<double> y, Span<double> z)
    {
        TensorPrimitives.MultiplyAdd(x, y, z, z);
        TensorPrimitives.Exp(z, z);
        TensorPrimitives.Add(z, x, z);
        TensorPrimitives.Divide(z, 2, z);
        TensorPrimitives.Subtract(1, z, z);
        TensorPrimitives.Tanh(z, z);
        TensorPrimitives.Negate(z, z);
    }

    [Differentiable]
    [Sample("x[4]")]
    public static double Chain(ReadOnlySpan<double> x, double a)
    {
        double[] t = new double[x.Length];
        TensorPrimitives.Multiply(x, a, t);
        TensorPrimitives.Sigmoid(t, t);
        TensorPrimitives.Log(t, t);
        TensorPrimitives.Sqrt(x, t.AsSpan(0, x.Length));
        TensorPrimitives.Pow(t, 3, t);
        TensorPrimitives.Sin(t, t);
        TensorPrimitives.Cos<double>(t, t);
        TensorPrimitives.Abs<double>(t, t);
        return TensorPrimitives.Sum<double>(t);
    }

    [Differentiable]
    [Sample("x[4]=-2..2")]
    [Sample("x[3]=998,1000,1001")]
    public static double SoftMaxIsStable(ReadOnlySpan<double> x)
    {
        Span<double> p = stackalloc double[x.Length];
        Shifted(x, p);
        return p[0] - 2 * p[1] * p[2];
    }

    // The library's own SoftMax makes NaN of large scores, so the value cannot be compared: the shift is put in front for the comparison.
    private static void Shifted(ReadOnlySpan<double> x, Span<double> p)
    {
        TensorPrimitives.Subtract(x, x[0], p);
        TensorPrimitives.SoftMax(p, p);
    }

    [Differentiable]
    [Sample("x[4]=-2..2")]
    public static double SoftMax(ReadOnlySpan<double> x)
    {
        Span<double> p = stackalloc double[x.Length];
        TensorPrimitives.SoftMax(x, p);
        return p[0] - 2 * p[1] * p[2];
    }

    [Differentiable]
    [Sample("x[4] y[4]")]
    public static float Single(ReadOnlySpan<float> x, ReadOnlySpan<float> y)
    {
        Span<float> t = stackalloc float[4];
        TensorPrimitives.Multiply(x, y, t);
        return TensorPrimitives.Dot(x, t) + TensorPrimitives.Sum(t);
    }

    [Differentiable]
    [Sample("x[6] w[12] b[2]")]
    public static double Layer(ReadOnlySpan<double> x, ReadOnlySpan<double> w, ReadOnlySpan<double> b)
    {
        Span<double> h = stackalloc double[2];
        for (int i = 0; i < 2; i++)
        {
            h[i] = TensorPrimitives.Dot(w.Slice(6 * i, 6), x);
        }

        TensorPrimitives.Add(h, b, h);
        TensorPrimitives.Max(h, 0, h);
        return TensorPrimitives.Norm<double>(h);
    }

    [Differentiable(nameof(x))]
    [Sample("x[4] y[4]")]
    public static double Lerps(ReadOnlySpan<double> x, ReadOnlySpan<double> y, double t)
    {
        Span<double> z = stackalloc double[4];
        TensorPrimitives.Lerp(x, y, t, z);
        TensorPrimitives.AddMultiply(z, x, y, z);
        TensorPrimitives.Hypot(z, x, z);
        TensorPrimitives.Atan2(z, y, z);
        Span<double> s = stackalloc double[4];
        Span<double> c = stackalloc double[4];
        TensorPrimitives.SinCos<double>(z, s, c);
        return TensorPrimitives.Dot<double>(s, c);
    }
}
