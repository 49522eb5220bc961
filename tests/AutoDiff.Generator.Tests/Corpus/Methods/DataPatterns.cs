namespace Corpus;

/// <summary>Property patterns on data behind a type test: the members are those of the type that was found.</summary>
public static partial class DataPatterns
{
    public abstract record Shape;

    public sealed record Circle(double Radius) : Shape;

    public sealed record Box(double Width, double Height) : Shape;

    public record struct Flow(double Time, double Amount);

    public sealed class Order
    {
        public Flow? Leg { get; init; }

        public Shape? Shape { get; init; }
    }

    private static readonly Shape circle = new Circle(1.5);
    private static readonly Shape box = new Box(1.25, 0.5);
    private static readonly Order order = new() { Leg = new Flow(1, 2.5), Shape = circle };
    private static readonly Order bare = new();
    private static readonly object boxed = new Flow(2, 3);
    private static readonly Exception failure = new ArgumentException("no", "q");

    [Differentiable(nameof(q))]
    [Sample("q")]
    public static double ByType(double q) => Area(q, circle) + Area(q * q, box);

    [Differentiable(nameof(q))]
    [Sample("q")]
    public static double NullableData(double q) => Leg(q, order) * Leg(q, bare) + NestedLeg(q, order) + NestedLeg(q, bare);

    [Differentiable(nameof(q))]
    [Sample("q")]
    public static double Unboxed(double q) => boxed is Flow { Time: > 1 } flow ? flow.Amount * q : q;

    [Differentiable(nameof(q))]
    [Sample("q")]
    public static double MemberOfAMember(double q) =>
        (order is { Shape: Circle { Radius: > 1 and var r } } ? q * q * r : q) + (bare is { Shape: Circle { Radius: > 1 } } ? q * 7 : Math.Sin(q));

    [Differentiable(nameof(q))]
    [Sample("q")]
    public static double Pairs(double q) => Pair(q, circle, circle) + Pair(q, box, circle) * Pair(q, circle, box);

    [Differentiable(nameof(q))]
    [Sample("q")]
    public static double TextOfAnException(double q) => failure is ArgumentException { ParamName: "q" } ? q * q : q;

    private static double Area(double q, Shape shape) => shape switch
    {
        Circle { Radius: var r } => r * r * q,
        Box { Width: > 1 } wide => wide.Height * wide.Width * q * q,
        Box { Width: var w, Height: var h } => w * h * q,
        _ => q,
    };

    private static double Leg(double q, Order given) => given.Leg is { Amount: > 1 } leg ? leg.Amount * q * q : q;

    private static double NestedLeg(double q, Order given) => given is { Leg.Amount: > 2, Leg: { Time: var t } } ? t * Math.Cos(q) : q;

    private static double Pair(double q, Shape a, Shape b) => (a, b) switch
    {
        (Circle x, Circle y) => x.Radius * y.Radius * q,
        (Box { Width: var w }, _) => w * q * q,
        _ => Math.Sin(q),
    };
}
