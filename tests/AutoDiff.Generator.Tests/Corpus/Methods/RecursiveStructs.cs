using System.Numerics;

namespace Corpus;

public record struct Moment(double Mean, double Spread, int Count);

public readonly record struct Interval(double Low, double High)
{
    public double Middle => (Low + High) / 2;
}

public static partial class RecursiveStructs
{
    // Values and derivatives together.
    private static (double Value, double Slope) PowerOf(double x, int n)
    {
        if (n == 0)
        {
            return (1, 0);
        }

        (double value, double slope) = PowerOf(x, n / 2);
        (double Value, double Slope) square = (value * value, 2 * value * slope);
        return n % 2 == 0 ? square : (square.Value * x, square.Slope * x + square.Value);
    }

    [Differentiable]
    [Sample("n=5")]
    [Sample("n=0")]
    public static double PowerAndSlope(double x, int n)
    {
        (double value, double slope) = PowerOf(x, n);
        return value * slope + x;
    }

    private static Complex Fraction(Complex z, int depth, int n) => depth == n ? new Complex(n, 0) : depth + z / Fraction(z, depth + 1, n);

    [Differentiable]
    [Sample("n=4")]
    public static double ContinuedFraction(double x, double y, int n)
    {
        Complex value = Fraction(new Complex(x, y), 1, n);
        return value.Real * value.Imaginary;
    }

    private static Moment MomentOf(ReadOnlySpan<double> x)
    {
        if (x.Length == 1)
        {
            return new Moment(x[0], 0, 1);
        }

        return Combined(MomentOf(x[..(x.Length / 2)]), MomentOf(x[(x.Length / 2)..]));
    }

    private static Moment Combined(Moment a, Moment b)
    {
        int n = a.Count + b.Count;
        double d = b.Mean - a.Mean;
        return new Moment(a.Mean + d * b.Count / n, a.Spread + b.Spread + d * d * a.Count * b.Count / n, n);
    }

    [Differentiable]
    [Sample("x[5]")]
    [Sample("x[1]")]
    public static double Variance(ReadOnlySpan<double> x)
    {
        Moment m = MomentOf(x);
        return m.Spread / m.Count + m.Mean;
    }

    [Differentiable]
    [Sample("x[5]")]
    public static Moment Moments(ReadOnlySpan<double> x) => x.Length == 1 ? new Moment(x[0], 0, 1) : Combined(Moments(x[..^1]), new Moment(x[^1], 0, 1));

    private static double Bisected(Interval range, double target, int steps) =>
        steps == 0 ? range.Middle * target
        : range.Middle * range.Middle < target ? Bisected(range with { Low = range.Middle }, target, steps - 1)
        : Bisected(new Interval(range.Low, range.Middle), target, steps - 1);

    [Differentiable]
    [Sample("low=0.1..0.2 high=2..3 target=1..2 n=4")]
    public static double Bisection(double low, double high, double target, int n) => Bisected(new Interval(low, high), target, n);

    [Differentiable]
    [Sample("n=3")]
    [Sample("n=0")]
    public static double Whole(Interval range, double x, int n) => n == 0 ? range.High * x : Whole(new Interval(range.High * x, range.Low + n), x * range.Low, n - 1) + range.Middle;

    private static void Turn(ref Point2 p, double angle, int n)
    {
        if (n == 0)
        {
            return;
        }

        (double sin, double cos) = Math.SinCos(angle / n);
        p = new Point2(p.X * cos - p.Y * sin, p.X * sin + p.Y * cos);
        Turn(ref p, angle * 0.5, n - 1);
        p = p with { Y = p.Y * p.X };
    }

    [Differentiable]
    [Sample("n=3")]
    public static double Turned(double x, double y, double angle, int n)
    {
        Point2 p = new(x, y);
        Turn(ref p, angle, n);
        return p.X + 2 * p.Y;
    }

    private static void Split(Point2 p, int n, out Point2 low, out Point2 high)
    {
        if (n == 0)
        {
            low = p;
            high = new Point2(p.Y, p.X * p.Y);
            return;
        }

        Split(new Point2(p.X * p.Y, p.X + n), n - 1, out high, out Point2 other);
        low = new Point2(other.X * p.X, p.Y);
    }

    [Differentiable]
    [Sample("n=2")]
    public static double Halves(double x, double y, int n)
    {
        Split(new Point2(x, y), n, out Point2 low, out Point2 high);
        return low.X * high.Y + low.Y * high.X;
    }

