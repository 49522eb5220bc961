namespace Corpus;

/// <summary>Whole-sequence operations of the library, also where source and target overlap.</summary>
public static partial class BulkOperations
{
    [Differentiable]
    [Sample("x[6]")]
    public static double CopyWithinForward(double[] x)
    {
        double[] y = (double[])x.Clone();
        Array.Copy(y, 0, y, 2, 4);
        return Weighted(y) * x[5];
    }

    [Differentiable]
    [Sample("x[6]")]
    public static double CopyWithinBackward(double[] x)
    {
        double[] y = (double[])x.Clone();
        Array.Copy(y, 2, y, 0, 4);
        y[0] *= y[4];
        return Weighted(y);
    }

    [Differentiable]
    [Sample("&x[5] n=3")]
    public static void ShiftRegister(double[] x, int n)
    {
        for (int t = 0; t < n; t++)
        {
            double fed = 0.5 * x[0] * x[4] + t;
            Array.Copy(x, 0, x, 1, x.Length - 1);
            x[0] = fed;
        }
    }

    [Differentiable]
    [Sample("x[4]")]
    public static double LongCopy(double[] x)
    {
        double[] y = new double[6];
        Array.Copy(x, 0L, y, 1L, 4L);
        Array.Copy(x, y, 1L);
        return Weighted(y);
    }

    [Differentiable]
    [Sample("x[4] n=3")]
    public static double ClearedScratch(double[] x, int n)
    {
        double[] y = new double[4];
        double total = 0;
        for (int t = 0; t < n; t++)
        {
            for (int i = 0; i < y.Length; i++)
            {
                y[i] += x[i] * x[(i + t) % 4];
            }

            total += Weighted(y);
            if (t == 1)
            {
                Array.Clear(y);
            }
            else
            {
                Array.Clear(y, 1, 2);
            }
        }

        return total;
    }

    [Differentiable]
    [Sample("x[4]")]
    public static double FillPart(double[] x)
    {
        double[] y = (double[])x.Clone();
        Array.Fill(y, x[0] * x[1], 1, 2);
        return Weighted(y);
    }

    [Differentiable]
    [Sample("x[5]")]
    public static double ReverseArray(double[] x)
    {
        double[] y = (double[])x.Clone();
        Array.Reverse(y);
        return Weighted(y);
    }

    [Differentiable]
    [Sample("x[6]")]
    public static double ReversePart(double[] x)
    {
        double[] y = (double[])x.Clone();
        Array.Reverse(y, 1, 4);
        y[1] *= y[2];
        Array.Reverse(y, 0, 3);
        return Weighted(y);
    }

    [Differentiable]
    [Sample("&x[5]")]
    [Sample("&x[4]")]
    [Sample("&x[1]")]
    public static void ReverseParameter(Span<double> x)
    {
        x[0] *= x[^1];
        x.Reverse();
        x[0] *= 2;
    }

    [Differentiable]
    [Sample("x[6]")]
    public static double ReverseSlice(ReadOnlySpan<double> x)
    {
        Span<double> y = stackalloc double[6];
        x.CopyTo(y);
        y.Slice(1, 4).Reverse();
        y[2..].Reverse();
        return Weighted(y);
    }

    [Differentiable]
    [Sample("x[4]")]
    public static double CopyToAtIndex(double[] x)
    {
        double[] y = new double[7];
        x.CopyTo(y, 2);
        return Weighted(y);
    }

    [Differentiable]
    [Sample("x[4]")]
    public static double ToArrayOfSpan(ReadOnlySpan<double> x)
    {
        double[] y = x.ToArray();
        y[1] = y[0] * y[2];
        double[] z = x[1..3].ToArray();
        return Weighted(y) * z[1] + z[0];
    }

