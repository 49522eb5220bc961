using System;
using AutoDiff;
using AutoDiff.Generator.Tests.Corpus;

namespace CorpusMethods;

/// <summary>Arrays of arrays that are passed in.</summary>
public static partial class JaggedParameters
{
    /// <summary>A network with its weights by layers of rows, the activations of one layer after the other in one variable.</summary>
    [Differentiable]
    [Sample("weights[2+2+2|3|1+1] biases[3+1+2] x[2]")]
    public static double Perceptron(double[][][] weights, double[][] biases, double[] x)
    {
        double[] activations = x;
        for (int l = 0; l < weights.Length; l++)
        {
            double[] next = new double[weights[l].Length];
            for (int i = 0; i < next.Length; i++)
            {
                double sum = biases[l][i];
                for (int j = 0; j < weights[l][i].Length; j++)
                {
                    sum += weights[l][i][j] * activations[j];
                }

                next[i] = l + 1 < weights.Length ? Math.Tanh(sum) : sum;
            }

            activations = next;
        }

        double loss = 0;
        foreach (double a in activations)
        {
            loss += (a - 0.5) * (a - 0.5);
        }

        return loss;
    }

    private static double[] Apply(double[][] m, double[] v)
    {
        double[] result = new double[m.Length];
        for (int i = 0; i < m.Length; i++)
        {
            double[] row = m[i];
            for (int j = 0; j < row.Length; j++)
            {
                result[i] += row[j] * v[j];
            }
        }

        return result;
    }

    [Differentiable]
    [Sample("m[3+3+3] v[3] n=3")]
    public static double Powers(double[][] m, double[] v, int n)
    {
        for (int k = 0; k < n; k++)
        {
            v = Apply(m, v);
        }

        return v[0] + v[1] * v[2];
    }

    [Differentiable]
    [Sample("rows[2+0+3+1]")]
    public static double RaggedForeach(double[][] rows)
    {
        double sum = rows.Length;
        foreach (var row in rows)
        {
            double product = 1;
            foreach (double v in row)
            {
                product *= v;
            }

            sum += product * row.Length;
        }

        return sum * rows[2][1];
    }

    [Differentiable(nameof(w))]
    [Sample("w[3] x[3+3+3+3] labels[2+2]=0,1,1,0")]
    public static double DataOnly(double[] w, float[][] x, int[][] labels)
    {
        double loss = 0;
        for (int i = 0; i < x.Length; i++)
        {
            double s = 0;
            for (int j = 0; j < w.Length; j++)
            {
                s += w[j] * x[i][j];
            }

            int label = labels[i / 2][i % 2];
            loss += Math.Log(1 + Math.Exp(label == 1 ? -s : s));
        }

        return loss / x.Length;
    }

    /// <summary>Cholesky's factor in place of the matrix, by rows.</summary>
    [Differentiable]
    [Sample("&a[1+2+3]=2,0.3,2.5,0.2,0.4,3")]
    public static double CholeskyInPlace(double[][] a)
    {
        double logDeterminant = 0;
        for (int i = 0; i < a.Length; i++)
        {
            for (int j = 0; j < i; j++)
            {
                double sum = a[i][j];
                for (int k = 0; k < j; k++)
                {
                    sum -= a[i][k] * a[j][k];
                }

                a[i][j] = sum / a[j][j];
            }

            double d = a[i][i];
            for (int k = 0; k < i; k++)
            {
                d -= a[i][k] * a[i][k];
            }

            a[i][i] = Math.Sqrt(d);
            logDeterminant += 2 * Math.Log(a[i][i]);
        }

        return logDeterminant;
    }

    [Differentiable]
    [Sample("a[2+3] f=0.5..2 &b[3+2]")]
    public static void ScaleInto(double[][] a, double f, double[][] b)
    {
        for (int i = 0; i < a.Length; i++)
        {
            double[] target = b[b.Length - 1 - i];
            for (int j = 0; j < a[i].Length; j++)
            {
                target[j] += f * a[i][j] * a[i][0];
            }
        }
    }

