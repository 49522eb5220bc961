namespace Corpus;

/// <summary>Rectangular arrays as parameters of the differentiated method.</summary>
public static partial class GridParameters
{
    private static readonly double[,] Data = { { 1, 2, 3 }, { 0.5, -1, 2 } };

    [Differentiable]
    [Sample("a[2,3] x[3]")]
    public static double QuadraticForm(double[,] a, double[] x)
    {
        double sum = 0;
        for (int i = 0; i < a.GetLength(0); i++)
        {
            double row = 0;
            for (int j = 0; j < a.GetLength(1); j++)
            {
                row += a[i, j] * x[j];
            }

            sum += row * row;
        }

        return sum;
    }

    [Differentiable]
    [Sample("a[2,3] b[3,2] &c[2,2]")]
    public static void MatrixProduct(double[,] a, double[,] b, double[,] c)
    {
        int n = a.GetLength(0), m = b.GetLength(1), inner = a.GetLength(1);
        for (int i = 0; i < n; i++)
        {
            for (int j = 0; j < m; j++)
            {
                double sum = 0;
                for (int k = 0; k < inner; k++)
                {
                    sum += a[i, k] * b[k, j];
                }

                c[i, j] = sum;
            }
        }
    }

    [Differentiable]
    [Sample("&a[3,3]=0.1..0.4 d=3..4")]
    public static void CholeskyInPlace(double[,] a, double d)
    {
        int n = a.GetLength(0);
        for (int j = 0; j < n; j++)
        {
            a[j, j] += d;
            for (int k = 0; k < j; k++)
            {
                a[j, j] -= a[j, k] * a[j, k];
            }

            a[j, j] = Math.Sqrt(a[j, j]);
            for (int i = j + 1; i < n; i++)
            {
                for (int k = 0; k < j; k++)
                {
                    a[i, j] -= a[i, k] * a[j, k];
                }

                a[i, j] /= a[j, j];
            }
        }
    }

    [Differentiable]
    [Sample("&a[3,3]=-1..1 &b[3]")]
    public static double EliminateInPlace(double[,] a, double[] b)
    {
        int n = b.Length;
        double determinant = 1;
        for (int k = 0; k < n; k++)
        {
            int p = k;
            for (int i = k + 1; i < n; i++)
            {
                if (Math.Abs(a[i, k]) > Math.Abs(a[p, k]))
                {
                    p = i;
                }
            }

            if (p != k)
            {
                SwapRows(a, p, k);
                (b[p], b[k]) = (b[k], b[p]);
                determinant = -determinant;
            }

            determinant *= a[k, k];
            for (int i = k + 1; i < n; i++)
            {
                double f = a[i, k] / a[k, k];
                a[i, k] = f;
                for (int j = k + 1; j < n; j++)
                {
                    a[i, j] -= f * a[k, j];
                }

                b[i] -= f * b[k];
            }
        }

        for (int i = n - 1; i >= 0; i--)
        {
            for (int j = i + 1; j < n; j++)
            {
                b[i] -= a[i, j] * b[j];
            }

            b[i] /= a[i, i];
        }

        return determinant;
    }

    [Differentiable(nameof(x))]
    [Sample("x[3] design[2,3] mask[2,3]=0,1,1,1,0,1")]
    public static double DataGrids(double[] x, double[,] design, int[,] mask)
    {
        double sum = 0;
        for (int i = 0; i < design.GetLength(0); i++)
        {
            for (int j = 0; j < x.Length; j++)
            {
                if (mask[i, j] != 0)
                {
                    sum += design[i, j] * x[j] * x[j] + Data[i, j] * x[j];
                }
            }
        }

        return sum * design.Length;
    }

    [Differentiable(nameof(rate))]
    [Sample("&u[3,4] steps=2")]
    public static void HeatStep(double[,] u, double rate, int steps)
    {
        int rows = u.GetLength(0), columns = u.GetLength(1);
        for (int t = 0; t < steps; t++)
        {
            double[,] old = (double[,])u.Clone();
            for (int i = 1; i < rows - 1; i++)
            {
                for (int j = 1; j < columns - 1; j++)
                {
                    u[i, j] = old[i, j] + rate * (old[i - 1, j] + old[i + 1, j] + old[i, j - 1] + old[i, j + 1] - 4 * old[i, j]);
                }
            }
        }
    }

    [Differentiable]
    [Sample("a[2,2]")]
    public static float Singles(float[,] a)
    {
        float sum = 0;
        foreach (float v in a)
        {
            sum += v * v * a[0, 0];
        }

        return sum;
    }

    [Differentiable]
    [Sample("a[2,2]")]
    public static T Generic<T>(T[,] a)
        where T : System.Numerics.IFloatingPointIeee754<T> => a[0, 0] * a[1, 1] - a[0, 1] * a[1, 0];

    [Differentiable]
    [Sample("a[2,3]")]
    public static double Guarded(double[,] a)
    {
        ArgumentNullException.ThrowIfNull(a);
        if (a == null || a.Length == 0 || a.GetUpperBound(0) < 1)
        {
            throw new ArgumentException($"bad {a}", nameof(a));
        }

        return Trace(a) * Trace(a) + a[1, 2];
    }

    [Differentiable]
    [Sample("a[3,2] columns[3]=1,0,1")]
    public static double Gathered(double[,] a, int[] columns)
    {
        double product = 1;
        for (int i = 0; i < columns.Length; i++)
        {
            product *= a[i, columns[i]] + a[columns[i], 0];
        }

        return product;
    }

    [Differentiable]
    [Sample("a[2,2] b[2,2]")]
    public static double NamesMeet(double[,] a, double[,] b)
    {
        double aElements = a[0, 0];
        int aRows = a.GetLength(0);
        double bColumns = b[1, 1] * aRows;
        return aElements * bColumns + b[0, 1] * a[1, 0];
    }

    private static double Trace(double[,] m)
    {
        double sum = 0;
        for (int i = 0; i < Math.Min(m.GetLength(0), m.GetLength(1)); i++)
        {
            sum += m[i, i];
        }

        return sum;
    }

    private static void SwapRows(double[,] m, int p, int q)
    {
        for (int j = 0; j < m.GetLength(1); j++)
        {
            double t = m[p, j];
            m[p, j] = m[q, j];
            m[q, j] = t;
        }
    }
}
