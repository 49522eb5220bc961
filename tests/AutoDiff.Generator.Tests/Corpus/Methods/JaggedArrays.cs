using System;
using AutoDiff;
using AutoDiff.Generator.Tests.Corpus;

namespace CorpusMethods;

/// <summary>Local arrays of arrays.</summary>
public static partial class JaggedArrays
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

    /// <summary>The same exchange by a temporary.</summary>
    [Differentiable]
    [Sample("x[4]")]
    public static double SwapByTemporary(double[] x)
    {
        double[][] rows = { new[] { x[0], x[1] }, new[] { x[2] * x[0], x[3] } };
        var t = rows[0];
        rows[0] = rows[1];
        rows[1] = t;
        rows[0][1] *= t[0];
        t[1] = x[1] * x[1];
        return rows[0][0] * rows[1][1] + rows[0][1];
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

    /// <summary>Rows that are the caller's arrays, only read.</summary>
    [Differentiable]
    [Sample("a[2] b[3] c[2]")]
    public static double RowsOfInputs(double[] a, double[] b, double[] c)
    {
        double[][] all = [a, b, c, a];
        double sum = 0;
        foreach (var row in all)
        {
            double product = row.Length;
            foreach (double v in row)
            {
                product *= v;
            }

            sum += product * product;
        }

        return sum + all.Length * all[1][2];
    }

    /// <summary>Two names for one row.</summary>
    [Differentiable]
    [Sample("x[3]")]
    public static double SharedRow(double[] x)
    {
        double[] shared = [x[0], x[1]];
        double[][] rows = new double[3][];
        rows[0] = shared;
        rows[1] = shared;
        rows[2] = (double[])shared.Clone();
        rows[0][1] = x[2] * x[0];
        shared[0] *= rows[1][1];
        return rows[0][0] + rows[1][1] * rows[2][1] + rows[2][0];
    }

    /// <summary>A new array of rows in every step, and the old one for the next.</summary>
    [Differentiable]
    [Sample("x[4] steps=3")]
    public static double GridSteps(double[] x, int steps)
    {
        double[][] grid = new double[2][];
        for (int i = 0; i < 2; i++)
        {
            grid[i] = [x[2 * i], x[2 * i + 1]];
        }

        for (int t = 0; t < steps; t++)
        {
            double[][] next = new double[grid.Length][];
            for (int i = 0; i < grid.Length; i++)
            {
                next[i] = new double[grid[i].Length];
                for (int j = 0; j < grid[i].Length; j++)
                {
                    next[i][j] = 0.5 * grid[i][j] + 0.25 * grid[1 - i][j] * grid[i][1 - j];
                }
            }

            grid = next;
        }

        return grid[0][0] + grid[1][1] * grid[0][1];
    }

    private static double[] Layer(double[][] w, double[] input)
    {
        double[] output = new double[w.Length];
        for (int i = 0; i < w.Length; i++)
        {
            double sum = 0;
            for (int j = 0; j < input.Length; j++)
            {
                sum += w[i][j] * input[j];
            }

            output[i] = Math.Tanh(sum);
        }

        return output;
    }

    /// <summary>Three levels: layers of rows of weights.</summary>
    [Differentiable]
    [Sample("p[11] x[2]")]
    public static double ThreeLevels(double[] p, double[] x)
    {
        int[] sizes = [2, 3, 1];
        double[][][] weights = new double[sizes.Length - 1][][];
        int next = 0;
        for (int l = 0; l < weights.Length; l++)
        {
            weights[l] = new double[sizes[l + 1]][];
            for (int i = 0; i < weights[l].Length; i++)
            {
                weights[l][i] = new double[sizes[l]];
                for (int j = 0; j < weights[l][i].Length; j++)
                {
                    weights[l][i][j] = p[next++];
                }
            }
        }

        double[] activations = x;
        foreach (double[][] layer in weights)
        {
            activations = Layer(layer, activations);
        }

        return activations[0] * p[9] + p[10] * weights[1][0][2];
    }

    [Differentiable]
    [Sample("x[4]")]
    public static double ShallowClone(double[] x)
    {
        double[][] a = [[x[0], x[1]], [x[2], x[3]]];
        double[][] b = (double[][])a.Clone();
        b[0][0] *= x[3];
        b[1] = [x[0] * x[1], 2];
        Array.Resize(ref b, 3);
        b[2] = a[1];
        b[2][0] = x[1] * x[2];
        return a[0][0] * a[1][0] + b[1][0] * b[2][1];
    }

    [Differentiable]
    [Sample("x[3] which=0")]
    [Sample("x[3] which=1")]
    public static double ChosenRows(double[] x, int which)
    {
        double[][] a = [[x[0]], [x[1], x[2]]];
        double[][] b = [[x[2] * x[2], 1], [x[0] * x[1], x[2]]];
        var c = which == 0 ? a : b;
        var last = c[c.Length - 1];
        double[] longest = c[0].Length > last.Length ? c[0] : last;
        longest[1] += 1;
        return longest[0] * longest[1] + a[1][1] * b[1][1];
    }

    [Differentiable]
    [Sample("x[4] starts[3]=0,2,4")]
    public static float SinglesAndIntegers(float[] x, int[] starts)
    {
        int[][] groups = new int[2][];
        for (int g = 0; g < 2; g++)
        {
            groups[g] = new int[starts[g + 1] - starts[g]];
            for (int i = 0; i < groups[g].Length; i++)
            {
                groups[g][i] = starts[g] + i;
            }
        }

        (groups[0], groups[1]) = (groups[1], groups[0]);
        float sum = 0;
        foreach (int[] group in groups)
        {
            float product = 1;
            foreach (int i in group)
            {
                product *= x[i];
            }

            sum = sum * product + product;
        }

        return sum;
    }

    /// <summary>Weights that default to ones where the caller gives none.</summary>
    [Differentiable(nameof(x))]
    [Sample("x[3] weights[3]")]
    public static double DefaultedData(double[] x, double[]? weights)
    {
        if (weights == null)
        {
            weights = new double[x.Length];
            Array.Fill(weights, 1);
        }

        double sum = 0;
        for (int i = 0; i < x.Length; i++)
        {
            sum += weights[i] * x[i] * x[i];
        }

        return sum;
    }
}