    [Differentiable]
    [Sample("x[6]")]
    public static double AsSpanForms(double[] x)
    {
        Span<double> y = new double[6];
        x.AsSpan().CopyTo(y);
        x.AsSpan(4).CopyTo(y[1..]);
        x.AsSpan(1, 2).CopyTo(y.Slice(4));
        x.AsSpan(1..3).CopyTo(y);
        x.AsSpan(^2).CopyTo(y.Slice(2, 2));
        return Weighted(y);
    }

    [Differentiable]
    [Sample("x[6]")]
    public static double ArrayRangesCopy(double[] x)
    {
        double[] head = x[..3];
        double[] tail = x[^3..];
        double[] middle = x[1..^1];
        head[0] = tail[0] * middle[3];
        return Weighted(head) + head[0] * x[0] + tail[2] * middle[0];
    }

    [Differentiable]
    [Sample("x[6]")]
    [Refused("ADIFF011")]
    public static double StoredRange(double[] x)
    {
        Range inner = 1..^1;
        Index last = ^1;
        ReadOnlySpan<double> y = x.AsSpan()[inner];
        return Weighted(y) * x[last];
    }

    [Differentiable]
    [Sample("x[4]")]
    public static double CollectionExpressions(double[] x)
    {
        double[] y = [x[0] * x[1], x[2], .. x, 2 * x[3]];
        Span<double> z = [.. y[..2], 1.5];
        ReadOnlySpan<double> w = [x[0], x[0] * x[0]];
        return Weighted(y) + Weighted(z) * Weighted(w);
    }

    [Differentiable]
    [Sample]
    public static double StackInitialisers(double x, double y)
    {
        Span<double> a = stackalloc double[] { x, x * y, 1 };
        Span<double> b = stackalloc[] { y, x + y };
        ReadOnlySpan<double> c = stackalloc double[2] { y * y, 2 };
        a[2] *= b[1];
        return Weighted(a) * Weighted(b) + c[0] * c[1];
    }

    [Differentiable]
    [Sample]
    public static double ArrayInitialisers(double x, double y)
    {
        double[] a = { x, y, x * y };
        var b = new[] { x - y, 3 };
        double[] c = new double[2] { a[0] * b[0], y };
        float[] d = { (float)x, 1 };
        return Weighted(a) * Weighted(b) + c[0] * c[1] + d[0] * d[1] * 0 + x;
    }

    [Differentiable]
    [Sample("x[4] k=1")]
    public static double ForEachForms(double[] x, int k)
    {
        double sum = 0;
        foreach (double v in x)
        {
            sum += v * v * sum + v;
        }

        foreach (var v in x.AsSpan(k))
        {
            if (v < 0)
            {
                continue;
            }

            sum *= v;
        }

        foreach (ref readonly double v in new ReadOnlySpan<double>(x, 1, 2))
        {
            sum += v * v;
        }

        return sum;
    }

    [Differentiable]
    [Sample("&x[4]")]
    public static void ForEachByReference(Span<double> x)
    {
        foreach (ref double v in x)
        {
            v *= v * x[0];
        }
    }

    [Differentiable]
    [Sample("x[4]")]
    public static double ShapeQueries(double[] x)
    {
        int n = x.GetLength(0) + x.Rank + x.GetUpperBound(0) + x.GetLowerBound(0) + (int)x.LongLength;
        return n * x[x.Length - 1] * x[x.GetUpperBound(0) - 1];
    }

    [Differentiable]
    [Sample("&x[4]")]
    public static void ElementsByReference(double[] x)
    {
        Exchange(ref x[0], ref x[2]);
        Square(ref x[1]);
        Split(x[3], out x[3], out double rest);
        x[0] += rest;
    }

    [Differentiable]
    [Sample("x[5]")]
    public static double SortByExchange(double[] x)
    {
        double[] y = (double[])x.Clone();
        for (int i = 0; i < y.Length; i++)
        {
            for (int j = 0; j + 1 < y.Length - i; j++)
            {
                if (y[j] > y[j + 1])
                {
                    Exchange(ref y[j], ref y[j + 1]);
                }
            }
        }

        return Weighted(y);
    }

