using System.Collections.Generic;
using System.Linq;

namespace Corpus;

/// <summary>Functions that change what an argument before them was made of, and functions that are made where arguments are evaluated.</summary>
public static partial class ChangesByFunctions
{
    [Differentiable]
    [Sample("x")]
    public static double MethodGroupChangesAnArgument(double x)
    {
        double total = x;
        double Add(double u)
        {
            total += u * x;
            return u;
        }

        double Scaled(double factor) => Applied(Add, 1.0) * factor + total;

        return Scaled(total) + total;
    }

    [Differentiable]
    [Sample("x[4] y")]
    public static double QueryChangesAnArgument(double[] x, double y)
    {
        double total = y;
        return Sum(total, x.Select(v =>
        {
            total += v;
            return v * total;
        })) * total;
    }

    [Differentiable]
    [Sample("x[5]")]
    public static double IndexBehindItsValue(double[] x)
    {
        double[] a = (double[])x.Clone();
        int i = 1;
        double grown = Grown(i, ref a[i++], 2) + Grown2(ref a[i], i++, 2) + Grown2(ref a[i], i = 4, 1);
        return grown + a[1] * 2 + a[2] * 3 + a[3] * 4 + i;
    }

    [Differentiable]
    [Sample("x[6]")]
    public static double IndexOfAStruct(double[] x)
    {
        Segment[] segments = [new(x[0], x[1]), new(x[2], x[3]), new(x[4], x[5])];
        int i = 0;
        Move(i, ref segments[i++]);
        i = 0;
        double seen = Seen(i, in segments[i++]);
        return seen + segments[0].From + segments[0].To * 2 + segments[1].From * 3 + segments[2].To * i;
    }

    [Differentiable]
    [Sample("x[8]")]
    public static double SpanBeforeACall(double[] x)
    {
        int count = 2;
        int Next(int depth)
        {
            count++;
            return depth == 0 ? count : Next(depth - 1);
        }

        return Folded(x.AsSpan()[count..(count + Next(0))], Next(0)) + Folded(x, Next(1)) * count;
    }

    [Differentiable]
    [Sample("x[5]")]
    public static double ArrayOfATuple(double[] x)
    {
        double total = 1;
        double Next(int depth)
        {
            total += x[depth];
            return depth == 0 ? total : Next(depth - 1);
        }

        return Weighted((x, Next(0)), Next(1)) * total;
    }

    [Differentiable]
    [Sample("x k=0")]
    [Sample("x k=1")]
    public static double ArgumentsOfOneOfTwo(double x, int k)
    {
        double v = x;
        Func<double, double, double> f = (p, q) => p * q + 1;
        if (k > 0)
        {
            f = (p, q) => p - q * q;
        }

        Func<double, double, double>[] both = [(p, q) => p + 2 * q, (p, q) => p * q];
        int i = 0;
        return f(v, v += 2) + f(v, v *= 1.5) * f(v++, v) + both[i++](i, v++) + both[i](v, --i);
    }

    [Differentiable]
    [Sample("x k=0")]
    [Sample("x k=1")]
    [Sample("x k=2")]
    public static double MadeInAnArm(double x, int k)
    {
        double total = x;
        Func<double, double> Made(double step)
        {
            total += step;
            double factor = step * total;
            return u => u * factor + total;
        }

        Func<double, double> f = k > 0 ? Made(x) : Made(2 * x);
        Func<double, double> g = k switch
        {
            0 => Made(x),
            1 when total > -100 => Made(3 * x),
            _ => u => u * total,
        };
        total += 1;
        return f(x) * total + g(2);
    }

    [Differentiable]
    [Sample("x")]
    public static double MadeBetweenArguments(double x)
    {
        double v = x;
        Func<double, double> Doubling(double k)
        {
            v *= 2;
            return u => u * k;
        }

        Func<double, double> Times(double k) => u => u * k;

        return Repeated(v, Doubling(v), 2) + RepeatedBy(Doubling(v), v, 2) * v + Repeated(v += 1, Times(v), 2) + RepeatedBy(Times(v), v *= 2, 1) * v;
    }

