namespace Corpus;

/// <summary>Local rectangular arrays, and those that helpers take and return.</summary>
public static partial class Grids
{
    private static readonly double[,] Weights = { { 1, 2 }, { 3, 4 } };

    [Differentiable]
    [Sample("x[6]")]
    public static double FillAndReduce(double[] x)
    {
        double[,] m = new double[2, 3];
        for (int i = 0; i < 2; i++)
        {
            for (int j = 0; j < 3; j++)
            {
                m[i, j] = x[i * 3 + j] * x[j];
            }
        }

        m[1, 2] *= m[0, 0];
        double product = 1;
        for (int i = 0; i < m.GetLength(0); i++)
        {
            for (int j = 0; j < m.GetLength(1); j++)
            {
                product *= m[i, j] + i;
            }
        }

        return product + m.Length * m[0, 1] + m.Rank;
    }

    [Differentiable]
    [Sample("a[4] b[6]")]
    public static double MatrixProduct(double[] a, double[] b)
    {
        double[,] c = Multiply(FromRows(a, 2, 2), FromRows(b, 2, 3));
        return SumOfSquares(c) * c[1, 1];
    }

    [Differentiable]
    [Sample("x[9]=0.1..0.6")]
    public static double CholeskyLogDeterminant(double[] x)
    {
        int n = 3;
        double[,] a = new double[n, n];
        for (int i = 0; i < n; i++)
        {
            for (int j = 0; j < n; j++)
            {
                a[i, j] = x[i * n + j] + x[j * n + i] + (i == j ? 4 : 0);
            }
        }

        double logDeterminant = 0;
        for (int j = 0; j < n; j++)
        {
            double diagonal = a[j, j];
            for (int k = 0; k < j; k++)
            {
                diagonal -= a[j, k] * a[j, k];
            }

            if (diagonal <= 0)
            {
                throw new ArgumentException("not positive definite");
            }

            a[j, j] = Math.Sqrt(diagonal);
            logDeterminant += 2 * Math.Log(a[j, j]);
            for (int i = j + 1; i < n; i++)
            {
                double sum = a[i, j];
                for (int k = 0; k < j; k++)
                {
                    sum -= a[i, k] * a[j, k];
                }

                a[i, j] = sum / a[j, j];
            }
        }

        return logDeterminant;
    }

    [Differentiable]
    [Sample("x[9]=-1..1 b[3]")]
    public static double SolveWithPivoting(double[] x, double[] b)
    {
        int n = b.Length;
        double[,] a = FromRows(x, n, n);
        double[] y = (double[])b.Clone();
        for (int k = 0; k < n; k++)
        {
            int pivot = k;
            for (int i = k + 1; i < n; i++)
            {
                if (Math.Abs(a[i, k]) > Math.Abs(a[pivot, k]))
                {
                    pivot = i;
                }
            }

            if (pivot != k)
            {
                for (int j = 0; j < n; j++)
                {
                    (a[k, j], a[pivot, j]) = (a[pivot, j], a[k, j]);
                }

                double t = y[k];
                y[k] = y[pivot];
                y[pivot] = t;
            }

            for (int i = k + 1; i < n; i++)
            {
                double factor = a[i, k] / a[k, k];
                for (int j = k; j < n; j++)
                {
                    a[i, j] -= factor * a[k, j];
                }

                y[i] -= factor * y[k];
            }
        }

        for (int i = n - 1; i >= 0; i--)
        {
            for (int j = i + 1; j < n; j++)
            {
                y[i] -= a[i, j] * y[j];
            }

            y[i] /= a[i, i];
        }

        return y[0] + 2 * y[1] * y[2];
    }

    [Differentiable]
    [Sample("x[12] steps=3")]
    public static double HeatEquation(double[] x, int steps)
    {
        int rows = 3, columns = 4;
        double[,] u = FromRows(x, rows, columns);
        double[,] next = new double[rows, columns];
        for (int t = 0; t < steps; t++)
        {
            for (int i = 0; i < rows; i++)
            {
                for (int j = 0; j < columns; j++)
                {
                    double left = j > 0 ? u[i, j - 1] : 0;
                    double right = j < columns - 1 ? u[i, j + 1] : 0;
                    double up = i > 0 ? u[i - 1, j] : 0;
                    double down = i + 1 < rows ? u[i + 1, j] : 0;
                    next[i, j] = u[i, j] + 0.1 * x[0] * (left + right + up + down - 4 * u[i, j]);
                }
            }

            Array.Copy(next, u, u.Length);
        }

        return SumOfSquares(u);
    }

