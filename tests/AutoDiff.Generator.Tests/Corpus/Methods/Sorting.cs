using System;
using System.Collections.Generic;
using System.Linq;

namespace Corpus;

/// <summary>Sorts: the elements go where their values say, and their derivatives with them.</summary>
public static partial class Sorting
{
    private static readonly double[] Knots = [0.5, 1.5, 2.5, 3.5];

    [Differentiable]
    [Sample("values[5]")]
    [Sample("values[4]")]
    [Sample("values[1]")]
    public static double Median(double[] values)
    {
        double[] sorted = (double[])values.Clone();
        Array.Sort(sorted);
        int half = sorted.Length / 2;
        return sorted.Length % 2 == 1 ? sorted[half] : 0.5 * (sorted[half - 1] + sorted[half]);
    }

    [Differentiable]
    [Sample("values[7] trim=2")]
    [Sample("values[5] trim=0")]
    public static double TrimmedMean(ReadOnlySpan<double> values, int trim)
    {
        double[] sorted = values.ToArray();
        Array.Sort(sorted);
        double sum = 0;
        for (int i = trim; i < sorted.Length - trim; i++)
        {
            sum += sorted[i];
        }

        return sum / (sorted.Length - 2 * trim);
    }

    [Differentiable]
    [Sample("values[5] p=0.3")]
    [Sample("values[6] p=0.9")]
    public static double Quantile(double[] values, double p)
    {
        double[] sorted = [.. values];
        Array.Sort(sorted);
        double position = p * (sorted.Length - 1);
        int below = (int)Math.Floor(position);
        double fraction = position - below;
        return below + 1 < sorted.Length ? sorted[below] + fraction * (sorted[below + 1] - sorted[below]) : sorted[below];
    }

    [Differentiable]
    [Sample("values[6]")]
    public static double MedianAbsoluteDeviation(double[] values)
    {
        double center = Median(values);
        double[] deviations = new double[values.Length];
        for (int i = 0; i < deviations.Length; i++)
        {
            deviations[i] = Math.Abs(values[i] - center);
        }

        return 1.4826 * Median(deviations);
    }

    [Differentiable]
    [Sample("&x[5]")]
    public static void SortInPlace(double[] x)
    {
        Array.Sort(x);
        for (int i = 1; i < x.Length; i++)
        {
            x[i] *= x[i - 1];
        }
    }

    [Differentiable]
    [Sample("&x[6]")]
    public static void SortPart(Span<double> x)
    {
        x[1..5].Sort();
        x[0] += x[1] * x[4];
    }

    [Differentiable]
    [Sample("&x[6]")]
    public static void SortRange(double[] x) => Array.Sort(x, 2, 3);

    [Differentiable]
    [Sample("x[5]")]
    public static double Descending(double[] x)
    {
        double[] sorted = x.ToArray();
        Array.Sort(sorted, (a, b) => b.CompareTo(a));
        double sum = 0;
        for (int i = 0; i < sorted.Length; i++)
        {
            sum += sorted[i] * Math.Pow(0.5, i);
        }

        return sum;
    }

    [Differentiable]
    [Sample("points[6] targets[6] x k=3")]
    public static double NearestNeighbours(double[] points, double[] targets, double x, int k)
    {
        double[] distances = new double[points.Length];
        double[] values = new double[points.Length];
        for (int i = 0; i < points.Length; i++)
        {
            distances[i] = Math.Abs(points[i] - x);
            values[i] = targets[i];
        }

        Array.Sort(distances, values);
        double sum = 0;
        double total = 0;
        for (int i = 0; i < k; i++)
        {
            double weight = Math.Exp(-distances[i]);
            sum += weight * values[i];
            total += weight;
        }

        return sum / total;
    }

    [Differentiable]
    [Sample("x[5] w[5]")]
    public static double RankWeighted(double[] x, double[] w)
    {
        double[] keys = (double[])x.Clone();
        int[] ranks = new int[x.Length];
        for (int i = 0; i < ranks.Length; i++)
        {
            ranks[i] = i;
        }

        Array.Sort(keys, ranks);
        double sum = 0;
        for (int i = 0; i < ranks.Length; i++)
        {
            sum += w[i] * x[ranks[i]] * keys[i];
        }

        return sum;
    }

    [Differentiable]
    [Sample("x[6] rounds=3")]
    public static double SortedInALoop(double[] x, int rounds)
    {
        double[] state = (double[])x.Clone();
        for (int r = 0; r < rounds; r++)
        {
            Array.Sort(state);
            for (int i = 0; i < state.Length; i++)
            {
                state[i] = Math.Sin(3 * state[i]) + x[i];
            }
        }

        return state.Sum(v => v * v);
    }

