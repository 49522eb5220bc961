using System;
using AutoDiff;
using AutoDiff.Generator.Tests.Corpus;

namespace CorpusMethods;
/// <summary>Algorithms whose array variables name one array and then another: two rows that take turns, states that a step replaces.</summary>
public static partial class AlternatingArrays
{
    /// <summary>The explicit scheme for the heat equation, with two buffers that are swapped.</summary>
    [Differentiable]
    [Sample("start[6] k=0.1..0.3 steps=0")]
    [Sample("start[6] k=0.1..0.3 steps=4")]
    public static double Heat(double[] start, double k, int steps)
    {
        double[] u = (double[])start.Clone();
        double[] next = new double[u.Length];
        for (int t = 0; t < steps; t++)
        {
            next[0] = u[0];
            next[u.Length - 1] = u[u.Length - 1];
            for (int i = 1; i < u.Length - 1; i++)
            {
                next[i] = u[i] + k * (u[i + 1] - 2 * u[i] + u[i - 1]) + 0.1 * u[i] * u[i];
            }

            (u, next) = (next, u);
        }

        double energy = 0;
        foreach (double v in u)
        {
            energy += v * v;
        }

        return energy;
    }

    /// <summary>Dynamic time warping with a soft minimum and two rows.</summary>
    [Differentiable]
    [Sample("x[4] y[5] gamma=0.5..1")]
    [Sample("x[1] y[1] gamma=0.5..1")]
    public static double SoftDtw(ReadOnlySpan<double> x, ReadOnlySpan<double> y, double gamma)
    {
        double[] previous = new double[y.Length + 1];
        double[] current = new double[y.Length + 1];
        Array.Fill(previous, 1e3);
        previous[0] = 0;
        for (int i = 1; i <= x.Length; i++)
        {
            current[0] = 1e3;
            for (int j = 1; j <= y.Length; j++)
            {
                double d = x[i - 1] - y[j - 1];
                double a = -previous[j] / gamma;
                double b = -current[j - 1] / gamma;
                double c = -previous[j - 1] / gamma;
                double m = Math.Max(a, Math.Max(b, c));
                current[j] = d * d - gamma * (m + Math.Log(Math.Exp(a - m) + Math.Exp(b - m) + Math.Exp(c - m)));
            }

            double[] tmp = previous;
            previous = current;
            current = tmp;
        }

        return previous[y.Length];
    }

    /// <summary>A weighted edit distance: only the costs are differentiated.</summary>
    [Differentiable(nameof(insert), nameof(delete), nameof(substitute))]
    [Sample("insert=0.5..0.8 delete=0.9..1.2 substitute=0.3..0.4 a[4]=1,2,3,1 b[5]=2,1,3,3,1")]
    public static double EditDistance(double insert, double delete, double substitute, int[] a, int[] b)
    {
        var prev = new double[b.Length + 1];
        var curr = new double[b.Length + 1];
        for (int j = 0; j < prev.Length; j++)
        {
            prev[j] = j * insert;
        }

        for (int i = 1; i <= a.Length; i++)
        {
            curr[0] = i * delete;
            for (int j = 1; j < curr.Length; j++)
            {
                double cost = a[i - 1] == b[j - 1] ? 0 : substitute;
                curr[j] = Math.Min(Math.Min(curr[j - 1] + insert, prev[j] + delete), prev[j - 1] + cost);
            }

            (prev, curr) = (curr, prev);
        }

        return prev[^1];
    }

    [Differentiable]
    [Sample("b[4] d=5..6 iterations=3")]
    public static double Jacobi(double[] b, double d, int iterations)
    {
        int n = b.Length;
        double[] x = new double[n];
        for (int k = 0; k < iterations; k++)
        {
            double[] next = new double[n];
            for (int i = 0; i < n; i++)
            {
                double sum = b[i];
                if (i > 0) sum -= x[i - 1];
                if (i < n - 1) sum -= x[i + 1] * x[i];
                next[i] = sum / d;
            }

            x = next;
        }

        double result = 0;
        for (int i = 0; i < n; i++)
        {
            result += (i + 1) * x[i];
        }

        return result;
    }

    /// <summary>The variable begins as the input, which is not written.</summary>
    [Differentiable]
    [Sample("a[9]=0.2..1 v0[3]=0.5..1 iterations=0")]
    [Sample("a[9]=0.2..1 v0[3]=0.5..1 iterations=4")]
    public static double PowerIteration(double[] a, double[] v0, int iterations)
    {
        double[] v = v0;
        double norm = 1;
        for (int k = 0; k < iterations; k++)
        {
            var w = new double[v.Length];
            norm = 0;
            for (int i = 0; i < w.Length; i++)
            {
                for (int j = 0; j < v.Length; j++)
                {
                    w[i] += a[i * v.Length + j] * v[j];
                }

                norm += w[i] * w[i];
            }

            norm = Math.Sqrt(norm);
            for (int i = 0; i < w.Length; i++)
            {
                w[i] /= norm;
            }

            v = w;
        }

        return norm * v[0];
    }

    private static double[] Axpy(double[] x, double h, double[] d)
    {
        var result = new double[x.Length];
        for (int i = 0; i < x.Length; i++)
        {
            result[i] = x[i] + h * d[i];
        }

        return result;
    }

    private static double[] Pendulum(double[] y, double g) => new[] { y[1], -g * Math.Sin(y[0]) - 0.1 * y[1] };

    /// <summary>Runge and Kutta with an array per stage.</summary>
    [Differentiable]
    [Sample("y0[2] g=5..9 h=0.05..0.1 steps=3")]
    public static double RungeKutta(double[] y0, double g, double h, int steps)
    {
        double[] y = y0;
        for (int n = 0; n < steps; n++)
        {
            double[] k1 = Pendulum(y, g);
            double[] k2 = Pendulum(Axpy(y, h / 2, k1), g);
            double[] k3 = Pendulum(Axpy(y, h / 2, k2), g);
            double[] k4 = Pendulum(Axpy(y, h, k3), g);
            double[] next = new double[y.Length];
            for (int i = 0; i < y.Length; i++)
            {
                next[i] = y[i] + h / 6 * (k1[i] + 2 * k2[i] + 2 * k3[i] + k4[i]);
            }

            y = next;
        }

        return y[0] * y[0] + y[1];
    }

    /// <summary>A recurrent cell whose two states are new arrays in every step.</summary>
    [Differentiable]
    [Sample("x[6] wx[8] wh[16] units=2")]
    public static double Lstm(ReadOnlySpan<double> x, ReadOnlySpan<double> wx, ReadOnlySpan<double> wh, int units)
    {
        double[] h = new double[units];
        double[] c = new double[units];
        for (int t = 0; t < x.Length; t++)
        {
            double[] hNew = new double[units];
            double[] cNew = new double[units];
            for (int u = 0; u < units; u++)
            {
                Span<double> gate = stackalloc double[4];
                for (int k = 0; k < 4; k++)
                {
                    double s = wx[k * units + u] * x[t];
                    for (int j = 0; j < units; j++)
                    {
                        s += wh[(k * units + u) * units + j] * h[j];
                    }

                    gate[k] = k == 3 ? Math.Tanh(s) : 1 / (1 + Math.Exp(-s));
                }

                cNew[u] = gate[0] * c[u] + gate[1] * gate[3];
                hNew[u] = gate[2] * Math.Tanh(cNew[u]);
            }

            h = hNew;
            c = cNew;
        }

        double loss = 0;
        for (int u = 0; u < units; u++)
        {
            loss += h[u] * (u + 1);
        }

        return loss;
    }
}
