using System;
using System.Collections.Generic;
using System.Linq;

namespace Corpus;

public readonly record struct Reading(double Time, double Level);

public struct RunningTotal
{
    public double Total;

    public double Add(double x)
    {
        Total += x;
        return Total;
    }
}

/// <summary>Loops over queries whose elements are tuples or structs, and lists that are made of queries.</summary>
public static partial class QueryLoops
{
    [Differentiable]
    [Sample("xs[6] ys[6]")]
    public static double Zipped(double[] xs, double[] ys)
    {
        double s = 0;
        foreach (var (x, y) in xs.Zip(ys))
        {
            s += Math.Sin(x) * y * y;
        }

        return s;
    }

    [Differentiable]
    [Sample("cashFlows[5]=1..2 price=5..6")]
    public static double YieldToMaturity(double[] cashFlows, double price)
    {
        double y = 0.05;
        for (int iteration = 0; iteration < 50; iteration++)
        {
            double pv = 0, slope = 0;
            foreach (var (c, n) in cashFlows.Select((c, i) => (c, i + 1)))
            {
                double discount = Math.Pow(1 + y, -n);
                pv += c * discount;
                slope -= n * c * discount / (1 + y);
            }

            y -= (pv - price) / slope;
            if (Math.Abs(pv - price) < 1e-13)
            {
                break;
            }
        }

        return y;
    }

    [Differentiable]
    [Sample("xs[5]")]
    public static double SourceIsWritten(double[] xs)
    {
        double[] y = [.. xs];
        double scale = 1;
        foreach (var (a, i) in y.Select((v, i) => (v * scale, i)))
        {
            scale += a;
            if (i + 1 < y.Length)
            {
                y[i + 1] *= a;
            }

            if (i == 3)
            {
                break;
            }
        }

        return scale + y[^1];
    }

    [Differentiable]
    [Sample("xs[5]")]
    public static double FilteredTuples(double[] xs)
    {
        double s = 0;
        foreach (var pair in xs.Where(x => x > 0.8).Select(x => (Square: x * x, Sine: Math.Sin(x))))
        {
            if (pair.Square > 2)
            {
                continue;
            }

            s += pair.Square * pair.Sine;
        }

        return s;
    }

    [Differentiable]
    [Sample("xs[4]")]
    public static double ElementIsChanged(double[] xs)
    {
        double s = 0;
        foreach (var total in xs.Select(x => new RunningTotal { Total = x * x }))
        {
            s += total.Add(2) * total.Add(s);
            s += total.Total;
        }

        return s;
    }

    [Differentiable]
    [Sample("xs[6] w[2]")]
    public static double ListOfScores(double[] xs, double[] w)
    {
        var scores = xs.Select(x => Math.Tanh(w[0] * x + w[1])).ToList();
        double s = 0;
        for (int i = 1; i < scores.Count; i++)
        {
            s += scores[i] * scores[i - 1];
        }

        return s;
    }

    [Differentiable]
    [Sample("xs[5]")]
    public static double ListThatGrows(double[] xs)
    {
        var l = xs.Where(x => x > 0.6).Select(x => x * x).ToList();
        l.Add(xs[0]);
        IReadOnlyList<double> all = xs.ToList();
        double s = l[0];
        foreach (double v in l)
        {
            s += v * v * l.Count;
        }

        l[0] = s;
        l.Sort();
        return l.Sum() + all[1] * l[^1] + l.Max();
    }

    [Differentiable]
    [Sample("xs[5]")]
    public static double ListIsACopy(double[] xs)
    {
        double[] source = [.. xs];
        var l = source.ToList();
        source[0] *= 3;
        l[1] *= source[0];
        return l[0] * source[1] + l[1];
    }

    [Differentiable]
    [Sample("xs[5]")]
    public static double ListOfStructs(double[] xs)
    {
        var readings = xs.Select((x, i) => new Reading(x, Math.Cos(x * i))).ToList();
        double s = 0;
        for (int i = 0; i < readings.Count - 1; i++)
        {
            s += readings[i].Time * readings[i + 1].Level;
        }

        foreach (var r in readings)
        {
            s -= r.Time * r.Level;
        }

        return s;
    }
}
