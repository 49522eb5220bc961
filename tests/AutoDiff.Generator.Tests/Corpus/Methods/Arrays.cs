namespace Corpus;

public static partial class Arrays
{
    [Differentiable]
    [Sample("p[3]")]
    public static double UnpackedParameters(double[] p)
    {
        double a = p[0], b = p[1], c = p[2];
        return a * Math.Exp(-b) + c * c * a;
    }

    [Differentiable]
    [Sample("x[4] index[6]=0..3")]
    [Sample("x[4] index[6]=2,2,2,2,2,2")]
    public static double Gather(double[] x, int[] index)
    {
        double product = 1;
        for (int i = 0; i < index.Length; i++)
        {
            product *= x[index[i]] + i;
        }

        return product;
    }

    [Differentiable]
    [Sample("x[4]")]
    public static double LastElements(ReadOnlySpan<double> x) => x[^1] * x[^2] + x[0];

    [Differentiable]
    [Sample("x[5] k=2")]
    [Sample("x[5] k=4")]
    public static double ComputedIndex(double[] x, int k) => x[k] * x[k / 2] + x[(k + 3) % x.Length];

    [Differentiable]
    [Sample("x[4] n=4")]
    public static double LengthInValue(double[] x, int n)
    {
        double sum = 0;
        for (int i = 0; i < n; i++)
        {
            sum += x[i] / x.Length;
        }

        return sum * sum;
    }

    [Differentiable]
    [Sample("x[4]")]
    public static double SameArrayTwice(double[] x) => Dot(x, x) * Dot(x, x);

    [Differentiable]
    [Sample("a[3] b[3]")]
    public static double CosineSimilarity(ReadOnlySpan<double> a, ReadOnlySpan<double> b)
    {
        double ab = 0, aa = 0, bb = 0;
        for (int i = 0; i < a.Length; i++)
        {
            ab += a[i] * b[i];
            aa += a[i] * a[i];
            bb += b[i] * b[i];
        }

        return ab / (Math.Sqrt(aa) * Math.Sqrt(bb));
    }

    [Differentiable]
    [Sample("x[5]=0.3..1.7")]
    public static double Maximum(double[] x)
    {
        double best = x[0];
        for (int i = 1; i < x.Length; i++)
        {
            if (x[i] > best)
            {
                best = x[i];
            }
        }

        return best * best;
    }

    [Differentiable]
    [Sample("x[5]=0.3..1.7")]
    public static double IndexOfMaximum(double[] x)
    {
        int best = 0;
        for (int i = 1; i < x.Length; i++)
        {
            if (x[i] > x[best])
            {
                best = i;
            }
        }

        return x[best] * x[0];
    }

    [Differentiable]
    [Sample("x[6]")]
    public static double Variance(double[] x)
    {
        double mean = 0;
        for (int i = 0; i < x.Length; i++)
        {
            mean += x[i];
        }

        mean /= x.Length;
        double sum = 0;
        for (int i = 0; i < x.Length; i++)
        {
            sum += (x[i] - mean) * (x[i] - mean);
        }

        return sum / (x.Length - 1);
    }

    [Differentiable]
    [Sample("x[4]=0.5..1.5 flags[4]=0..1")]
    public static double BooleanArray(double[] x, bool[] flags)
    {
        double sum = 0;
        for (int i = 0; i < x.Length; i++)
        {
            sum += flags[i] ? x[i] * x[i] : -x[i];
        }

        return sum;
    }

    [Differentiable]
    [Sample("x[4] bytes[4]=0..255")]
    public static double ByteArray(double[] x, ReadOnlySpan<byte> bytes)
    {
        double sum = 0;
        for (int i = 0; i < x.Length; i++)
        {
            sum += x[i] * bytes[i] / 255;
        }

        return sum * sum;
    }

    [Differentiable]
    [Sample("x[3]")]
    public static double IndexFromActiveValue(double[] x)
    {
        int k = (int)(x[0] * 1.5) % 3;
        return x[k] * x[2];
    }

    private static double Dot(double[] a, double[] b)
    {
        double sum = 0;
        for (int i = 0; i < a.Length; i++)
        {
            sum += a[i] * b[i];
        }

        return sum;
    }
}
