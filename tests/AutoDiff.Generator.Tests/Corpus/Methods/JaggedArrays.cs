using System;
using AutoDiff;
using AutoDiff.Generator.Tests.Corpus;

namespace CorpusMethods;

/// <summary>Local arrays of arrays.</summary>
public static partial class JaggedArrays
{
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
