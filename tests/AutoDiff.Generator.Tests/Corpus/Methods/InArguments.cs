namespace Corpus;

public struct Sided
{
    public double X;

    public double Y;
}

/// <summary>Parameters by <c>in</c> see what becomes of that which they are given.</summary>
public static partial class InArguments
{
    private static double Scaled(in double v, Span<double> all)
    {
        double before = v;
        all[2] *= 1.5;
        return before * v * v + v;
    }

    private static double Scaled(in double v, double[,] all)
    {
        double before = v;
        all[1, 1] *= 1.5;
        return before * v * v + v;
    }

    private static double Scaled(in Sided v, Span<Sided> all)
    {
        double before = v.X;
        all[1].X *= 1.5;
        return before * v.X * v.Y + v.X;
    }

    private static ref double Last(Span<double> all) => ref all[all.Length - 1];

    private static double Grow(in double v, Span<double> all, int n)
    {
        if (n == 0)
        {
            return v * all[0];
        }

        all[^1] *= 1.5;
        return v * v + Grow(in v, all, n - 1) * v;
    }

    [Differentiable]
    [Sample("x[3]")]
    public static double LastOfSpan(double[] x)
    {
        Span<double> a = [.. x];
        return Scaled(in a[^1], a) + a[2] * a[0];
    }

    [Differentiable]
    [Sample("x[3]")]
    public static double ElementOfGrid(double[] x)
    {
        double[,] a = { { x[0], x[1] }, { x[2], x[1] } };
        return Scaled(in a[1, 1], a) + a[1, 1];
    }

    [Differentiable]
    [Sample("a[2,2]")]
    public static double ElementOfCopiedGrid(double[,] a)
    {
        double[,] b = (double[,])a.Clone();
        int i = 1;
        return Scaled(b[i, i], b) * Scaled(in b[i - 1, i], b) + b[1, 1];
    }

    [Differentiable]
    [Sample("x[3]")]
    public static double LastStructOfSpan(double[] x)
    {
        Span<Sided> a = [new Sided { X = x[0], Y = x[1] }, new Sided { X = x[2], Y = x[0] }];
        return Scaled(in a[^1], a) + a[1].X;
    }

    [Differentiable]
    [Sample("x[3]")]
    [Refused("ADIFF011")]
    public static double ReturnedReference(double[] x)
    {
        Span<double> a = [.. x];
        return Scaled(in Last(a), a) + a[2] * a[0];
    }

    [Differentiable]
    [Sample("x[3] n=3")]
    [Refused("ADIFF022")]
    public static double LastOfSpanToRecursion(double[] x, int n)
    {
        Span<double> a = [.. x];
        return Grow(in a[^1], a, n) + a[0];
    }
}

public static partial class ElementByInThroughAnother
{
    private static double Grow(in double v, double[] all, int n)
    {
        if (n == 0)
        {
            return v * all[0];
        }

        all[1] *= 1.5;
        return v * v + Grow(in v, all, n - 1) * v;
    }

    private static double Through(in double v, double[] all, int n) => Grow(in v, all, n) + v;

    [Differentiable]
    [Sample("x[3] n=3")]
    [Refused("ADIFF022")]
    public static double PassedOn(double[] x, int n)
    {
        double[] a = [.. x];
        return Through(in a[1], a, n);
    }
}

public static partial class VariableByInThroughAnother
{
    private static double Grow(in double v, ref double r, int n)
    {
        if (n == 0)
        {
            return v * r;
        }

        r *= 1.5;
        return v * v + Grow(in v, ref r, n - 1) * v;
    }

    private static double Through(in double v, ref double r, int n) => Grow(in v, ref r, n) + v;

    [Differentiable]
    [Sample("n=3")]
    [Refused("ADIFF022")]
    public static double PassedOn(double x, int n)
    {
        double y = x * x;
        return Through(in y, ref y, n) + y;
    }
}

public static partial class CapturedByInThroughAnother
{
    [Differentiable]
    [Sample("n=3")]
    [Refused("ADIFF022")]
    public static double PassedOn(double x, int n)
    {
        double s = x * 2;
        double Grow(in double v, int k)
        {
            if (k == 0)
            {
                return v * s;
            }

            s *= 1.2;
            return v * v + Grow(in v, k - 1) * v;
        }

        double Through(in double w, int k) => Grow(in w, k) + w;
        return Through(in s, n) + s;
    }
}

public static partial class ElementOfThisByIn
{
    public struct Walker
    {
        public double X;

        public double Y;

        public readonly double Along(Walker[] all, int n) => Grow(in X, all, n) + X;
    }

    private static double Grow(in double v, Walker[] all, int n)
    {
        if (n == 0)
        {
            return v * all[0].Y;
        }

        all[1].X *= 1.5;
        return v * v + Grow(in v, all, n - 1) * v;
    }

    [Differentiable]
    [Sample("x[3] n=3")]
    [Refused("ADIFF022")]
    public static double OfAnElement(double[] x, int n)
    {
        Walker[] a = [new Walker { X = x[0], Y = x[1] }, new Walker { X = x[2], Y = x[0] }];
        return a[1].Along(a, n) + a[1].X;
    }
}
