namespace Corpus;

public struct Extent
{
    public double X;

    public double Y;

    public Extent(double x, double y)
    {
        X = x;
        Y = y;
    }

    public double Area
    {
        readonly get => X * Y;
        set
        {
            X = value;
            Y += value;
        }
    }

    public double this[int i]
    {
        readonly get => i == 0 ? X : Y;
        set
        {
            if (i == 0)
            {
                X = value;
            }
            else
            {
                Y = value;
            }
        }
    }

    public double this[string name]
    {
        readonly get => name == "x" ? X : Y;
        set
        {
            if (name == "x")
            {
                X = value;
            }
            else
            {
                Y = value;
            }
        }
    }

    public static Extent operator +(Extent a, Extent b) => new(a.X + (b.X * b.Y), a.Y + b.Y);
}

public sealed class Counter
{
    private readonly double[] data = new double[4];

    public double V { get; set; }

    public int Uses { get; private set; }

    public Extent Size { get; set; }

    public Extent Grown
    {
        get => Size + Size;
        set => Size = value + new Extent(V, 1);
    }

    public double this[int i]
    {
        get
        {
            Uses++;
            return data[i] * Uses;
        }

        set
        {
            Uses++;
            data[i] = value + (Uses * V);
        }
    }

    public double this[(int Row, int Column) at]
    {
        get => data[(2 * at.Row) + at.Column];
        set => data[(2 * at.Row) + at.Column] = value * V;
    }

    public int Next() => Uses++ % 4;

    public double Total() => data[0] + (data[1] * 2) + (data[2] * 3) + (data[3] * data[0]) + Uses;
}

/// <summary>What is assigned by a setter: the target is evaluated once, before the value, and the value is the one that was given.</summary>
public static partial class Setters
{
    [Differentiable]
    [Sample("x y")]
    public static double IndexThatCounts(double x, double y)
    {
        Counter c = new() { V = x };
        int i = 0;
        c[i++] += y;
        c[i++] = i * x;
        c[i--] *= i + y;
        return c.Total() * i;
    }

    [Differentiable]
    [Sample("x y")]
    public static double IndexThatTheValueChanges(double x, double y)
    {
        Counter c = new() { V = x };
        int i = 0;
        c[i] = (i = 1) * y;
        c[i] += ((i = 2) * x) + c[i];
        c[c.Uses % 4] += (c[c.Uses % 4] * y) + x;
        c[c.Next()] -= c[c.Next()] + (x * y);
        return c.Total();
    }

    [Differentiable]
    [Sample("x y")]
    public static double PairOfIndexes(double x, double y)
    {
        Counter c = new() { V = x };
        (int Row, int Column) at = (1, 0);
        c[at] = y * (at.Row = 0);
        c[at] += (at.Column = 1) + x;
        c[(at.Row, at.Column--)] += at.Column + y;
        return c.Total() + c[at];
    }

    [Differentiable]
    [Sample("x y")]
    public static double IndexByName(double x, double y)
    {
        Extent e = new(x, y);
        string name = "x";
        e[name] -= (name = "height").Length * y;
        e[name] = (name = "x").Length + (e[name] * x);
        e["x"] += e["y"] * y;
        return e.Area;
    }

    [Differentiable]
    [Sample("x y")]
    public static double ElementsOfAnArray(double x, double y)
    {
        Extent[] all = [new(x, y), new(y, x), new(x * x, y)];
        int i = 0;
        all[i++].Area += all[i].Y;
        all[i++].Area = i * x;
        all[i--][1] *= i + y;
        all[i][0] = (i = 0) + x;
        all[i].Area *= (i = 2) * y;
        return all[0].Area + (all[1].X * all[1].Y * 2) + (all[2].X * all[2].Y * 3) + i;
    }

    [Differentiable]
    [Sample("x y")]
    public static double ValueOfAnAssignment(double x, double y)
    {
        Extent a = new(x, y);
        double r = a.Area = (a.X * 3) + a.Y;
        r *= a[1] = a.Y * a.Y;
        r -= a[0] += a.X;
        Counter c = new() { V = y, Size = a };
        r += (c[2] = c.V * c[1]) * (c.V = c[2]);
        return (r * c.V) + (a.X * a.Y);
    }

    [Differentiable]
    [Sample("x y")]
    public static double StructsByASetter(double x, double y)
    {
        Counter c = new() { V = x, Size = new(x, y) };
        Extent before = c.Grown = c.Size + new Extent(y, 2);
        c.Grown += before;
        before = c.Grown += c.Size;
        return (before.X * c.Size.Y) + c.Grown.Area;
    }

    [Differentiable]
    [Sample("x y")]
    public static double StructsInAnArray(double x, double y)
    {
        Extent[] all = [new(x, y), new(y, x)];
        int i = 0;
        Extent last = all[i] = new Extent(x, i = 1);
        last += all[i] = all[i - 1] + last;
        return (last.X * last.Y) + all[0].Area + all[1].Area;
    }
}