    [Differentiable]
    [Sample("x[4] k=2")]
    public static double ReferenceLocals(double[] x, int k)
    {
        double[] y = (double[])x.Clone();
        ref double r = ref y[k];
        r *= x[0];
        k = 0;
        r += r * y[k];
        ref readonly double first = ref y[0];
        y[0] *= 3;
        return Weighted(y) * r + first;
    }

    [Differentiable]
    [Sample("x[4]")]
    public static double ReferenceLocalOfScalar(double[] x)
    {
        double total = 0;
        ref double t = ref total;
        for (int i = 0; i < x.Length; i++)
        {
            t += x[i] * t + 1;
        }

        return total;
    }

    [Differentiable]
    [Sample("x[4]")]
    public static double ReadOnlyByReference(double[] x)
    {
        double y = x[0];
        return Twice(in x[1]) * Twice(y) + Twice(x[2] + x[3]);
    }

    [Differentiable]
    [Sample("x[4]")]
    public static double BlockCopy(double[] x)
    {
        double[] y = new double[5];
        Buffer.BlockCopy(x, 8, y, 0, 3 * sizeof(double));
        return Weighted(y);
    }

    [Differentiable]
    [Sample("x[4] n=4 calls=2")]
    public static double CountsByReference(double[] x, int n, out int used, ref int calls)
    {
        used = 0;
        double sum = 0;
        for (int i = 0; i < n; i++)
        {
            if (Use(x[i], ref calls, out double part))
            {
                sum += part * calls;
                used++;
            }
        }

        return sum * used;
    }

    [Differentiable]
    [Sample("x[4] calls=2")]
    public static double IntegersByReferenceInCallees(double[] x, int calls)
    {
        double sum = 0;
        for (int i = 0; i < x.Length; i++)
        {
            if (Use(x[i], ref calls, out double part))
            {
                sum += part * calls;
            }
        }

        return sum;
    }

    [Differentiable]
    [Sample("x[6] y[6]")]
    public static double TrySliceCopy(ReadOnlySpan<double> x, ReadOnlySpan<double> y)
    {
        Span<double> buffer = stackalloc double[8];
        x.CopyTo(buffer[2..]);
        y[..2].CopyTo(buffer);
        buffer.Slice(2, 3).CopyTo(buffer.Slice(3));
        buffer[^1] = buffer[0] * buffer[1];
        return Weighted(buffer);
    }

    [Differentiable]
    [Sample("&x[6] index[8]=0..5")]
    public static void ScatterInPlace(double[] x, int[] index)
    {
        for (int i = 0; i < index.Length; i++)
        {
            x[index[i]] += x[index[(i + 3) % index.Length]] * x[i % 6];
        }
    }

    [Differentiable]
    [Sample("&x[6]")]
    public static void InsertionSort(double[] x)
    {
        for (int i = 1; i < x.Length; i++)
        {
            double key = x[i];
            int j = i - 1;
            while (j >= 0 && x[j] > key)
            {
                x[j + 1] = x[j];
                j--;
            }

            x[j + 1] = key;
        }
    }

    private static bool Use(double v, ref int calls, out double part)
    {
        calls++;
        part = v * v;
        return v > 0.1;
    }

    private static void Exchange(ref double a, ref double b) => (a, b) = (b, a);

    private static void Square(ref double v) => v *= v;

    private static void Split(double v, out double whole, out double rest)
    {
        whole = Math.Sin(v);
        rest = v * whole;
    }

    private static double Twice(in double v) => v * v * 2;

    private static double Weighted(ReadOnlySpan<double> v)
    {
        double sum = 0;
        for (int i = 0; i < v.Length; i++)
        {
            sum += v[i] * v[i] * (i + 1) + v[i];
        }

        return sum;
    }
}
