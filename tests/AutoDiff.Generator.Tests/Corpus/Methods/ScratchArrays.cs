namespace Corpus;

public static partial class ScratchArrays
{
    [Differentiable]
    [Sample("x[4]")]
    public static double FillThenReduce(double[] x)
    {
        double[] squares = new double[x.Length];
        for (int i = 0; i < x.Length; i++)
        {
            squares[i] = x[i] * x[i];
        }

        double product = 1;
        for (int i = 0; i < squares.Length; i++)
        {
            product *= squares[i];
        }

        return product;
    }

    [Differentiable]
    [Sample("x[5]")]
    public static double PrefixSums(double[] x)
    {
        double[] prefix = new double[x.Length + 1];
        for (int i = 0; i < x.Length; i++)
        {
            prefix[i + 1] = prefix[i] + x[i];
        }

        double sum = 0;
        for (int i = 0; i < prefix.Length; i++)
        {
            sum += prefix[i] * prefix[i];
        }

        return sum;
    }

    [Differentiable]
    [Sample("x[4]")]
    public static double StackBuffer(ReadOnlySpan<double> x)
    {
        Span<double> e = stackalloc double[4];
        double sum = 0;
        for (int i = 0; i < x.Length; i++)
        {
            e[i] = Math.Exp(x[i]);
            sum += e[i];
        }

        double entropy = 0;
        for (int i = 0; i < x.Length; i++)
        {
            double p = e[i] / sum;
            entropy -= p * Math.Log(p);
        }

        return entropy;
    }

    [Differentiable]
    [Sample("x[5] index[7]=0..2")]
    public static double Histogram(double[] x, int[] index)
    {
        double[] bins = new double[3];
        for (int i = 0; i < index.Length; i++)
        {
            bins[index[i]] += x[i % x.Length];
        }

        return bins[0] * bins[0] + bins[1] * bins[2];
    }

    [Differentiable]
    [Sample("x[4] n=3")]
    public static double BufferPerIteration(double[] x, int n)
    {
        double total = 0;
        for (int t = 1; t <= n; t++)
        {
            double[] y = new double[x.Length];
            for (int i = 0; i < x.Length; i++)
            {
                y[i] = Math.Sin(t * x[i]);
            }

            for (int i = 1; i < x.Length; i++)
            {
                total += y[i] * y[i - 1];
            }
        }

        return total;
    }

    [Differentiable]
    [Sample("x[3]")]
    public static double BufferGrowsWithIteration(double[] x)
    {
        double total = 1;
        for (int t = 1; t <= x.Length; t++)
        {
            double[] y = new double[t];
            for (int i = 0; i < t; i++)
            {
                y[i] = total * x[i];
            }

            double sum = 0;
            foreach (double v in y)
            {
                sum += v * v;
            }

            total = Math.Sqrt(1 + sum);
        }

        return total;
    }

    [Differentiable]
    [Sample("x=0.4..1.2 y=0.4..1.2")]
    public static double ArrayInitializer(double x, double y)
    {
        double[] basis = { 1, x, x * y, y * y };
        double[] weights = [0.5, -1, 2, 0.25];
        double sum = 0;
        for (int i = 0; i < basis.Length; i++)
        {
            sum += basis[i] * weights[i] * basis[0 + i];
        }

        return sum;
    }

    [Differentiable]
    [Sample("x[4]")]
    public static double OverwrittenCells(double[] x)
    {
        double[] y = new double[2];
        y[0] = x[0] * x[1];
        y[1] = y[0] * x[2];
        y[0] = y[1] + x[3];
        y[1] = y[0] * y[1];
        y[0] *= y[0];
        return y[0] + y[1];
    }

    [Differentiable]
    [Sample("x[4]")]
    public static double LastWriteWins(double[] x)
    {
        double[] y = new double[1];
        for (int i = 0; i < x.Length; i++)
        {
            y[0] = x[i] * x[i];
        }

        return y[0];
    }

    [Differentiable]
    [Sample("x[4]")]
    public static double CopyAndChange(double[] x)
    {
        double[] y = (double[])x.Clone();
        y[1] *= y[0];
        y[2] = 3;
        double sum = 0;
        for (int i = 0; i < y.Length; i++)
        {
            sum += y[i] * x[i];
        }

        return sum;
    }

    [Differentiable]
    [Sample("x[4]")]
    public static double ArrayCopyAndClear(double[] x)
    {
        double[] y = new double[6];
        Array.Copy(x, y, 4);
        Array.Copy(x, 1, y, 4, 2);
        Array.Clear(y, 0, 1);
        double sum = 0;
        for (int i = 0; i < y.Length; i++)
        {
            sum += y[i] * y[i] * (i + 1);
        }

        return sum;
    }

    [Differentiable]
    [Sample("x[3]")]
    public static double ArrayFill(double[] x)
    {
        double[] y = new double[4];
        Array.Fill(y, x[0] * x[1]);
        y[2] = x[2];
        return y[0] * y[1] * y[2] + y[3];
    }

    [Differentiable]
    [Sample("x[3]")]
    public static double SpanFillAndClear(ReadOnlySpan<double> x)
    {
        Span<double> y = stackalloc double[3];
        y.Fill(x[0]);
        y[1] = y[0] * x[1];
        double first = y[0] * y[1] * y[2];
        y.Clear();
        y[0] += x[2];
        return first * y[0] + y[1];
    }

    [Differentiable]
    [Sample("x[3] n=3")]
    public static double DynamicProgramming(double[] x, int n)
    {
        double[] current = new double[4];
        double[] next = new double[4];
        current[0] = 1;
        for (int t = 0; t < n; t++)
        {
            for (int i = 0; i < 4; i++)
            {
                next[i] = current[i] * x[0];
                if (i > 0)
                {
                    next[i] += current[i - 1] * x[1];
                }
            }

            for (int i = 0; i < 4; i++)
            {
                current[i] = next[i] + x[2];
            }
        }

        return current[0] * current[3] + current[2];
    }

    [Differentiable]
    [Sample("n=3")]
    public static double LargeScratch(double x, int n)
    {
        double[] y = new double[400];
        y[0] = x;
        for (int i = 1; i < y.Length; i++)
        {
            y[i] = 0.999 * y[i - 1] + 0.001 * Math.Sin(y[i - 1] * n);
        }

        return y[399];
    }

    [Differentiable]
    [Sample("x[3]")]
    public static double UnreadScratch(double[] x)
    {
        double[] y = new double[3];
        for (int i = 0; i < 3; i++)
        {
            y[i] = Math.Acos(2 + x[i]);
        }

        return x[0] * x[1] * x[2];
    }

    [Differentiable]
    [Sample("x[3]")]
    public static double IntegerScratch(double[] x)
    {
        int[] order = new int[3];
        for (int i = 0; i < 3; i++)
        {
            order[i] = 2 - i;
        }

        order[1] = 0;
        double result = 0;
        for (int i = 0; i < 3; i++)
        {
            result = result * x[order[i]] + 1;
        }

        return result;
    }
}
