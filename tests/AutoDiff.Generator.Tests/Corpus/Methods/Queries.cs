using System.Collections.Generic;
using System.Linq;

namespace Corpus;

public static partial class Queries
{
    [Differentiable]
    [Sample("p[3] t[5] y[5]")]
    public static double LeastSquares(double[] p, double[] t, double[] y) =>
        t.Zip(y, (a, b) => Math.Pow(p[0] * Math.Exp(-p[1] * a) + p[2] - b, 2)).Sum();

    [Differentiable]
    [Sample("x[6]")]
    public static double SumsOfSelectors(double[] x) => x.Sum() * x.Sum(v => v * v) + x.Select((v, i) => v * i).Sum() + x.Average() * x.Average(v => Math.Sin(v));

    [Differentiable]
    [Sample("x[6]")]
    public static double Deviation(double[] x)
    {
        double mean = x.Average();
        return Math.Sqrt(x.Select(v => v - mean).Select(d => d * d).Sum() / (x.Length - 1));
    }

    [Differentiable]
    [Sample("x[8]=-1..1")]
    public static double Filtered(double[] x, double w) =>
        x.Where(v => v > 0).Sum(v => v * w) + x.Where((v, i) => i % 2 == 0).Select(v => v * v).Average() + x.Where(v => v < 0.9).Count() * w + x.Count(v => v > 0) * w;

    [Differentiable]
    [Sample("x[5]")]
    public static double Extremes(double[] x) => x.Max() * x.Min() + x.Max(v => v * v) + x.Select((v, i) => v - i).Min() + x.Where(v => v > 0.1).Max();

    [Differentiable]
    [Sample("x[5]")]
    public static double Materialized(double[] x)
    {
        double[] squares = x.Select(v => v * v).ToArray();
        double[] some = x.Where(v => v > 0.7).Select(v => Math.Exp(v)).ToArray();
        squares[0] *= 2;
        double sum = 0;
        for (int i = 0; i < some.Length; i++)
        {
            sum += some[i] * squares[i] * (i + 1);
        }

        return sum + squares.Sum() + x.Select(v => 2 * v).ToList().Sum() + x.ToList().Sum(v => v);
    }

    [Differentiable]
    [Sample("x[5]")]
    public static double DeferredExecution(double[] x)
    {
        double w = 2;
        IEnumerable<double> scaled = x.Select(v => v * w);
        double first = scaled.Sum();
        w = x[0] * 3;
        double second = scaled.Sum();
        double[] fixedNow = scaled.ToArray();
        w = 0;
        double[] y = new double[] { x[1], x[2] };
        var later = y.Where(v => v > 0);
        y[0] = first;
        return first * second + fixedNow[1] * fixedNow[2] + scaled.Sum() + later.Sum() * later.Count();
    }

    [Differentiable]
    [Sample("n=5")]
    [Sample("n=0")]
    public static double Ranges(double x, int n) =>
        Enumerable.Range(0, n).Select(k => Math.Pow(x, k) / (k + 1)).Sum() + Enumerable.Range(1, n).Sum(k => x / k) + Enumerable.Repeat(x, n).Aggregate(1.0, (a, v) => a * v)
        + Enumerable.Range(1, n).Aggregate(1, (a, k) => a * k) * x + Enumerable.Empty<double>().Sum();

    [Differentiable]
    [Sample("x[6]")]
    public static double Aggregates(double[] x) =>
        x.Aggregate((a, v) => a * v + 1) + x.Aggregate(1.0, (a, v) => a * (1 + v)) * x.Aggregate(0.0, (a, v) => a + v * v, Math.Sqrt);

    [Differentiable]
    [Sample("x[6]")]
    public static double TupleAggregate(double[] x)
    {
        var (mean, square, count) = x.Aggregate((Mean: 0.0, Square: 0.0, Count: 0), (s, v) => (s.Mean + (v - s.Mean) / (s.Count + 1), s.Square + v * v, s.Count + 1));
        return square / count - mean * mean;
    }

