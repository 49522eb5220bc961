using System.Numerics;

namespace Corpus;

public readonly record struct Polar(double Radius, double Angle);

public enum RootKind
{
    None,
    Double,
    Two,
}

public record struct Roots(RootKind Kind, double First, double Second);

public struct KalmanState
{
    public double Mean;

    public double Variance;

    public int Steps;
}

public readonly struct Pose
{
    public Pose(double x, double y, double heading)
    {
        X = x;
        Y = y;
        Heading = heading;
    }

    public double X { get; }

    public double Y { get; }

    public double Heading { get; }

    public Pose Moved(double distance) => new(X + distance * Math.Cos(Heading), Y + distance * Math.Sin(Heading), Heading);
}

public readonly record struct Segment(Point2 Start, Point2 End, string? Name, bool IsClosed);

public record struct Scored<T>(T Value, T Slope, int Count);

public sealed class Estimate
{
    public double Mean { get; set; }

    public double Deviation { get; set; }

    public int Count { get; set; }
}

public record Fitted(double Slope, double Intercept, float Residual);

public static partial class StructResults
{
    [Differentiable]
    [Sample]
    public static Polar ToPolar(double x, double y) => new(Math.Sqrt(x * x + y * y), Math.Atan2(y, x));

    [Differentiable]
    [Sample]
    public static Point2 ToCartesian(Polar p)
    {
        (double sin, double cos) = Math.SinCos(p.Angle);
        return new Point2(p.Radius * cos, p.Radius * sin);
    }

    [Differentiable]
    [Sample("time=0.5..1")]
    public static (double Price, double Delta) BlackScholes(double spot, double strike, double rate, double volatility, double time)
    {
        double root = volatility * Math.Sqrt(time);
        double d1 = (Math.Log(spot / strike) + (rate + volatility * volatility / 2) * time) / root;
        double delta = Normal(d1);
        return (spot * delta - strike * Math.Exp(-rate * time) * Normal(d1 - root), delta);
    }

    private static double Normal(double z) => 1 / (1 + Math.Exp(-1.702 * z));

    [Differentiable]
    [Sample("a=1..2 b=3..4 c=0.2..0.6")]
    [Sample("a=1..2 b=0.1..0.3 c=1..2")]
    public static Roots Quadratic(double a, double b, double c)
    {
        double discriminant = b * b - 4 * a * c;
        if (discriminant < 0)
        {
            return new Roots(RootKind.None, -b / (2 * a), 0);
        }

        double root = Math.Sqrt(discriminant);
        double q = -0.5 * (b + Math.CopySign(root, b));
        return discriminant == 0 ? new Roots { Kind = RootKind.Double, First = q / a, Second = q / a } : new Roots(RootKind.Two, q / a, c / q);
    }

    [Differentiable]
    [Sample("state.Steps=3")]
    public static KalmanState Step(KalmanState state, double measurement, double process, double noise)
    {
        double variance = state.Variance + process;
        double gain = variance / (variance + noise);
        KalmanState next = state;
        next.Mean += gain * (measurement - state.Mean);
        next.Variance = (1 - gain) * variance;
        next.Steps++;
        return next;
    }

    [Differentiable]
    [Sample("angles[3] lengths[3]")]
    [Sample("angles[1] lengths[1]")]
    public static Pose Forward(ReadOnlySpan<double> angles, double[] lengths)
    {
        Pose pose = new(0, 0, 0);
        for (int i = 0; i < angles.Length; i++)
        {
            pose = new Pose(pose.X, pose.Y, pose.Heading + angles[i]).Moved(lengths[i]);
        }

        return pose;
    }

    [Differentiable]
    [Sample("a=1..2 b=0.2..0.8 d=3..4")]
    public static (double Low, double High, (double X, double Y) Vector) Eigen(double a, double b, double d)
    {
        double half = (a + d) / 2;
        double radius = Math.Sqrt((a - d) * (a - d) / 4 + b * b);
        double high = half + radius;
        double norm = Math.Sqrt(b * b + (high - a) * (high - a));
        return (half - radius, high, (b / norm, (high - a) / norm));
    }

    [Differentiable]
    [Sample("x[4]")]
    public static Estimate Moments(double[] x)
    {
        var result = new Estimate();
        foreach (double value in x)
        {
            result.Mean += value / x.Length;
            result.Count++;
        }

        double sum = 0;
        foreach (double value in x)
        {
            sum += (value - result.Mean) * (value - result.Mean);
        }

        result.Deviation = Math.Sqrt(sum / (result.Count - 1));
        return result;
    }

