using System;
using AutoDiff;
using AutoDiff.Generator.Tests.Corpus;

namespace CorpusMethods;
/// <summary>Algorithms over arrays of arrays: elimination, extrapolation, tables, exponentials.</summary>
public static partial class JaggedAlgorithms
{
    /// <summary>Gaussian elimination whose pivoting exchanges rows.</summary>
    [Differentiable]
    [Sample("a[9] b[3]")]
    public static double Gauss(double[] a, double[] b)
    {
        int n = b.Length;
        double[][] m = new double[n][];
        for (int i = 0; i < n; i++)
        {
            m[i] = new double[n + 1];
            for (int j = 0; j < n; j++)
            {
                m[i][j] = a[i * n + j];
            }

            m[i][n] = b[i];
        }

        for (int k = 0; k < n; k++)
        {
            int pivot = k;
            for (int i = k + 1; i < n; i++)
            {
                if (Math.Abs(m[i][k]) > Math.Abs(m[pivot][k]))
                {
                    pivot = i;
                }
            }

            (m[k], m[pivot]) = (m[pivot], m[k]);
            for (int i = k + 1; i < n; i++)
            {
                double factor = m[i][k] / m[k][k];
                for (int j = k; j <= n; j++)
                {
                    m[i][j] -= factor * m[k][j];
                }
            }
        }

        double[] x = new double[n];
        for (int i = n - 1; i >= 0; i--)
        {
            double sum = m[i][n];
            for (int j = i + 1; j < n; j++)
            {
                sum -= m[i][j] * x[j];
            }

            x[i] = sum / m[i][i];
        }

        return x[0] + 2 * x[1] * x[2];
    }

    /// <summary>Romberg's tableau: row k has k + 1 elements.</summary>
    [Differentiable]
    [Sample("a=0.1..0.4 b=1..2 w=0.5..1.5 levels=4")]
    public static double Romberg(double a, double b, double w, int levels)
    {
        var r = new double[levels][];
        for (int k = 0; k < levels; k++)
        {
            r[k] = new double[k + 1];
            int n = 1 << k;
            double h = (b - a) / n;
            double sum = 0.5 * (Integrand(a, w) + Integrand(b, w));
            for (int i = 1; i < n; i++)
            {
                sum += Integrand(a + i * h, w);
            }

            r[k][0] = h * sum;
            double power = 1;
            for (int j = 1; j <= k; j++)
            {
                power *= 4;
                r[k][j] = r[k][j - 1] + (r[k][j - 1] - r[k - 1][j - 1]) / (power - 1);
            }
        }

        return r[levels - 1][levels - 1];
    }

    private static double Integrand(double x, double w) => Math.Exp(-x * x) * Math.Sin(w * x);

    [Differentiable(nameof(y), nameof(at))]
    [Sample("x[4]=0,1,2.5,4 y[4] at=0.2..3")]
    public static double Neville(double[] x, double[] y, double at)
    {
        int n = x.Length;
        double[][] p = new double[n][];
        for (int i = 0; i < n; i++)
        {
            p[i] = new double[n - i];
            p[i][0] = y[i];
        }

        for (int j = 1; j < n; j++)
        {
            for (int i = 0; i < n - j; i++)
            {
                p[i][j] = ((at - x[i + j]) * p[i][j - 1] - (at - x[i]) * p[i + 1][j - 1]) / (x[i] - x[i + j]);
            }
        }

        return p[0][n - 1];
    }

    private static double[][] Multiply(double[][] a, double[][] b)
    {
        double[][] c = new double[a.Length][];
        for (int i = 0; i < a.Length; i++)
        {
            c[i] = new double[b[0].Length];
            for (int j = 0; j < c[i].Length; j++)
            {
                for (int k = 0; k < b.Length; k++)
                {
                    c[i][j] += a[i][k] * b[k][j];
                }
            }
        }

        return c;
    }

    /// <summary>exp(A) by its series, with jagged products.</summary>
    [Differentiable]
    [Sample("x[4] terms=4")]
    public static double MatrixExponential(double[] x, int terms)
    {
        double[][] a = [[x[0], x[1]], [x[2], x[3]]];
        double[][] sum = [[1, 0], [0, 1]];
        double[][] power = [[1, 0], [0, 1]];
        double factorial = 1;
        for (int n = 1; n <= terms; n++)
        {
            power = Multiply(power, a);
            factorial *= n;
            for (int i = 0; i < 2; i++)
            {
                for (int j = 0; j < 2; j++)
                {
                    sum[i][j] += power[i][j] / factorial;
                }
            }
        }

        return sum[0][0] * sum[1][1] - sum[0][1] + sum[1][0];
    }

    /// <summary>The forward algorithm of a hidden Markov model, one row of probabilities per step.</summary>
    [Differentiable]
    [Sample("transition[4]=0.2..0.8 emission[6]=0.1..0.9 observed[4]=0,2,1,2")]
    public static double SoftViterbi(double[] transition, double[] emission, int[] observed)
    {
        const int States = 2;
        double[][] score = new double[observed.Length][];
        for (int t = 0; t < observed.Length; t++)
        {
            double[] row = new double[States];
            for (int s = 0; s < States; s++)
            {
                double e = Math.Log(emission[s * 3 + observed[t]]);
                if (t == 0)
                {
                    row[s] = e;
                    continue;
                }

                double[] before = score[t - 1];
                double max = double.NegativeInfinity;
                for (int q = 0; q < before.Length; q++)
                {
                    max = Math.Max(max, before[q] + Math.Log(transition[q * States + s]));
                }

                double sum = 0;
                for (int q = 0; q < before.Length; q++)
                {
                    sum += Math.Exp(before[q] + Math.Log(transition[q * States + s]) - max);
                }

                row[s] = e + max + Math.Log(sum);
            }

            score[t] = row;
        }

        double result = 0;
        foreach (double v in score[^1])
        {
            result += Math.Exp(v);
        }

        return result;
    }
}
