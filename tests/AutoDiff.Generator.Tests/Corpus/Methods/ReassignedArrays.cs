using System;
using AutoDiff;
using AutoDiff.Generator.Tests.Corpus;

namespace CorpusMethods;

/// <summary>Array and span variables that come to name other arrays and spans.</summary>
public static partial class ReassignedArrays
{
    [Differentiable]
    [Sample("x[5]")]
    public static double RestOfSpan(ReadOnlySpan<double> x)
    {
        double sum = 0;
        ReadOnlySpan<double> rest = x;
        while (rest.Length > 1)
        {
            sum += rest[0] * rest[^1] + rest[1];
            rest = rest[1..];
        }

        return sum + rest[0] * rest[0];
    }

    /// <summary>Writes through a span that moves along the output.</summary>
    [Differentiable]
    [Sample("x[3] &y[6]")]
    public static void WriteAlong(ReadOnlySpan<double> x, Span<double> y)
    {
        Span<double> rest = y;
        foreach (double v in x)
        {
            rest[0] = v * v;
            rest[1] *= v;
            rest = rest.Slice(2);
        }
    }

    [Differentiable]
    [Sample("a[3] b[4] flag=0")]
    [Sample("a[3] b[4] flag=1")]
    public static double Choice(double[] a, double[] b, bool flag)
    {
        var src = flag ? a : b;
        double sum = 0;
        for (int i = 0; i < src.Length; i++)
        {
            sum += src[i] * a[0] * b[i % b.Length];
        }

        return sum;
    }

    [Differentiable]
    [Sample("a[3] b[4] c[2] which=0")]
    [Sample("a[3] b[4] c[2] which=1")]
    [Sample("a[3] b[4] c[2] which=2")]
    public static double SwitchChoice(double[] a, ReadOnlySpan<double> b, double[] c, int which)
    {
        ReadOnlySpan<double> s = which switch { 0 => a, 1 => b[1..], _ => c };
        return s[0] * s[s.Length - 1] * s.Length;
    }

    [Differentiable]
    [Sample("a[3] scale=0.5..2 sign=1")]
    [Sample("a[3] scale=0.5..2 sign=-1")]
    public static double AssignedInBranches(double[] a, double scale, int sign)
    {
        double[] w;
        if (sign > 0)
        {
            w = a;
        }
        else
        {
            w = new double[a.Length];
            for (int i = 0; i < w.Length; i++)
            {
                w[i] = a[i] * scale;
            }
        }

        double s = 0;
        for (int i = 0; i < w.Length; i++)
        {
            s += w[i] * w[i] * a[i];
        }

        return s;
    }

    private static double[] Clip(double[] v, double limit)
    {
        double max = 0;
        foreach (double e in v)
        {
            max = Math.Max(max, Math.Abs(e));
        }

        if (max <= limit)
        {
            return v;
        }

        double[] scaled = new double[v.Length];
        for (int i = 0; i < v.Length; i++)
        {
            scaled[i] = v[i] * limit / max;
        }

        return scaled;
    }

    [Differentiable]
    [Sample("v[3]=0.2..0.9 limit=0.1..0.15")]
    [Sample("v[3]=0.2..0.9 limit=1..2")]
    public static double SeveralReturns(double[] v, double limit)
    {
        double[] c = Clip(v, limit);
        return c[0] * c[1] + c[2] * v[0];
    }

    [Differentiable]
    [Sample("x[3] n=5")]
    [Sample("x[3] n=2")]
    public static double Resized(double[] x, int n)
    {
        double[] y = [x[0] * x[1], x[1] * x[2], x[2]];
        Array.Resize(ref y, n);
        y[n - 1] += 2 * x[0];
        double sum = 0;
        for (int i = 0; i < y.Length; i++)
        {
            sum += (i + 1) * y[i] * y[i];
        }

        return sum;
    }