    [Differentiable]
    [Sample("x[4] y[4]")]
    public static Fitted Fit(ReadOnlySpan<double> x, ReadOnlySpan<double> y)
    {
        double sx = 0, sy = 0, sxx = 0, sxy = 0;
        for (int i = 0; i < x.Length; i++)
        {
            sx += x[i];
            sy += y[i];
            sxx += x[i] * x[i];
            sxy += x[i] * y[i];
        }

        double slope = (x.Length * sxy - sx * sy) / (x.Length * sxx - sx * sx + 1);
        double intercept = (sy - slope * sx) / x.Length;
        return new Fitted(slope, intercept, (float)(slope * 0.5));
    }

    [Differentiable]
    [Sample]
    public static Segment Chord(Point2 centre, double radius, double from, double to)
    {
        Point2 start = On(centre, radius, from);
        return new Segment(start, On(centre, radius, to) with { X = start.X * to }, "chord", radius > 1);
    }

    private static Point2 On(Point2 centre, double radius, double angle) =>
        new(centre.X + radius * Math.Cos(angle), centre.Y + radius * Math.Sin(angle));

    [Differentiable]
    [Sample("x=0.5..2")]
    [Sample("x=-2..-0.5")]
    public static double? SafeRoot(double x, double scale)
    {
        if (x < 0)
        {
            return null;
        }

        return scale * Math.Sqrt(x);
    }

    [Differentiable]
    [Sample("x=0.5..2")]
    [Sample("x=-2..-0.5")]
    public static Point2? Clipped(double x, double y) => x < 0 ? null : new Point2(x * y, y);

    [Differentiable]
    [Sample]
    public static Complex Squared(Complex z, double shift) => z * z + Complex.Exp(new Complex(shift, z.Real));

    [Differentiable]
    [Sample]
    public static Vector3 Rotated(Quaternion q, Vector3 v, Vector3 shift) => Vector3.Transform(v, q) + shift;

    [Differentiable]
    [Sample("n=4")]
    [Sample("n=1")]
    public static (double Value, double Derivative) Legendre(double x, int n)
    {
        double p0 = 1, p1 = x, d0 = 0, d1 = 1;
        for (int k = 2; k <= n; k++)
        {
            (p0, p1, d0, d1) = (p1, ((2 * k - 1) * x * p1 - (k - 1) * p0) / k, d1, d0 + (2 * k - 1) * p1);
        }

        return (p1, d1);
    }

    [Differentiable]
    [Sample("n=4")]
    public static Scored<T> Geometric<T>(T x, int n)
        where T : IFloatingPointIeee754<T>
    {
        T value = T.One;
        T slope = T.Zero;
        for (int i = 0; i < n; i++)
        {
            slope = slope * x + value;
            value = value * x + T.One;
        }

        return new Scored<T>(value, slope, n);
    }

    [Differentiable]
    [Sample("x[5] limit=1")]
    [Sample("x[5] limit=20")]
    public static (int Index, double Sum) FirstAbove(double[] x, double limit)
    {
        double sum = 0;
        for (int i = 0; i < x.Length; i++)
        {
            sum += x[i] * x[i];
            if (sum > limit)
            {
                return (i, sum - limit);
            }
        }

        return (-1, sum);
    }

    [Differentiable]
    [Sample("kind=0")]
    [Sample("kind=1")]
    [Sample("kind=2")]
    public static Point2 Selected(int kind, Point2 p, double t) => kind switch
    {
        0 => p,
        1 => p with { X = t * t },
        _ => new Point2(p.Y * t, Math.Sin(p.X)),
    };

    [Differentiable]
    [Sample("&y[3]")]
    public static (double Sum, bool Any) Scale(Span<double> y, double factor)
    {
        double sum = 0;
        for (int i = 0; i < y.Length; i++)
        {
            y[i] *= factor;
            sum += y[i];
        }

        return (sum, y.Length > 0);
    }

    [Differentiable]
    [Sample]
    public static (double, double) Same(double x, double y)
    {
        double both = x * y;
        return (both, both);
    }

    [Differentiable]
    [Sample]
    public static (double X, double One, double Copy) Plain(double x) => (x, 1, x);

    [Differentiable]
    [Sample("n=5")]
    [Sample("n=0")]
    public static (double Value, double Derivative) Power(double x, int n)
    {
        if (n == 0)
        {
            return (1, 0);
        }

        (double value, double derivative) = Power(x, n - 1);
        return (value * x, derivative * x + value);
    }

    [Differentiable]
    [Sample]
    public static double Composed(double x, double y)
    {
        Polar p = ToPolar(x, y);
        Point2 back = ToCartesian(p with { Angle = p.Angle * 2 });
        return back.X * back.Y + BlackScholes(x + 1, y + 1, 0.1, x, y).Delta;
    }
}
