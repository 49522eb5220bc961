namespace Corpus;

public static partial class LoopForms
{
    [Differentiable]
    [Sample("x=0.2..0.8")]
    public static double SeriesUntilConvergence(double x)
    {
        double sum = 1, term = 1;
        for (int n = 1; ; n++)
        {
            term *= x / n;
            sum += term;
            if (Math.Abs(term) < 1e-14 * Math.Abs(sum))
            {
                break;
            }
        }

        return sum;
    }

    [Differentiable]
    [Sample("a=1.2..2.8 x=0.2..1.2")]
    public static double LentzContinuedFraction(double a, double x)
    {
        const double Tiny = 1e-300;
        double b = x + 1 - a;
        double c = 1 / Tiny;
        double d = 1 / (b + 3);
        double h = d;
        for (int i = 1; i <= 60; i++)
        {
            double an = -i * (i - a);
            b += 2;
            d = an * d + b + 3;
            if (Math.Abs(d) < Tiny)
            {
                d = Tiny;
            }

            c = b + 3 + an / c;
            d = 1 / d;
            double del = d * c;
            h *= del;
            if (Math.Abs(del - 1) < 1e-12)
            {
                return Math.Exp(-x + a * Math.Log(x)) * h;
            }
        }

        throw new InvalidOperationException("a too large");
    }

    [Differentiable]
    [Sample("x[8]")]
    public static double ConvergingIndexes(double[] x)
    {
        double sum = 0;
        for (int i = 0, j = x.Length - 1; i < j; i++, j--)
        {
            sum += x[i] * x[j] * (j - i);
        }

        return sum;
    }

    [Differentiable]
    [Sample("h=0.15..0.2")]
    public static double LoopOverReals(double h)
    {
        double sum = 0;
        for (double t = 0; t < 1; t += h)
        {
            sum += Math.Exp(-t) * h;
        }

        return sum;
    }

    [Differentiable]
    [Sample("b=3.2..3.8")]
    public static double ActiveBound(double b, double x)
    {
        double y = x;
        for (int i = 0; i < b * 2; i++)
        {
            y = y * 0.5 + b / (i + 1);
        }

        return y;
    }

    [Differentiable]
    [Sample("x=0.6..0.9 n=9")]
    [Sample("x=0.6..0.9 n=0")]
    public static double BoundChangesInBody(double x, int n)
    {
        double y = 1;
        for (int i = 0; i < n; i++)
        {
            y += x * i;
            if (y > 3)
            {
                n--;
                i++;
            }
        }

        return y * n;
    }

    [Differentiable]
    [Sample("x[12]=-1..1 rows=3")]
    public static double ExitsOfNestedLoops(double[] x, int rows)
    {
        int columns = x.Length / rows;
        double total = 0;
        for (int r = 0; r < rows; r++)
        {
            double row = 1;
            int c = -1;
            while (true)
            {
                if (++c >= columns)
                {
                    break;
                }

                if (x[r * columns + c] < -0.8)
                {
                    continue;
                }

                row *= x[r * columns + c] + 0.1;
                if (row > 5)
                {
                    return total + row;
                }
            }

            do
            {
                row *= 0.5;
                if (row < 0)
                {
                    continue;
                }

                total += row;
            }
            while (Math.Abs(row) > 0.3);
        }

        return total;
    }

    [Differentiable]
    [Sample("x=0.5..0.9")]
    public static double ForWithoutParts(double x)
    {
        int i = 0;
        double y = x;
        for (; ; )
        {
            if (i++ == 4)
            {
                return y;
            }

            y = Math.Sin(y) + x;
        }
    }

    [Differentiable]
    [Sample("x=0.4..0.9 y=0.4..0.9")]
    public static double ArithmeticGeometricMean(double x, double y)
    {
        double a = x, g = y, before;
        do
        {
            before = a;
            a = (a + g) / 2;
            g = Math.Sqrt(before * g);
        }
        while (Math.Abs(a - g) > 1e-12);
        return a;
    }

    [Differentiable]
    [Sample("n=6")]
    [Sample("n=0")]
    public static double DownwardWithStride(double x, int n)
    {
        double y = 1;
        for (int i = n; i > 0; i -= 2)
        {
            y = y * x + i;
        }

        for (int i = n; i-- > 0;)
        {
            y += Math.Sin(x * i);
        }

        for (long k = 1; k <= n; k *= 2)
        {
            y += x / k;
        }

        for (byte b = 0; b < 3; b++)
        {
            y *= x + b;
        }

        return y;
    }

    [Differentiable]
    [Sample("w[5] limit=3")]
    public static double ForeachWithExits(double[] w, int limit)
    {
        double sum = 0;
        int seen = 0;
        foreach (double v in w)
        {
            if (seen++ >= limit)
            {
                break;
            }

            if (v < 0.5)
            {
                continue;
            }

            sum += v * v * seen;
        }

        foreach (var v in new[] { 1.5, sum, 2 })
        {
            sum += v * w[0];
        }

        return sum;
    }

    [Differentiable]
    [Sample("x=1.2..1.8")]
    public static double Bisection(double x)
    {
        double lo = 0, hi = 4;
        double scale = x;
        while (hi - lo > 1e-3)
        {
            double mid = 0.5 * (lo + hi);
            if (mid * mid < 2)
            {
                lo = mid;
            }
            else
            {
                hi = mid;
            }

            scale += mid * x;
        }

        return scale * lo;
    }

    [Differentiable]
    [Sample("x=-0.4..0.4 m=3")]
    public static double LegendreByRecurrence(double x, int m)
    {
        if (m < 0 || Math.Abs(x) > 1)
        {
            throw new ArgumentOutOfRangeException(nameof(m), "bad arguments");
        }

        double p0 = 1, p1 = x;
        if (m == 0)
        {
            return p0;
        }

        for (int k = 2; k <= m; ++k)
        {
            double p2 = ((2 * k - 1) * x * p1 - (k - 1) * p0) / k;
            p0 = p1;
            p1 = p2;
        }

        return p1;
    }
}