    [Differentiable]
    [Sample("x")]
    public static double ReceiversAreCopies(double x)
    {
        Segment segment = new(x, 1.5);
        double Next(int depth)
        {
            segment.From *= 1.3;
            segment.To += x;
            return depth == 0 ? segment.From : Next(depth - 1);
        }

        Segment Current() => segment;

        double sum = Current().At(Next(0)) + segment.Reversed.At(Next(1)) + (segment with { To = 2 }).At(segment.From = x) + segment.At(Next(0));
        return sum + Current()[Next(0) > 0 ? 1 : 0] + new Segment(segment.From, segment.To).At(Next(0));
    }

    [Differentiable]
    [Sample("x n=5")]
    [Sample("x n=2")]
    public static double ReturnedFunctionCallsOthers(double x, int n)
    {
        Func<double, double> f = Chained(x, n);
        return f(x) * f(2.0);
    }

    [Differentiable]
    [Sample("x")]
    [Refused("ADIFF022")]
    public static double LambdaSeesTheReference(double x)
    {
        double v = x;
        Func<double, double> raise = u =>
        {
            v += u;
            return v;
        };

        double Scaled(ref double r, int depth)
        {
            r *= 1.5;
            return depth == 0 ? r : raise(1.0) * r + Scaled(ref r, depth - 1);
        }

        return Scaled(ref v, 2) * v;
    }

    [Differentiable]
    [Sample("x")]
    [Refused("ADIFF022")]
    public static double SecondNameForTheReference(double x)
    {
        double v = x;
        double Scaled(ref double r, int depth)
        {
            r *= 1.5;
            v += 0.5 * r;
            return depth == 0 ? r : r + Scaled(ref r, depth - 1) * v;
        }

        ref double second = ref v;
        return Scaled(ref second, 2) * v;
    }

    [Differentiable]
    [Sample("x n=2")]
    [Refused("ADIFF043")]
    public static double HeldFromANestedBlock(double x, int n)
    {
        Func<double, double> f = u => u;
        for (int i = 0; i < n; i++)
        {
            double t = x * i;
            double Times(double u) => u * t;
            f = u => Times(u);
        }

        return f(x);
    }

    private static double Applied(Func<double, double> f, double x) => f(x) + 1.0;

    private static double Sum(double factor, IEnumerable<double> values) => values.Sum() * factor;

    private static double Grown(int k, ref double v, int depth)
    {
        v *= 1.5 + k;
        return depth == 0 ? v * k : Grown(k + 1, ref v, depth - 1) + v;
    }

    private static double Grown2(ref double v, int k, int depth)
    {
        v *= 1.5 + k;
        return depth == 0 ? v * k : Grown2(ref v, k + 1, depth - 1) + v;
    }

    private static void Move(int k, ref Segment segment)
    {
        segment.From *= k + 2;
        segment.To += segment.From * k;
    }

    private static double Seen(int k, in Segment segment) => segment.From * (k + 1) + segment.To;

    private static double Folded(ReadOnlySpan<double> values, int m) => values.Length == 0 ? m : values[0] * 0.5 + Folded(values.Slice(1), m) * values[^1];

    private static double Weighted((double[] Values, double Weight) part, double y) => part.Values[0] * part.Weight + y;

    private static double Repeated(double y, Func<double, double> f, int depth) => depth == 0 ? y : Repeated(f(y), f, depth - 1);

    private static double RepeatedBy(Func<double, double> f, double y, int depth) => depth == 0 ? y : RepeatedBy(f, f(y), depth - 1) * 0.5;

    private static Func<double, double> Chained(double k, int n)
    {
        if (n > 3)
        {
            double t = k * k;
            double Times(double u) => u * t;
            Func<double, double> shifted = u => Times(u) + t;
            return u => shifted(u) + 1;
        }

        return u => u * k;
    }

    private struct Segment(double from, double to)
    {
        public double From = from;
        public double To = to;

        public readonly Segment Reversed => new(To, From);

        public readonly double this[int i] => i == 0 ? From : To;

        public readonly double At(double k) => From * k + To;
    }
}
