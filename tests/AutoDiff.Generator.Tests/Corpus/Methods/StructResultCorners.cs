using System.Numerics;

namespace Corpus;

public enum Shade
{
    Light,
    Dark,
}

public struct Mixed
{
    public float Single;
    public double Real;
    public long Wide;
    public byte Small;
    public Shade Shade;
    public (double Inner, float Other) Pair;
    public bool Flag;
    public string? Text;
}

public record struct Holder(Point2? Maybe, double? Number, (double, int)? Pair);

public record Linked(double Head, LinkedRest Rest)
{
    public double Twice => 2 * Head;
}

public record LinkedRest(double Value, int Count);

public class Based
{
    public double Base { get; set; }
}

public sealed class Derived : Based
{
    public double Own;

    public int Count = 7;
}

public readonly struct WithPrimary(double a, double b)
{
    public readonly double B = b;

    public double A { get; } = a;

    public double Sum => A + B;
}

public readonly struct Pack
{
    public readonly double P, Q;

    public Pack(double p, double q) => (P, Q) = (p, q);

    public static Pack operator *(Pack a, double k) => new(a.P * k, a.Q * k);

    public static Pack operator +(Pack a, Pack b) => new(a.P + b.P, a.Q + b.Q);
}

public struct Obliged
{
    public required double A { get; init; }

    public required double B { get; init; }
}

public partial struct Drifter
{
    public Vector2 At;

    public float Speed;

    public int Id;

    [Differentiable("this")]
    [Sample("this.Id=3")]
    public readonly Drifter Next(float dt) => this with { At = At * dt + new Vector2(Speed, Speed * Speed), Id = Id + 1 };
}

public static partial class StructResultCorners
{
    [Differentiable]
    [Sample("n=3")]
    public static Mixed OfAllKinds(double x, float y, int n)
    {
        Mixed m = default;
        m.Single = y * (float)x;
        m.Real = x * y * n;
        m.Wide = n * 1000000000000L;
        m.Small = (byte)n;
        m.Shade = x > 1 ? Shade.Dark : Shade.Light;
        m.Pair = (x * x, y);
        m.Flag = x > 1;
        m.Text = "t" + n;
        return m;
    }

    [Differentiable]
    [Sample]
    public static Point2 Identity(Point2 p) => p;

    [Differentiable]
    [Sample]
    public static Point2 Assigned(Point2 p, double t)
    {
        p = new Point2(p.Y, p.X);
        if (t > 1)
        {
            return p;
        }

        p = p with { X = p.X * t };
        return p;
    }

    [Differentiable]
    [Sample]
    public static Point2 TakenNames(double result, double resultX, double upstream, double x)
    {
        double resultY = result * resultX;
        double upstreamX = upstream * x;
        if (result > 1)
        {
            return new Point2(resultY, upstreamX);
        }

        return new Point2(upstreamX * resultX, resultY);
    }

    [Differentiable]
    [Sample("x=0.5..0.9")]
    [Sample("x=1.2..1.5")]
    public static Holder PartlyThere(double x, double y) => x > 1 ? new Holder(new Point2(x * y, x), null, (x * x, 2)) : new Holder(null, x * y * y, null);

    [Differentiable]
    [Sample("n=4")]
    [Sample("n=0")]
    public static Linked Chained(double x, int n)
    {
        var chain = new Linked(x, new LinkedRest(x * x, 0));
        for (int i = 0; i < n; i++)
        {
            if (chain.Head > 1e3)
            {
                return chain;
            }

            chain = chain with { Head = chain.Twice * x, Rest = new LinkedRest(chain.Rest.Value * chain.Head, i) };
        }

        return chain;
    }

    [Differentiable]
    [Sample("x[3]")]
    public static Derived Inherited(double[] x)
    {
        var d = new Derived { Base = x[0] };
        for (int i = 1; i < x.Length; i++)
        {
            d.Own += x[i] * d.Base;
            d.Count++;
        }

        d.Base *= d.Own;
        return d;
    }

    [Differentiable]
    [Sample]
    public static WithPrimary Primary(WithPrimary c, double k) => new(c.A * k, c.Sum);