    [Differentiable]
    [Sample("a[4]=-1..1 b[3]=-1..1")]
    public static double SoftEditDistance(double[] a, double[] b)
    {
        int n = a.Length, m = b.Length;
        double[,] d = new double[n + 1, m + 1];
        for (int i = 1; i <= n; i++)
        {
            d[i, 0] = d[i - 1, 0] + 1;
        }

        for (int j = 1; j <= m; j++)
        {
            d[0, j] = d[0, j - 1] + 1;
        }

        for (int i = 1; i <= n; i++)
        {
            for (int j = 1; j <= m; j++)
            {
                double cost = (a[i - 1] - b[j - 1]) * (a[i - 1] - b[j - 1]);
                d[i, j] = SoftMinimum(d[i - 1, j - 1] + cost, d[i - 1, j] + 1, d[i, j - 1] + 1);
            }
        }

        return d[n, m];
    }

    [Differentiable]
    [Sample("transition[4] emission[6] observed[4]=0,2,1,2")]
    public static double ForwardAlgorithm(double[] transition, double[] emission, int[] observed)
    {
        double[,] alpha = new double[observed.Length, 2];
        for (int s = 0; s < 2; s++)
        {
            alpha[0, s] = 0.5 * emission[s * 3 + observed[0]];
        }

        for (int t = 1; t < observed.Length; t++)
        {
            for (int s = 0; s < 2; s++)
            {
                for (int r = 0; r < 2; r++)
                {
                    alpha[t, s] += alpha[t - 1, r] * transition[r * 2 + s];
                }

                alpha[t, s] *= emission[s * 3 + observed[t]];
            }
        }

        return Math.Log(alpha[observed.Length - 1, 0] + alpha[observed.Length - 1, 1]);
    }

    [Differentiable]
    [Sample("image[20] kernel[4]")]
    public static double Convolution(double[] image, double[] kernel)
    {
        double[,] x = FromRows(image, 4, 5);
        double[,] k = FromRows(kernel, 2, 2);
        double[,] y = new double[3, 4];
        for (int i = 0; i < y.GetLength(0); i++)
        {
            for (int j = 0; j < y.GetLength(1); j++)
            {
                for (int p = 0; p < k.GetLength(0); p++)
                {
                    for (int q = 0; q < k.GetLength(1); q++)
                    {
                        y[i, j] += x[i + p, j + q] * k[p, q];
                    }
                }
            }
        }

        double sum = 0;
        foreach (double v in y)
        {
            sum += v * Math.Tanh(v);
        }

        return sum;
    }

    [Differentiable]
    [Sample("x[6]=0.5..2")]
    public static double GramSchmidt(double[] x)
    {
        double[,] q = FromRows(x, 3, 2);
        double[,] r = new double[2, 2];
        for (int j = 0; j < 2; j++)
        {
            for (int k = 0; k < j; k++)
            {
                for (int i = 0; i < 3; i++)
                {
                    r[k, j] += q[i, k] * q[i, j];
                }

                for (int i = 0; i < 3; i++)
                {
                    q[i, j] -= r[k, j] * q[i, k];
                }
            }

            double norm = 0;
            for (int i = 0; i < 3; i++)
            {
                norm += q[i, j] * q[i, j];
            }

            r[j, j] = Math.Sqrt(norm);
            for (int i = 0; i < 3; i++)
            {
                q[i, j] /= r[j, j];
            }
        }

        return r[0, 0] * r[1, 1] + r[0, 1] * q[2, 1] + q[0, 0];
    }

    [Differentiable]
    [Sample("x[12]=-1..2")]
    public static double Householder(double[] x)
    {
        double[,] a = FromRows(x, 4, 3);
        int m = a.GetLength(0), n = a.GetLength(1);
        double[] v = new double[m];
        for (int k = 0; k < n; k++)
        {
            double norm = 0;
            for (int i = k; i < m; i++)
            {
                norm += a[i, k] * a[i, k];
            }

            norm = Math.Sqrt(norm);
            double alpha = a[k, k] > 0 ? -norm : norm;
            double squared = 0;
            for (int i = k; i < m; i++)
            {
                v[i] = a[i, k] - (i == k ? alpha : 0);
                squared += v[i] * v[i];
            }

            for (int j = k; j < n; j++)
            {
                double dot = 0;
                for (int i = k; i < m; i++)
                {
                    dot += v[i] * a[i, j];
                }

                for (int i = k; i < m; i++)
                {
                    a[i, j] -= 2 * dot / squared * v[i];
                }
            }
        }

        return a[0, 0] * a[1, 1] * a[2, 2] + a[0, 2];
    }

