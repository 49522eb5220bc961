namespace Corpus;

public static partial class InPlace
{
    [Differentiable]
    [Sample("&x[4]")]
    public static void Square(Span<double> x)
    {
        for (int i = 0; i < x.Length; i++)
        {
            x[i] *= x[i];
        }
    }

    [Differentiable]
    [Sample("&x[5]")]
    public static void CumulativeSum(double[] x)
    {
        for (int i = 1; i < x.Length; i++)
        {
            x[i] += x[i - 1];
        }
    }

    [Differentiable]
    [Sample("&x[5]")]
    public static void CumulativeProduct(Span<double> x)
    {
        for (int i = 1; i < x.Length; i++)
        {
            x[i] = x[i] * x[i - 1];
        }
    }

    [Differentiable]
    [Sample("&x[6]")]
    [Sample("&x[7]")]
    public static void Reverse(Span<double> x)
    {
        for (int i = 0, j = x.Length - 1; i < j; i++, j--)
        {
            (x[i], x[j]) = (x[j], x[i]);
        }
    }

    [Differentiable]
    [Sample("&x[6] steps=3")]
    public static void HeatStencil(double[] x, double rate, int steps)
    {
        for (int t = 0; t < steps; t++)
        {
            double left = x[0];
            for (int i = 1; i < x.Length - 1; i++)
            {
                double here = x[i];
                x[i] = here + 0.1 * rate * (left - 2 * here + x[i + 1]);
                left = here;
            }
        }
    }

    [Differentiable]
    [Sample("&x[4]")]
    public static double SoftmaxInPlaceReturnsLogSum(Span<double> x)
    {
        double maximum = x[0];
        for (int i = 1; i < x.Length; i++)
        {
            maximum = Math.Max(maximum, x[i]);
        }

        double sum = 0;
        for (int i = 0; i < x.Length; i++)
        {
            x[i] = Math.Exp(x[i] - maximum);
            sum += x[i];
        }

        for (int i = 0; i < x.Length; i++)
        {
            x[i] /= sum;
        }

        return Math.Log(sum) + maximum;
    }

    [Differentiable]
    [Sample("&a[9]=2,0.3,0.4,0.2,1.7,0.1,0.5,0.6,2.2 &b[3]")]
    public static void SolveByElimination(double[] a, double[] b)
    {
        const int N = 3;
        for (int k = 0; k < N; k++)
        {
            for (int i = k + 1; i < N; i++)
            {
                double factor = a[i * N + k] / a[k * N + k];
                for (int j = k; j < N; j++)
                {
                    a[i * N + j] -= factor * a[k * N + j];
                }

                b[i] -= factor * b[k];
            }
        }

        for (int i = N - 1; i >= 0; i--)
        {
            for (int j = i + 1; j < N; j++)
            {
                b[i] -= a[i * N + j] * b[j];
            }

            b[i] /= a[i * N + i];
        }
    }

    [Differentiable]
    [Sample("&a[9]=4,0.3,0.4,0.3,3.7,0.1,0.4,0.1,5.2")]
    public static double CholeskyLogDeterminant(double[] a)
    {
        const int N = 3;
        double sum = 0;
        for (int j = 0; j < N; j++)
        {
            for (int k = 0; k < j; k++)
            {
                a[j * N + j] -= a[j * N + k] * a[j * N + k];
            }

            a[j * N + j] = Math.Sqrt(a[j * N + j]);
            for (int i = j + 1; i < N; i++)
            {
                for (int k = 0; k < j; k++)
                {
                    a[i * N + j] -= a[i * N + k] * a[j * N + k];
                }

                a[i * N + j] /= a[j * N + j];
            }

            sum += 2 * Math.Log(a[j * N + j]);
        }

        return sum;
    }

    [Differentiable]
    [Sample("&x[4]")]
    public static void ShiftLeft(Span<double> x)
    {
        double first = x[0];
        for (int i = 0; i < x.Length - 1; i++)
        {
            x[i] = x[i + 1];
        }

        x[^1] = first * first;
    }

    [Differentiable]
    [Sample("&x[4]=-1..1")]
    public static void Relu(Span<double> x)
    {
        for (int i = 0; i < x.Length; i++)
        {
            if (x[i] < 0)
            {
                x[i] = 0;
            }
        }
    }

    [Differentiable]
    [Sample("&x[5]=0.3..1.7")]
    public static void BubbleSort(double[] x)
    {
        for (int i = 0; i < x.Length; i++)
        {
            for (int j = 0; j + 1 < x.Length - i; j++)
            {
                if (x[j] > x[j + 1])
                {
                    double t = x[j];
                    x[j] = x[j + 1];
                    x[j + 1] = t;
                }
            }
        }
    }

    [Differentiable]
    [Sample("&re[4] &im[4]")]
    public static void SmallFourierTransform(Span<double> re, Span<double> im)
    {
        // Bit reversal, then two rounds of butterflies.
        (re[1], re[2]) = (re[2], re[1]);
        (im[1], im[2]) = (im[2], im[1]);
        for (int size = 2; size <= 4; size *= 2)
        {
            double angle = -2 * Math.PI / size;
            for (int start = 0; start < 4; start += size)
            {
                for (int k = 0; k < size / 2; k++)
                {
                    double c = Math.Cos(angle * k);
                    double s = Math.Sin(angle * k);
                    int i = start + k;
                    int j = i + size / 2;
                    double tr = re[j] * c - im[j] * s;
                    double ti = re[j] * s + im[j] * c;
                    re[j] = re[i] - tr;
                    im[j] = im[i] - ti;
                    re[i] += tr;
                    im[i] += ti;
                }
            }
        }
    }
}
