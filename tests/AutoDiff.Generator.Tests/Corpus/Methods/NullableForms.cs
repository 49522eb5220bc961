namespace Corpus;

public static partial class NullableForms
{
    private static Point2? Find(double x, double y) => x > y ? new Point2(x * y, y) : null;

    private static double? Root(double x) => x < 0 ? null : Math.Sqrt(x);

    [Differentiable]
    [Sample("x=1..2 y=0.2..0.8")]
    [Sample("x=0.2..0.8 y=1..2")]
    public static double MemberOfNullable(double x, double y) => (Find(x, y)?.X ?? x * x) * y;

    [Differentiable]
    [Sample("x=1..2 y=0.2..0.8")]
    [Sample("x=0.2..0.8 y=1..2")]
    public static double ComputedMember(double x, double y)
    {
        Point2? found = Find(x, y);
        double? norm = found?.SquaredNorm;
        return norm is { } n ? n * x : norm.GetValueOrDefault() + y * x;
    }

    [Differentiable]
    [Sample("x=1..2 y=0.2..0.8")]
    [Sample("x=0.2..0.8 y=1..2")]
    public static double MethodOfNullable(double x, double y) => Find(x, y)?.Dot(y, x) ?? y;

    [Differentiable]
    [Sample("x=0.5..1")]
    [Sample("x=-1..-0.5")]
    public static double Cached(double x, double y)
    {
        double? cache = Root(x);
        cache ??= y * y;
        double again = cache ??= 7;
        return cache.Value * again;
    }

    [Differentiable]
    [Sample("x=1..2 y=0.2..0.8")]
    [Sample("x=0.2..0.8 y=1..2")]
    public static double CachedStruct(double x, double y)
    {
        Point2? found = Find(x, y);
        found ??= new Point2(y, x * x);
        return found.Value.X * found.Value.Y;
    }

    [Differentiable]
    [Sample("x=1..2 y=0.2..0.8")]
    [Sample("x=0.2..0.8 y=1..2")]
    public static double Pattern(double x, double y) => Find(x, y) is { } p ? p.X * p.Y : Find(y, x) is { X: > 0.01 } q ? q.Y * q.Y : 0;

    [Differentiable]
    [Sample("x=0.5..1")]
    [Sample("x=-1..-0.5")]
    public static double Switched(double x, double y) => Root(x) switch
    {
        { } r when r > 0.9 => r * y,
        > 0.1 => y + x,
        null => y * y,
        _ => x,
    };

    [Differentiable]
    [Sample]
    public static double TupleEquality(double x, double y)
    {
        (double, int) a = (x, 1);
        if (a == (x, 1) && (x, y) != (y, x))
        {
            return x * y;
        }

        return 0;
    }

    [Differentiable]
    [Sample]
    public static double RecordEquality(double x, double y)
    {
        Point2 p = new(x, y);
        Point2 q = p;
        double sum = p == q ? x * x : y;
        q = q with { X = q.X + 1 };
        return p != q ? sum * y : sum;
    }

    [Differentiable]
    [Sample]
    public static double ParameterEquality(Point2 p, Point2 q) => p == q ? p.X : p.X * q.Y + q.X;

    [Differentiable]
    [Sample]
    public static double NestedEquality(Point2 p, double x)
    {
        Segment s = new(p, new Point2(x, x * x), "a", false);
        Segment t = s with { Name = x > 0 ? "b" : "a" };
        return s == new Segment(p, s.End, "a", false) && s != t ? p.X * s.End.Y : p.X;
    }
}