    [Differentiable]
    [Sample("x[7] k=3")]
    [Sample("x[7] k=0")]
    [Sample("x[7] k=9")]
    public static double Slices(double[] x, int k) =>
        x.Take(k).Sum() * 2 + x.Skip(k).Select((v, i) => v * i).Sum() + x.Reverse().Select((v, i) => v * v * i).Sum() + x.Skip(2).Take(2).Sum(v => v * v)
        + x.Where(v => v > 0.8).Take(2).Sum() + x.Where(v => v > 0.8).Skip(1).Sum() + x.Take(k).Concat(x.Skip(3)).Append(x[0]).Prepend(2).Sum(v => v * v);

    [Differentiable]
    [Sample("x[6]=-1..1")]
    public static double Tests(double[] x)
    {
        double y = x.Any(v => v > 0.5) ? x[0] : x[1] * x[1];
        if (x.All(v => v < 2) && x.Any())
        {
            y *= x.First() + x.Last() + x.First(v => v > -2) + x.Last(v => v > -2) + x.Select(v => v * v).ElementAt(2);
        }

        return y;
    }

    [Differentiable]
    [Sample("x[5] y[5]")]
    public static double QuerySyntax(double[] x, double[] y) =>
        (from v in x where v > 0.1 select v * v).Sum() + (from pair in x.Zip(y) select pair.First * pair.Second).Sum() + (from i in Enumerable.Range(0, x.Length) select x[i] * y[x.Length - 1 - i]).Max();

    [Differentiable]
    [Sample("x[5]")]
    public static double ForeachOverQuery(double[] x)
    {
        double sum = 1;
        foreach (double v in x.Select(v => v * v).Where(v => v > 0.2))
        {
            if (sum > 50)
            {
                break;
            }

            if (v > 2.5)
            {
                continue;
            }

            sum += v * sum;
        }

        return sum;
    }

    [Differentiable]
    [Sample("x[5]")]
    public static double PassedAsEnumerable(double[] x) => Norm(x) + Norm(x.Select(v => v * x[0])) * Norm(Squares(x, x[1])) + Mean(new[] { x[0], x[1] * 2 });

    [Differentiable]
    [Sample("x[4]")]
    public static double SideEffects(double[] x)
    {
        double seen = 0;
        double total = x.Select(v =>
        {
            seen += v;
            return seen * v;
        }).Where(v => v > 0.01).Sum();
        return total * seen;
    }

    [Differentiable]
    [Sample("x[12] n=3")]
    public static double NestedQueries(double[] x, int n) =>
        Enumerable.Range(0, x.Length / n).Select(r => Enumerable.Range(0, n).Select(c => x[r * n + c] * (c + 1)).Sum()).Select(s => s * s).Sum()
        + Enumerable.Range(0, 3).SelectMany(i => Enumerable.Range(i, 2).Select(j => x[i] * x[j])).Sum();

    [Differentiable]
    [Sample("x[5]")]
    public static double Softmax(double[] x, double t)
    {
        double max = x.Max();
        double[] e = x.Select(v => Math.Exp((v - max) / t)).ToArray();
        double sum = e.Sum();
        return e.Select((v, i) => v / sum * i).Sum();
    }

    [Differentiable]
    [Sample("x[5] n[4]=1..5")]
    public static float SinglePrecision(float[] x, int[] n) => x.Sum() * x.Average() + x.Max() * n.Sum() + (float)n.Average() * x.Min() + n.Max() * x.Sum(v => v * v) + x.Select(v => v * 2).ToArray()[1];

    private static double Norm(IEnumerable<double> values)
    {
        double sum = 0;
        foreach (double v in values)
        {
            sum += v * v;
        }

        return Math.Sqrt(sum) + values.Count();
    }

    private static double Mean(IEnumerable<double> values) => values.Sum() / values.Count();

    private static IEnumerable<double> Squares(double[] x, double w) => x.Where(v => v > 0.2).Select(v => v * v * w);
}