    /// <summary>Two names for one array, and what is written by one is read by the other.</summary>
    [Differentiable]
    [Sample("x[3]")]
    public static double Aliases(double[] x)
    {
        double[] a = new double[3];
        double[] b = new double[2];
        b = a;
        b[0] = x[0] * x[1];
        double r = a[0] * x[2];
        a[0] *= r;
        a = new double[2];
        a[0] = x[1];
        return r + b[0] * a[0] + a[1];
    }

    /// <summary>The parameter itself is given another array: the caller's stays as it is.</summary>
    [Differentiable]
    [Sample("x[3] steps=2")]
    public static double ReassignedParameter(double[] x, int steps)
    {
        for (int t = 0; t < steps; t++)
        {
            var y = new double[x.Length];
            for (int i = 0; i < x.Length; i++)
            {
                y[i] = Math.Sin(x[i]) * x[(i + 1) % x.Length];
            }

            x = y;
        }

        return x[0] + 2 * x[1] * x[2];
    }

    /// <summary>The swap makes the caller's array one of the two buffers, so that it is written.</summary>
    [Differentiable]
    [Sample("&x[4] steps=1")]
    [Sample("&x[4] steps=2")]
    [Sample("&x[4] steps=3")]
    public static double SwapWithInput(double[] x, int steps)
    {
        double[] cur = x;
        double[] next = new double[x.Length];
        for (int t = 0; t < steps; t++)
        {
            for (int i = 0; i < cur.Length; i++)
            {
                next[i] = cur[i] * cur[cur.Length - 1 - i] + 0.1 * i;
            }

            (cur, next) = (next, cur);
        }

        return cur[0] * next[1] + x[2];
    }

    /// <summary>Two outputs that change places in every step.</summary>
    [Differentiable]
    [Sample("&a[3] &b[3] steps=3 k=0.5..1")]
    [Sample("&a[3] &b[3] steps=2 k=0.5..1")]
    public static void SwapOutputs(Span<double> a, Span<double> b, int steps, double k)
    {
        Span<double> from = a;
        Span<double> to = b;
        for (int t = 0; t < steps; t++)
        {
            for (int i = 0; i < from.Length; i++)
            {
                to[i] = k * from[i] * from[i] + to[i];
            }

            Span<double> old = from;
            from = to;
            to = old;
        }
    }

    private static void Exchange(ref double[] p, ref double[] q)
    {
        double[] t = p;
        p = q;
        q = t;
    }

    [Differentiable]
    [Sample("x[3]")]
    public static double ExchangedByReference(double[] x)
    {
        double[] p = [x[0], x[1] * x[2]];
        double[] q = [x[2], x[0] * x[0], 3];
        Exchange(ref p, ref q);
        p[2] *= x[1];
        Exchange(ref p, ref q);
        return p[1] * q[2] + q.Length * q[0];
    }

    private static void Split(double[] x, out double[] low, out double[] high)
    {
        low = new double[x.Length / 2];
        high = new double[x.Length - low.Length];
        for (int i = 0; i < x.Length; i++)
        {
            if (i < low.Length) low[i] = x[i] * x[i]; else high[i - low.Length] = Math.Exp(x[i]);
        }
    }

    [Differentiable]
    [Sample("x[5]")]
    public static double OutArrays(double[] x)
    {
        Split(x, out double[] low, out var high);
        return low[0] * high[1] + low[1] * high[2] * high[0];
    }

    /// <summary>The loop's condition and bounds look at the array of the moment.</summary>
    [Differentiable]
    [Sample("x[8]")]
    public static double Halving(double[] x)
    {
        double[] level = x;
        double trace = 0;
        while (level.Length > 1 && level[0] < 1e6)
        {
            double[] half = new double[level.Length / 2];
            for (int i = 0; i < level.Length / 2; i++)
            {
                half[i] = level[2 * i] * level[2 * i + 1] + level[2 * i];
            }

            level = half;
            trace += level[0];
        }

        return level[0] + 0.1 * trace;
    }

