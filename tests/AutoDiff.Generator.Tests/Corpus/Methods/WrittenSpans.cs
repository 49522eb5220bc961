namespace Corpus;

public static partial class WrittenSpans
{
    [Differentiable]
    [Sample("x[4] &y[4]")]
    [Sample("x[0] &y[0]")]
    public static void MapInto(ReadOnlySpan<double> x, Span<double> y)
    {
        for (int i = 0; i < x.Length; i++)
        {
            y[i] = Math.Sin(x[i]) * x[i];
        }
    }

    [Differentiable]
    [Sample("x[4] &y[4]")]
    public static void AddInto(ReadOnlySpan<double> x, double a, Span<double> y)
    {
        for (int i = 0; i < x.Length; i++)
        {
            y[i] += a * x[i];
        }
    }

    [Differentiable]
    [Sample("w[6] x[3] &y[2]")]
    public static void MatrixVector(double[] w, double[] x, double[] y)
    {
        for (int r = 0; r < y.Length; r++)
        {
            double sum = 0;
            for (int c = 0; c < x.Length; c++)
            {
                sum += w[r * x.Length + c] * x[c];
            }

            y[r] = sum;
        }
    }

    [Differentiable]
    [Sample("x[4] &y[4]")]
    public static double MapAndReduce(ReadOnlySpan<double> x, Span<double> y)
    {
        double sum = 0;
        for (int i = 0; i < x.Length; i++)
        {
            y[i] = Math.Exp(-x[i]);
            sum += y[i] * x[i];
        }

        return sum;
    }

    [Differentiable]
    [Sample("x[3] index[5]=0..3 &y[4]")]
    public static void Scatter(double[] x, int[] index, double[] y)
    {
        for (int i = 0; i < index.Length; i++)
        {
            y[index[i]] += x[i % x.Length] * x[i % x.Length];
        }
    }

    [Differentiable]
    [Sample("x[3] index[5]=0..3 &y[4]")]
    public static void ScatterOverwriting(double[] x, int[] index, double[] y)
    {
        for (int i = 0; i < index.Length; i++)
        {
            y[index[i]] = x[i % x.Length] * (i + 1);
        }
    }

    [Differentiable]
    [Sample("x[4] &y[4] &z[4]")]
    public static void TwoResults(ReadOnlySpan<double> x, Span<double> y, Span<double> z)
    {
        for (int i = 0; i < x.Length; i++)
        {
            y[i] = x[i] * x[i];
            z[i] = y[i] * z[i];
        }
    }

    [Differentiable]
    [Sample("x[4] &y[2]")]
    public static void PartlyWritten(ReadOnlySpan<double> x, Span<double> y)
    {
        y[1] = x[0] * x[3];
    }

    [Differentiable]
    [Sample("x[4]=-1..1 &y[4]")]
    public static void SometimesWritten(ReadOnlySpan<double> x, Span<double> y)
    {
        for (int i = 0; i < x.Length; i++)
        {
            if (x[i] > 0)
            {
                y[i] = x[i] * y[i];
            }
        }
    }

    [Differentiable]
    [Sample("x[3] &y[3]")]
    public static void ConvolveSame(double[] x, double[] y)
    {
        double[] kernel = [0.25, 0.5, 0.25];
        for (int i = 0; i < y.Length; i++)
        {
            y[i] = 0;
            for (int k = 0; k < kernel.Length; k++)
            {
                int j = i + k - 1;
                if (j >= 0 && j < x.Length)
                {
                    y[i] += kernel[k] * x[j] * x[j];
                }
            }
        }
    }

    [Differentiable]
    [Sample("x[3] &y[3]")]
    public static void CopyThenScale(ReadOnlySpan<double> x, double a, Span<double> y)
    {
        x.CopyTo(y);
        for (int i = 0; i < y.Length; i++)
        {
            y[i] *= a;
        }
    }

    [Differentiable]
    [Sample("x[4] &y[4] stop=2")]
    [Sample("x[4] &y[4] stop=0")]
    public static void EarlyReturnAfterWrites(ReadOnlySpan<double> x, Span<double> y, int stop)
    {
        for (int i = 0; i < x.Length; i++)
        {
            if (i == stop)
            {
                y[0] *= x[0];
                return;
            }

            y[i] = x[i] * x[i] * y[i];
        }
    }

    [Differentiable(nameof(x))]
    [Sample("x[3] scale=1.5 &y[3]")]
    public static void OnlyNamedInput(ReadOnlySpan<double> x, double scale, Span<double> y)
    {
        for (int i = 0; i < x.Length; i++)
        {
            y[i] = scale * x[i] * x[i];
        }
    }

    [Differentiable]
    [Sample("x[3] &counts[3]=0,0,0")]
    public static double IntegerSpanWritten(double[] x, int[] counts)
    {
        double sum = 0;
        for (int i = 0; i < x.Length; i++)
        {
            counts[i] = i + 2;
            sum += counts[i] * x[i] * x[i];
        }

        return sum;
    }
}
