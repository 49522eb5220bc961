using System.Collections.Generic;

namespace Corpus;

/// <summary>Collection expressions whose elements change what a spread element before them names.</summary>
public static partial class SpreadElements
{
    public struct Side(double x, double y)
    {
        public double X = x;

        public double Y = y;
    }

    private static double Squared(double[] a, int i)
    {
        double value = a[i];
        a[i] = value * value;
        return value;
    }

    private static double Fold(ReadOnlySpan<double> values)
    {
        double s = 0;
        foreach (double v in values)
        {
            s = (s * 0.5) + (v * v);
        }

        return s;
    }

    [Differentiable]
    [Sample("x y")]
    public static double ChangedBehindTheLast(double x, double y)
    {
        double[] a = [x, y, x * y];
        double[] b = [Squared(a, 2), .. a, a[2], Squared(a, 1), a[1], a[0] = 3, a[0] * x];
        Span<double> c = [.. a, Squared(a, 0)];
        List<double> d = [.. b, Squared(a, 2), a[2]];
        double[] e = [x, .. b, .. c];
        return Fold(b) + Fold(c) + Fold(e) + (d[0] * d[^1] * d[^2]);
    }

    [Differentiable]
    [Sample("x y")]
    public static double AnotherArray(double x, double y)
    {
        double[] c = [x, y, x * y];
        double[] b = [.. c, (c = [y, x])[0], .. c];
        double[] d = [x, .. c, (c = [x, y, x])[1], c[2], y];
        return Fold(b) + (Fold(d) * c.Length);
    }

    [Differentiable]
    [Sample("x y")]
    public static double OfStructs(double x, double y)
    {
        Side[] all = [new(x, y), new(y, x)];
        Side Widened(double by)
        {
            all[0].X *= by;
            return all[0];
        }

        Side[] more = [Widened(x), .. all, all[0], .. all, Widened(y), all[0]];
        double s = 0;
        foreach (Side e in more)
        {
            s = (s * 0.5) + (e.X * e.Y);
        }

        return s;
    }

    [Differentiable]
    [Sample("x y")]
    [Refused("ADIFF011")]
    public static double ChangedBetween(double x, double y)
    {
        double[] a = [x, y, x * y];
        return Fold([.. a, Squared(a, 1), .. a]);
    }

    [Differentiable]
    [Sample("x y")]
    [Refused("ADIFF011")]
    public static double ListChangedBetween(double x, double y)
    {
        double[] a = [x, y, x * y];
        List<double> b = [.. a, Squared(a, 1), .. a];
        return b[0] + b[1] + b[3];
    }
}