    [Differentiable]
    [Sample("x[5]")]
    public static double SortedQuery(double[] x)
    {
        double[] sorted = x.OrderBy(v => v).ToArray();
        return sorted[2] * sorted[0] + sorted[4];
    }

    [Differentiable]
    [Sample("x[5] k=2")]
    public static double LargestOnes(double[] x, int k) => x.OrderByDescending(v => v * v).Take(k).Sum(v => v * v);

    [Differentiable]
    [Sample("x[5]")]
    public static double ByDistance(double[] x)
    {
        double mean = x.Average();
        double sum = 0;
        int rank = 1;
        foreach (double v in x.OrderBy(v => Math.Abs(v - mean)))
        {
            sum += v * v / rank;
            rank++;
        }

        return sum;
    }

    [Differentiable]
    [Sample("x[4] w[4]")]
    public static double WeightedMedian(double[] x, double[] w)
    {
        double[] sorted = [.. x];
        double[] weights = [.. w.Select(Math.Exp)];
        Array.Sort(sorted, weights);
        double half = 0.5 * weights.Sum();
        double seen = 0;
        for (int i = 0; i < sorted.Length; i++)
        {
            if (seen + weights[i] >= half)
            {
                return sorted[i] + (half - seen) / weights[i];
            }

            seen += weights[i];
        }

        return 0;
    }

    [Differentiable]
    [Sample("x[4] w[4]")]
    public static double PairsByFirst(double[] x, double[] w) => x.Zip(w).OrderBy(p => p.First).Select((p, i) => p.First * p.Second * (i + 1)).Sum();

    [Differentiable]
    [Sample("x[5]")]
    public static double OrderedThenReversed(double[] x) => x.Where(v => v != 0).Order().Reverse().Select((v, i) => v * (i + 1)).Sum();

    [Differentiable]
    [Sample("x[6]")]
    public static double MedianOfList(double[] x)
    {
        List<double> list = new();
        foreach (double v in x)
        {
            list.Add(v * v);
        }

        list.Sort();
        double low = list[1];
        list.Reverse();
        return list[list.Count / 2] * low + list[0];
    }

    [Differentiable]
    [Sample("&values[4]")]
    public static void SortList(List<double> values) => values.Sort();

    [Differentiable(nameof(y), nameof(x))]
    [Sample("y[4] x=0.6..1.4")]
    [Sample("y[4] x=1.6..2.4")]
    [Sample("y[4] x=2.6..3.4")]
    public static double Interpolate(double[] y, double x)
    {
        int index = Array.BinarySearch(Knots, x);
        int right = index >= 0 ? index : ~index;
        double t = (x - Knots[right - 1]) / (Knots[right] - Knots[right - 1]);
        return (1 - t) * y[right - 1] + t * y[right];
    }

    [Differentiable]
    [Sample("x[5]")]
    public static double BesideTheLargest(double[] x)
    {
        double largest = x.Max();
        int index = Array.IndexOf(x, largest);
        return largest * x[(index + 1) % x.Length];
    }

    [Differentiable]
    [Sample("x[5]")]
    public static double EditedList(double[] x)
    {
        List<double> list = [.. x];
        list.RemoveAt(1);
        list.Insert(0, x[1] * x[2]);
        list.Insert(list.Count, x[0]);
        list.RemoveRange(2, 2);
        double sum = 0;
        for (int i = 0; i < list.Count; i++)
        {
            sum += list[i] * (i + 1);
        }

        return sum * list.Count;
    }

    [Differentiable]
    [Sample("x[6] n=3")]
    public static double SlidingMedian(double[] x, int n)
    {
        List<double> window = [];
        double sum = 0;
        for (int i = 0; i < x.Length; i++)
        {
            window.Add(x[i]);
            if (window.Count > n)
            {
                window.RemoveAt(0);
            }

            double[] sorted = window.ToArray();
            Array.Sort(sorted);
            sum += sorted[sorted.Length / 2] * x[i];
        }

        return sum;
    }

    [Differentiable]
    [Sample("x[4] n=1")]
    public static double SortedInACallee(double[] x, int n)
    {
        double[] copy = (double[])x.Clone();
        Sorted(copy);
        return copy[n] * copy[n + 1];
    }

    private static void Sorted(Span<double> values) => values.Sort();
}
