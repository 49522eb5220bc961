using System.Linq;
using System.Collections.Generic;

namespace Corpus;

/// <summary>Lists and collections: local ones that grow, those that helpers take, and parameters.</summary>
public static partial class Lists
{
    [Differentiable]
    [Sample("x[6]")]
    public static double GrowingList(double[] x)
    {
        List<double> list = new List<double>();
        for (int i = 0; i < x.Length; i++)
        {
            list.Add(x[i] * x[i]);
            if (i % 2 == 0)
            {
                list.Add(x[i] * list[0]);
            }
        }

        list[1] *= list[^1];
        double sum = 0;
        for (int i = 0; i < list.Count; i++)
        {
            sum += list[i] * (i + 1);
        }

        return sum;
    }

    [Differentiable]
    [Sample("x[5] limit=1")]
    public static double SelectedValues(double[] x, double limit)
    {
        var kept = new List<double>(2);
        foreach (double v in x)
        {
            if (v < limit)
            {
                kept.Add(v * limit);
            }
        }

        double product = 1;
        foreach (double v in kept)
        {
            product *= v + 1;
        }

        return product * kept.Count;
    }

    [Differentiable]
    [Sample("x[4]")]
    public static double ListForms(double[] x)
    {
        List<double> a = new() { x[0], x[1] * x[2] };
        List<double> b = [x[3], .. a];
        var c = new List<double>(x);
        c.AddRange(b);
        c.AddRange(c);
        double[] d = c.ToArray();
        c.Clear();
        c.Add(d[2] * d[8]);
        IReadOnlyList<double> seen = c;
        return Total(a) + Total(b) * Total(d) + seen[0] * seen.Count + Last(c);
    }

    [Differentiable]
    [Sample("x[3] n=4")]
    public static double ListPerIteration(double[] x, int n)
    {
        double total = 0;
        for (int t = 1; t <= n; t++)
        {
            List<double> powers = new List<double>();
            double p = 1;
            for (int k = 0; k < t * 2; k++)
            {
                p *= x[k % 3];
                powers.Add(p);
            }

            total += powers[powers.Count - 1] * powers[0];
        }

        return total;
    }

    [Differentiable]
    [Sample("x0=0.5..1 r=2..3 n=5")]
    public static double Trajectory(double x0, double r, int n)
    {
        List<double> path = new List<double> { x0 };
        for (int i = 0; i < n; i++)
        {
            path.Add(r * path[i] * (1 - 0.3 * path[path.Count - 1]));
        }

        Append(path, r);
        return Total(path);
    }

    [Differentiable]
    [Sample("x[3] y[3]")]
    public static double ListParameters(List<double> x, IReadOnlyList<double> y)
    {
        double sum = 0;
        for (int i = 0; i < x.Count; i++)
        {
            sum += x[i] * x[i] * y[i];
        }

        foreach (double v in y)
        {
            sum *= v;
        }

        return sum;
    }

    [Differentiable]
    [Sample("x[5] y[3]")]
    public static double QueriesOfLists(List<double> x, IReadOnlyList<double> y)
    {
        List<double> products = [];
        foreach (double v in x)
        {
            products.Add(v * y[0]);
        }

        return products.Sum() + x.Select(v => v * v).Max() * y.Sum() + products.Select(v => Math.Sin(v)).Sum() + Mean(y) + Mean(products);
    }

    private static double Mean(IEnumerable<double> values) => values.Sum() / values.Count();

    [Differentiable]
    [Sample("x[4] w[4]")]
    public static double Collections(IEnumerable<double> x, IList<double> w)
    {
        double sum = 0;
        int i = 0;
        foreach (double v in x)
        {
            sum += v * v * w[i++];
        }

        return sum + Total(w) * w.Count;
    }

    [Differentiable(nameof(x))]
    [Sample("x data[4]")]
    public static double ListAsData(double x, List<double> data)
    {
        double sum = 0;
        foreach (double v in data)
        {
            sum += Math.Exp(-v * x);
        }

        return sum / data.Count;
    }

    [Differentiable]
    [Sample("&x[4]")]
    public static void WrittenList(List<double> x)
    {
        for (int i = 1; i < x.Count; i++)
        {
            x[i] += x[i - 1] * x[0];
        }
    }

    private static double Total(IEnumerable<double> values)
    {
        double sum = 0;
        foreach (double v in values)
        {
            sum += v * v;
        }

        return sum;
    }

    private static double Last(IList<double> values) => values[values.Count - 1];

    private static void Append(List<double> values, double v)
    {
        values.Add(v * v);
        values.Add(values[0] * v);
    }
}
