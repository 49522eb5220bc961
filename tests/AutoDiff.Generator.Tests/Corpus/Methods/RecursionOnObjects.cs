using System;

namespace Corpus;

public class WaveletBasis
{
    public double[] Coefficients = [];

    public double Ratio = 1;

    public int Depth;
}

public partial class ClenshawSeries
{
    public double[] Coefficients = [];

    public double Shift;

    public double Damping;

    [Differentiable("this", nameof(x))]
    [Sample("this.Coefficients[3] x n=2")]
    public double Horner(double x, int n) => n < 0 ? Shift : Coefficients[n] + x * Damping * Horner(x, n - 1);

    [Differentiable("this", nameof(x))]
    [Sample("this.Coefficients[4] x")]
    public double Polynomial(double x) => Nested(x + Shift, 0) * Damping;

    private double Nested(double x, int n) => n == Coefficients.Length ? 0 : Coefficients[n] + x * Nested(x, n + 1);

    [Differentiable("this")]
    [Sample("this.Coefficients[4]")]
    public double Total() => SumFrom(0) * Shift;

    private double SumFrom(int n) => n == Coefficients.Length ? Damping : Coefficients[n] * Coefficients[n] + Shift * SumFrom(n + 1);

    [Differentiable("this")]
    [Sample("&this.Coefficients[3] &this.Shift n=3")]
    public void Cascade(int n)
    {
        if (n == 0)
        {
            return;
        }

        Shift *= Coefficients[n - 1];
        Coefficients[n - 1] += Shift * Damping;
        Cascade(n - 1);
    }
}

/// <summary>Recursive methods that hand on an object, or work on their own.</summary>
public static partial class RecursionOnObjects
{
    [Differentiable]
    [Sample("basis.Coefficients[4] basis.Depth=0 x n=3")]
    public static double Continued(WaveletBasis basis, double x, int n) =>
        n < 0 ? x : basis.Coefficients[n] / (2 + basis.Ratio * basis.Ratio + Math.Abs(Continued(basis, x * basis.Ratio, n - 1)));

    [Differentiable]
    [Sample("basis.Coefficients[2] basis.Depth=1 x")]
    public static double Branching(WaveletBasis basis, double x) => Level(x, basis, 3) * basis.Ratio;

    private static double Level(double x, WaveletBasis b, int level)
    {
        if (level == b.Depth)
        {
            return Math.Sin(x) * b.Ratio;
        }

        double left = Level(x * b.Coefficients[0], b, level - 1);
        return left * Level(left + b.Coefficients[1], b, level - 1) + x;
    }

    [Differentiable]
    [Sample("&basis.Coefficients[2] basis.Depth=1 &basis.Ratio x n=2")]
    public static void Changing(WaveletBasis basis, double x, int n)
    {
        if (n == 0)
        {
            return;
        }

        basis.Ratio *= x;
        basis.Coefficients[0] += basis.Ratio * basis.Coefficients[1];
        Changing(basis, x + basis.Ratio, n - 1);
    }

    [Differentiable(nameof(x))]
    [Sample("basis.Coefficients[3] basis.Depth=1 x n=2")]
    public static double WithData(WaveletBasis basis, double x, int n) => n < 0 ? 1 : basis.Coefficients[n] + x * WithData(basis, x * x, n - 1);
}