    [Differentiable]
    [Sample("n=3")]
    public static void Iterate(ref Point2 p, double c, int n)
    {
        if (n > 0)
        {
            p = new Point2(p.X * p.X - p.Y * p.Y + c, 2 * p.X * p.Y);
            Iterate(ref p, c * p.X, n - 1);
        }
    }

    [Differentiable]
    [Sample("x[4]")]
    public static double Local(double[] x)
    {
        return Sum((0, 1), 0).Weighted;

        (double Weighted, double Weight) Sum((double Total, double Weight) state, int i) =>
            i == x.Length ? (state.Total / state.Weight, state.Weight) : Sum((state.Total + x[i] * state.Weight, state.Weight * (1 + x[i])), i + 1);
    }

    private static float Blend(Vector2 a, Vector2 b, int n) => n == 0 ? Vector2.Dot(a, b) : Blend(a * b.X, b + a, n - 1);

    [Differentiable]
    [Sample("n=2")]
    public static float Blended(Vector2 a, Vector2 b, int n) => Blend(a, b, n);

    [Differentiable]
    [Sample("n=3")]
    public static (double, double) Even(double x, int n) => n == 0 ? (x, 1) : Odd((x * x, x), n - 1);

    private static (double, double) Odd((double A, double B) p, int n)
    {
        (double u, double v) = Even(p.A * 0.5, Math.Max(0, n - 1));
        return (u * p.B, v + p.A);
    }

    private struct Carried
    {
        public Point2 Place;

        public double Step;
    }

    private static void Grow(ref Point2 p, int n, ref double step)
    {
        if (n > 0)
        {
            p = new Point2(p.X * step, p.Y + p.X);
            step += p.Y;
            Grow(ref p, n - 1, ref step);
        }
    }

    [Differentiable]
    [Sample("n=3")]
    public static double MembersByReference(double x, double y, int n)
    {
        Carried c = default;
        c.Place = new Point2(x, y);
        c.Step = y;
        Grow(ref c.Place, n, ref c.Step);
        return c.Place.X * c.Step + c.Place.Y;
    }

    private static Point2? Found(double x, int n) => n == 0 ? new Point2(x, x * x) : x > 10 ? null : Found(x * 1.5, n - 1);

    [Differentiable]
    [Sample("n=3")]
    [Sample("n=30")]
    public static double NullableResult(double x, int n) => Found(x, n)?.Y ?? x * x;

    [Differentiable]
    [Sample("n=3")]
    public static Complex Orbit(Complex z, int n) => n == 0 ? z : Orbit(z * z * 0.5 + new Complex(0.1, 0), n - 1) + z;

    [Differentiable]
    [Sample("n=3")]
    public static void Given(Point2 p, int n, out Point2 q)
    {
        if (n == 0)
        {
            q = p;
            return;
        }

        Given(new Point2(p.Y * p.X, p.X), n - 1, out q);
        q = q with { X = q.X * p.Y };
    }

    [Differentiable]
    [Sample("n=2")]
    public static double ReadOnly(in Point2 p, double k, int n) => n == 0 ? p.X * k : ReadOnly(new Point2(p.Y, p.X * k), k + p.X, n - 1) * p.Y;

    private static double Growth(double x) => Math.Exp(x);

    [DerivativeOf(typeof(RecursiveStructs), nameof(Growth))]
    internal static double GrowthRule(double x, double upstream, ref double xGradient)
    {
        double y = Math.Exp(x);
        xGradient += upstream * y;
        return y;
    }

    private static Point2 Grown(Point2 p, int n)
    {
        if (n == 0)
        {
            return p;
        }

        Point2 q = new(Growth(p.X * 0.1), p.Y);
        return Grown(q with { Y = q.X * p.Y }, n - 1);
    }

    [Differentiable]
    [Sample("n=2")]
    public static double RuleInside(double x, double y, int n)
    {
        Point2 p = Grown(new Point2(x, y), n);
        return p.X * p.Y;
    }

    private readonly struct Damper(double width)
    {
        public double At(double x) => Math.Exp(-x * x / width);
    }

    [Differentiable]
    [Sample("x s")]
    public static double CapturedParameter(double x, double s) => Damped(new Damper(s), x, 3);

    private static double Damped(Damper damper, double x, int n) => n == 0 ? damper.At(x) : damper.At(x * n) + x * Damped(damper, x / 2, n - 1);
}
