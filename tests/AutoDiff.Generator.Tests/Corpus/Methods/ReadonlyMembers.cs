namespace Corpus;

/// <summary>Readonly members that call what changes their struct: on a copy.</summary>
public static partial class ReadonlyMembers
{
    [Differentiable]
    [Sample]
    public static double OfLocal(double x, double y)
    {
        Gauge gauge = new() { Level = x, Rate = y };
        double peek = gauge.Peek(x * y);
        gauge.Push(y);
        return peek * gauge.Level + gauge.Ahead;
    }

    [Differentiable]
    [Sample]
    public static double OfParameter(Gauge gauge, double x) => gauge.Peek(x) * gauge.Level + gauge.Ahead * gauge.Rate;

    [Differentiable]
    [Sample]
    public static double OfReadonlyParameter(in Gauge gauge, double x) => gauge.Peek(x) * gauge.Level + gauge.Ahead + gauge.Push(x) * gauge.Level;

    [Differentiable]
    [Sample]
    public static double GivenReadonly(Gauge gauge, double x)
    {
        Gauge local = new() { Level = x, Rate = gauge.Rate };
        double sum = Tap(gauge, x) * gauge.Level + Tap(in local, x) * local.Level;
        gauge.Push(sum);
        return sum + Tap(in gauge, 2) * gauge.Level;
    }

    private static double Tap(in Gauge gauge, double by) => gauge.Push(by) + gauge.Level;

    [Differentiable]
    [Sample]
    public static double OfElement(double x, double y)
    {
        Gauge[] gauges = [new() { Level = x, Rate = y }, new() { Level = y, Rate = 2 }];
        double sum = 0;
        for (int i = 0; i < gauges.Length; i++)
        {
            sum += gauges[i].Peek(x) * gauges[i].Level + gauges[i].Ahead;
            gauges[i].Push(y);
        }

        return sum * gauges[0].Level;
    }

    [Differentiable]
    [Sample]
    public static double OfInner(double x, double y)
    {
        Panel panel = new() { Inner = new() { Level = x, Rate = y }, Scale = x };
        double looked = panel.Look(y);
        return looked * panel.Inner.Level + panel.Inner.Push(x) + panel.Scale;
    }

    [Differentiable]
    [Sample]
    public static double OfInnerParameter(Panel panel, double y)
    {
        double looked = panel.Look(y);
        return looked * panel.Inner.Level + panel.Inner.Push(looked) * panel.Inner.Rate;
    }

    public struct Gauge
    {
        public double Level;
        public double Rate;

        public readonly double Ahead => Push(0.5) * Level;

        public double Push(double by)
        {
            Level = 0.7 * Level + by * Rate;
            Rate *= 0.9;
            return Level;
        }

        public readonly double Peek(double by) => Push(by) - Level + Push(Level);
    }

    public struct Panel
    {
        public Gauge Inner;
        public double Scale;

        public readonly double Look(double by) => Scale * Inner.Push(by) + Inner.Level;
    }
}