    [Differentiable]
    [Sample("x[4] order[4]=3,1,0,2")]
    public static double PermutedColumns(double[] x, int[] order)
    {
        double[,] m = new double[2, 4];
        for (int j = 0; j < 4; j++)
        {
            m[0, order[j]] = x[j] * (j + 1);
            m[1, j] = m[0, order[j]] * x[order[j]];
        }

        int row = 1;
        double sum = 0;
        while (row >= 0)
        {
            int column = 3;
            while (column > 0 && m[row, column] > -100)
            {
                sum += m[row, column] * m[row, column - 1];
                column--;
            }

            row--;
        }

        return sum;
    }

    [Differentiable]
    [Sample("x[3]")]
    public static double Initialisers(double[] x)
    {
        double[,] m = { { x[0], 2, x[1] * x[0] }, { 1, x[2], x[0] } };
        var n = new double[,] { { m[0, 2] * m[1, 1] }, { x[1] } };
        double[,] c = (double[,])m.Clone();
        c[0, 0] = n[0, 0] * m[0, 0];
        Array.Clear(m);
        Array.Copy(c, 0, m, 1, 2);
        return SumOfSquares(m) * n[1, 0] + SumOfSquares(c) * Weights[1, 0];
    }

    [Differentiable]
    [Sample("x[8]")]
    public static double ThreeDimensions(double[] x)
    {
        double[,,] t = new double[2, 2, 2];
        int n = 0;
        for (int i = 0; i < 2; i++)
        {
            for (int j = 0; j < 2; j++)
            {
                for (int k = 0; k < 2; k++)
                {
                    t[i, j, k] = x[n++] * (i + 1);
                }
            }
        }

        return t[0, 1, 1] * t[1, 0, 1] * t[1, 1, 0] + t[n - 7, 0, 0];
    }

    [Differentiable]
    [Sample("x[4]")]
    public static double IntegerGrid(double[] x)
    {
        int[,] neighbours = { { 1, 2 }, { 3, 0 }, { 2, 2 }, { 0, 1 } };
        bool[,] used = new bool[4, 2];
        used[1, 1] = true;
        double sum = 0;
        for (int i = 0; i < neighbours.GetLength(0); i++)
        {
            for (int e = 0; e < neighbours.GetLength(1); e++)
            {
                if (!used[i, e])
                {
                    sum += x[i] * x[neighbours[i, e]];
                }
            }
        }

        return sum;
    }

    [Differentiable]
    [Sample("x[4]")]
    public static double ElementsByReference(double[] x)
    {
        double[,] m = FromRows(x, 2, 2);
        for (int i = 0; i < 2; i++)
        {
            Exchange(ref m[i, 0], ref m[1 - i, 1]);
        }

        ref double corner = ref m[1, 1];
        corner *= m[0, 0];
        return SumOfSquares(m);
    }

    [Differentiable]
    [Sample("&y[6]")]
    public static void InPlaceTranspose(Span<double> y)
    {
        double[,] m = new double[2, 3];
        for (int i = 0; i < 6; i++)
        {
            m[i / 3, i % 3] = y[i] * y[0];
        }

        double[,] t = Transposed(m);
        int k = 0;
        foreach (double v in t)
        {
            y[k++] = v;
        }
    }

    private static double[,] FromRows(double[] values, int rows, int columns)
    {
        double[,] m = new double[rows, columns];
        for (int i = 0; i < rows; i++)
        {
            for (int j = 0; j < columns; j++)
            {
                m[i, j] = values[i * columns + j];
            }
        }

        return m;
    }

    private static double[,] Transposed(double[,] m)
    {
        double[,] t = new double[m.GetLength(1), m.GetLength(0)];
        for (int i = 0; i <= m.GetUpperBound(0); i++)
        {
            for (int j = 0; j < m.GetLength(1); j++)
            {
                t[j, i] = m[i, j];
            }
        }

        return t;
    }

    private static double[,] Multiply(double[,] a, double[,] b)
    {
        if (a == null || a.GetLength(1) != b.GetLength(0))
        {
            throw new ArgumentException("shapes");
        }

        int n = a.GetLength(0);
        int m = b.GetLength(1);
        double[,] c = new double[n, m];
        for (int i = 0; i < n; i++)
        {
            for (int j = 0; j < m; j++)
            {
                double sum = 0;
                for (int k = 0; k < a.GetLength(1); k++)
                {
                    sum += a[i, k] * b[k, j];
                }

                c[i, j] = sum;
            }
        }

        return c;
    }

    private static double SumOfSquares(double[,] m)
    {
        double sum = 0;
        foreach (double v in m)
        {
            sum += v * v;
        }

        return sum;
    }

    private static double SoftMinimum(double a, double b, double c)
    {
        double least = Math.Min(a, Math.Min(b, c));
        return least - Math.Log(Math.Exp(least - a) + Math.Exp(least - b) + Math.Exp(least - c));
    }

    private static void Exchange(ref double a, ref double b)
    {
        double t = a;
        a = b;
        b = t;
    }
}