    [Differentiable]
    [Sample("n=3")]
    public static Pack Weighted(Pack p, double k, int n)
    {
        Pack sum = default;
        for (int i = 0; i < n; i++)
        {
            sum = sum * k + p * i;
        }

        return sum;
    }

    [Differentiable]
    [Sample]
    public static Obliged Required(double a, double b) => new() { A = a * b, B = b };

    [Differentiable]
    [Sample("x[5] limit=0.1")]
    [Sample("x[5] limit=100")]
    public static (double Best, int At)? Search(double[] x, double limit)
    {
        int i = 0;
        double sum = 0;
        while (true)
        {
            if (i == x.Length)
            {
                return null;
            }

            foreach (double v in x)
            {
                if (v * i > 1e6)
                {
                    return (v, -1);
                }

                sum += v * x[i];
            }

            if (sum > limit)
            {
                return (sum * x[i], i);
            }

            i++;
        }
    }

    [Differentiable]
    [Sample("&y[3] z=2")]
    [Sample("&y[3] z=0.5")]
    public static Point2 AmongOthers(Point2 p, ref double z, Span<double> y, out double w)
    {
        for (int i = 0; i < y.Length; i++)
        {
            y[i] = y[i] * p.X + z;
            z += y[i];
        }

        w = z * y[0];
        if (z > 3)
        {
            z = w;
            return new Point2(z, w);
        }

        z *= 2;
        return new Point2(y[1], z * p.Y);
    }

    [Differentiable]
    [Sample("k=0")]
    [Sample("k=1")]
    [Sample("k=5 x=0.6..2")]
    public static Point2 Cases(int k, double x, double y)
    {
        switch (k)
        {
            case 0:
                return new(x * y, 1);
            case 1:
            {
                double t = Math.Sin(x);
                return new(t, t * y);
            }

            default:
                if (x < 0)
                {
                    throw new ArgumentException("x");
                }

                break;
        }

        return (x > 0.5 ? new Point2(y, x) : throw new InvalidOperationException()) with { X = x * x };
    }

    [Differentiable(Strict = true)]
    [Sample]
    public static (Point2 A, Point2 B) Swapped(Point2 a, Point2 b)
    {
        (a, b) = (b, a);
        return (a, new Point2(b.X * a.Y, b.Y));
    }

    [Differentiable]
    [Sample]
    public static Point2 ByDelegate(double x, double y)
    {
        Func<double, double, Point2> f = (a, b) => new Point2(a * b, a);
        return f(x, y);
    }

    [Differentiable]
    [Sample("n=4")]
    public static (int Left, double X) Counter(double x, int n)
    {
        int k = n;
        while (k > 1)
        {
            x *= k;
            k -= 2;
            if (x > 50)
            {
                break;
            }
        }

        return (k, x);
    }

    public sealed class Accumulated
    {
        public double Sum;

        public int Count;
    }

    [Differentiable]
    [Sample("x[3] n=3")]
    [Sample("x[3] n=1")]
    public static Accumulated ObjectOfTwoReturns(double[] x, int n)
    {
        if (n > 2)
        {
            var a = new Accumulated { Sum = x[0] * x[1], Count = n };
            a.Sum += x[2];
            return a;
        }

        return new Accumulated { Sum = x[2] };
    }

    [Differentiable]
    [Sample("x[3] n=3")]
    [Sample("x[3] n=1")]
    public static Accumulated ObjectReturnedInLoop(double[] x, int n)
    {
        var a = new Accumulated();
        for (int i = 0; i < x.Length; i++)
        {
            if (i == n)
            {
                return a;
            }

            a.Sum += x[i] * x[i];
            a.Count++;
        }

        return a;
    }

    [Differentiable]
    [Sample]
    public static Accumulated ObjectOfHelper(double v)
    {
        Accumulated a = Squared(v);
        a.Sum *= 3;
        return a;
    }

    private static Accumulated Squared(double v)
    {
        var a = new Accumulated();
        a.Sum = v * v;
        return a;
    }
}
