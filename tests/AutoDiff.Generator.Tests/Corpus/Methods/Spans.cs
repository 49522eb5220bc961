namespace Corpus;

public static partial class Spans
{
    [Differentiable]
    [Sample("x[6]")]
    public static double SliceOfTail(ReadOnlySpan<double> x)
    {
        ReadOnlySpan<double> tail = x.Slice(2);
        double sum = 0;
        for (int i = 0; i < tail.Length; i++)
        {
            sum += tail[i] * x[i];
        }

        return sum;
    }

    [Differentiable]
    [Sample("w[6] x[3]")]
    public static double RowsBySlice(ReadOnlySpan<double> w, ReadOnlySpan<double> x)
    {
        double best = 0;
        for (int r = 0; r < 2; r++)
        {
            best += Math.Tanh(Dot(w.Slice(r * 3, 3), x));
        }

        return best;
    }

    [Differentiable]
    [Sample("p[8] x[2]")]
    public static double ParametersInOneVector(double[] p, double[] x)
    {
        ReadOnlySpan<double> w1 = p.AsSpan(0, 4);
        ReadOnlySpan<double> b1 = p.AsSpan(4, 2);
        ReadOnlySpan<double> w2 = p.AsSpan(6);
        double y = 0;
        for (int h = 0; h < 2; h++)
        {
            double z = b1[h] + Dot(w1.Slice(2 * h, 2), x);
            y += w2[h] * Math.Tanh(z);
        }

        return y;
    }

    [Differentiable]
    [Sample("x[5]")]
    public static double RangesOnSpan(ReadOnlySpan<double> x)
    {
        ReadOnlySpan<double> middle = x[1..^1];
        return middle[0] * middle[^1] + x[..2][1] * x[3..][0];
    }

    [Differentiable]
    [Sample("x[5]")]
    public static double RangeOnArrayIsACopy(double[] x)
    {
        double[] part = x[1..4];
        part[0] = part[1] * x[0];
        return part[0] * x[1] + part[2];
    }

    [Differentiable]
    [Sample("&x[6]")]
    public static void WriteThroughSlices(Span<double> x)
    {
        Span<double> left = x.Slice(0, 3);
        Span<double> right = x[3..];
        for (int i = 0; i < 3; i++)
        {
            left[i] *= right[i];
            right[i] = left[i] + x[i];
        }
    }

    [Differentiable]
    [Sample("&x[5]")]
    public static void OverlappingSlices(Span<double> x)
    {
        Span<double> a = x.Slice(0, 4);
        Span<double> b = x.Slice(1, 4);
        for (int i = 0; i < 4; i++)
        {
            b[i] = a[i] * 0.5 + b[i] * x[i];
        }
    }

    [Differentiable]
    [Sample("x[6]")]
    public static double SliceOfScratch(ReadOnlySpan<double> x)
    {
        Span<double> buffer = stackalloc double[6];
        Span<double> first = buffer[..3];
        Span<double> second = buffer[3..];
        for (int i = 0; i < 3; i++)
        {
            first[i] = x[i] * x[i + 3];
            second[i] = first[i] * x[i];
        }

        double sum = 0;
        foreach (double v in buffer)
        {
            sum += v * v;
        }

        return sum;
    }

    [Differentiable]
    [Sample("x[6]")]
    public static double RecursiveHalvesByHand(ReadOnlySpan<double> x)
    {
        ReadOnlySpan<double> left = x[..3];
        ReadOnlySpan<double> leftOfLeft = left[..1];
        ReadOnlySpan<double> restOfLeft = left[1..];
        return leftOfLeft[0] * restOfLeft[0] * restOfLeft[1] + x[3] * x[4] / x[5];
    }

    [Differentiable]
    [Sample("x[5]")]
    public static double ForEachOverSlice(ReadOnlySpan<double> x)
    {
        double product = 1;
        foreach (double v in x[1..3])
        {
            product *= v + x[4];
        }

        return product;
    }

    [Differentiable]
    [Sample("&x[6] &y[6]")]
    public static void CopySlices(Span<double> x, Span<double> y)
    {
        x.Slice(0, 3).CopyTo(y.Slice(3));
        y[..2].CopyTo(x[4..]);
        x[0] = y[3] * y[4];
    }

    [Differentiable]
    [Sample("&x[6]")]
    public static void OverlappingCopy(Span<double> x)
    {
        x.Slice(0, 4).CopyTo(x.Slice(1));
        x[5] *= x[4];
    }

    private static double Dot(ReadOnlySpan<double> a, ReadOnlySpan<double> b)
    {
        double sum = 0;
        for (int i = 0; i < a.Length; i++)
        {
            sum += a[i] * b[i];
        }

        return sum;
    }
}