    /// <summary>Elimination with pivoting on copies of the rows.</summary>
    [Differentiable]
    [Sample("a[3+3+3] b[3]")]
    public static double SolvePivoted(double[][] a, double[] b)
    {
        int n = b.Length;
        double[][] m = new double[n][];
        for (int i = 0; i < n; i++)
        {
            m[i] = (double[])a[i].Clone();
        }

        double[] x = (double[])b.Clone();
        for (int k = 0; k < n; k++)
        {
            int p = k;
            for (int i = k + 1; i < n; i++)
            {
                if (Math.Abs(m[i][k]) > Math.Abs(m[p][k])) p = i;
            }

            if (p != k)
            {
                (m[k], m[p]) = (m[p], m[k]);
                (x[k], x[p]) = (x[p], x[k]);
            }

            for (int i = k + 1; i < n; i++)
            {
                double f = m[i][k] / m[k][k];
                x[i] -= f * x[k];
                for (int j = k; j < n; j++)
                {
                    m[i][j] -= f * m[k][j];
                }
            }
        }

        for (int i = n - 1; i >= 0; i--)
        {
            for (int j = i + 1; j < n; j++)
            {
                x[i] -= m[i][j] * x[j];
            }

            x[i] /= m[i][i];
        }

        return x[0] * x[1] + x[2];
    }

    /// <summary>Rows of inputs beside other arrays in one variable.</summary>
    [Differentiable]
    [Sample("a[2+2] b[2] flag=0")]
    [Sample("a[2+2] b[2] flag=1")]
    public static double MixedRows(double[][] a, double[] b, bool flag)
    {
        double[] r = flag ? a[0] : b;
        double[][] rows = { r, a[1], b };
        double s = 0;
        for (int i = 0; i < rows.Length; i++)
        {
            s += rows[i][0] * rows[i][1] * r[1] * a[0][i % 2];
        }

        return s;
    }

    /// <summary>The rows of two inputs change places in local arrays of them, and are written there.</summary>
    [Differentiable]
    [Sample("&a[2+2] &b[2] k=0.5..1.5")]
    public static double WrittenThroughLocals(double[][] a, double[] b, double k)
    {
        double[][] rows = [a[1], b, a[0]];
        (rows[0], rows[2]) = (rows[2], rows[0]);
        for (int i = 0; i < rows.Length; i++)
        {
            rows[i][0] *= k * rows[(i + 1) % 3][1];
        }

        return a[0][0] * b[0] + a[1][0];
    }

    [Differentiable]
    [Sample("w[2+1|2]")]
    public static double LayersChosen(double[][][] w)
    {
        double[][] first = w[0];
        double[][] local = [[w[1][0][0], 2], [w[0][1][0]]];
        double s = 0;
        for (int t = 0; t < 3; t++)
        {
            double[][] layer = t == 0 ? first : t == 1 ? local : w[w.Length - 1];
            s += layer[0][0] * layer[0][1] * (t + 1) * layer[layer.Length - 1][0];
        }

        return s;
    }

    [Differentiable]
    [Sample("a[2+3] n=4")]
    public static float SingleRows(float[][] a, int n)
    {
        if (a == null)
        {
            throw new ArgumentNullException(nameof(a));
        }

        float s = 1;
        for (int t = 0; t < n; t++)
        {
            var row = a[t % a.Length];
            s = s * row[t % row.Length] + row[0];
        }

        return s;
    }

    [Differentiable]
    [Sample("a[2+2]")]
    public static T Generic<T>(T[][] a)
        where T : System.Numerics.IFloatingPointIeee754<T>
    {
        T sum = T.Zero;
        for (int i = 0; i < a.Length; i++)
        {
            for (int j = 0; j < a[i].Length; j++)
            {
                sum += a[i][j] * a[i][j] * a[0][0];
            }
        }

        return sum;
    }

    /// <summary>A parameter that goes on as another array of arrays.</summary>
    [Differentiable]
    [Sample("g[2+2] steps=2")]
    public static double ReplacedGrid(double[][] g, int steps)
    {
        for (int t = 0; t < steps; t++)
        {
            double[][] next = new double[g.Length][];
            for (int i = 0; i < g.Length; i++)
            {
                next[i] = new double[g[i].Length];
                for (int j = 0; j < g[i].Length; j++)
                {
                    next[i][j] = g[i][j] * g[1 - i][j] + 0.5 * g[i][1 - j];
                }
            }

            g = next;
        }

        return g[0][0] + g[1][1] * g[0][1];
    }
}
