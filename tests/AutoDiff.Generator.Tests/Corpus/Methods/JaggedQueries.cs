using System.Linq;

namespace Corpus;

/// <summary>Queries over arrays of arrays: each element is a row.</summary>
public static partial class JaggedQueries
{
    [Differentiable(nameof(w))]
    [Sample("w[2] xs[2+2+2]")]
    public static double SumOverRows(double[] w, double[][] xs) => xs.Sum(x => w[0] * x[0] + w[1] * Math.Sin(x[1]));

    [Differentiable]
    [Sample("w[2] xs[2+2] ys[2]")]
    public static double Fit(double[] w, double[][] xs, double[] ys) =>
        xs.Select(x => Dot(w, x)).Zip(ys, (p, y) => (p - y) * (p - y)).Sum() / xs.Length;

    [Differentiable]
    [Sample("w[3] xs[3+2+1]")]
    public static double Weighted(double[] w, double[][] xs) => xs.Select((x, i) => w[i] * x.Sum() * x[0]).Sum();

    [Differentiable]
    [Sample("xs[2+2] ys[2+2]")]
    public static double Pairs(double[][] xs, double[][] ys) => xs.Zip(ys, (a, b) => Dot(a, b)).Max();

    [Differentiable]
    [Sample("xs[2+3+1]")]
    public static double LongRowsOnly(double[][] xs) => xs.Where(x => x.Length > 1).Average(x => x[1] * x[^1]);

    private static double Dot(double[] a, double[] b)
    {
        double s = 0;
        for (int i = 0; i < a.Length; i++)
        {
            s += a[i] * b[i];
        }

        return s;
    }
}