    /// <summary>A bound that depends on an array which the body replaces by a shorter one.</summary>
    [Differentiable]
    [Sample("x[6]")]
    public static double ShrinkingBound(double[] x)
    {
        double[] a = x;
        double sum = 0;
        for (int i = 0; i < a.Length; i++)
        {
            sum += a[i] * a[a.Length - 1];
            if (i == 1)
            {
                a = [sum, a[2], a[3] * a[3]];
            }
        }

        return sum;
    }

    /// <summary>The loop goes on over the array that it started with.</summary>
    [Differentiable]
    [Sample("x[4]")]
    public static double ForeachOverReplaced(double[] x)
    {
        double[] a = x;
        double sum = 0;
        foreach (double v in a)
        {
            a = [v * v, sum];
            sum += a[0] + v * a[1];
        }

        return sum + a[1];
    }

    [Differentiable]
    [Sample("x[5]")]
    public static double BestOf(double[] x)
    {
        double[] best = [x[0], x[1]];
        double score = best[0] * best[1];
        for (int i = 1; i + 1 < x.Length; i++)
        {
            double[] candidate = [x[i], x[i + 1]];
            double s = candidate[0] * candidate[1];
            if (s > score)
            {
                best = candidate;
                score = s;
            }
        }

        return best[0] * Math.Exp(best[1]);
    }

    [Differentiable]
    [Sample("x[6] limit=3")]
    public static double LeavesEarly(double[] x, int limit)
    {
        double[] a = x;
        for (int t = 0; ; t++)
        {
            double[] b = new double[a.Length];
            for (int i = 0; i < a.Length; i++)
            {
                if (i == t)
                {
                    continue;
                }

                b[i] = a[i] * a[(i + 1) % a.Length];
            }

            if (t >= limit)
            {
                return b[0] + b[2] * a[1];
            }

            a = b;
            if (a[5] > 1e9)
            {
                break;
            }
        }

        return a[0];
    }

    [Differentiable]
    [Sample("x[3] n=3")]
    public static float Singles(float[] x, int n)
    {
        float[] cur = (float[])x.Clone(), next = new float[x.Length];
        for (int t = 0; t < n; t++)
        {
            for (int i = 0; i < cur.Length; i++)
            {
                next[i] = cur[i] * 0.5f + x[(i + t) % x.Length] * cur[(i + 1) % cur.Length];
            }

            (cur, next) = (next, cur);
        }

        return cur[0] + cur[1] * cur[2];
    }

    [Differentiable]
    [Sample("x[4] order[4]=2,0,3,1")]
    public static double IntegerArraysSwapped(double[] x, int[] order)
    {
        int[] a = order;
        int[] b = new int[order.Length];
        double sum = 0;
        for (int t = 0; t < 3; t++)
        {
            for (int i = 0; i < a.Length; i++)
            {
                b[i] = a[a[i]];
                sum += x[a[i]] * x[b[i]] * (t + 1);
            }

            a = (int[])b.Clone();
        }

        return sum;
    }

    /// <summary>Several variables at once, scalars among them.</summary>
    [Differentiable]
    [Sample("x[3]")]
    public static double MixedTuple(double[] x)
    {
        double[] a = [x[0], x[1]];
        double[] b = [x[2], x[0] * x[1]];
        double s = x[2];
        (a, s, b) = (b, a[0] * b[1], a);
        (double[] c, double u) = (a, s + b[1]);
        c[0] *= u;
        (a[1], b) = (b[0], c);
        return a[0] * a[1] + b[0] * s + b[1];
    }

    [Differentiable]
    [Sample("x[12] n=3")]
    public static double CopyBetweenChanging(double[] x, int n)
    {
        double[] a = new double[6];
        double[] b = new double[6];
        Array.Copy(x, a, 6);
        for (int t = 0; t < n; t++)
        {
            Array.Copy(a, 0, b, 1, 5);
            b[0] = x[6 + t] * a[5];
            a.AsSpan(1, 2).CopyTo(b.AsSpan(2));
            (a, b) = (b, a);
            Array.Copy(a, 0, a, 2, 3);
        }

        return a[0] * a[2] + a[4] * b[3] + b[1] * b[0];
    }
}
