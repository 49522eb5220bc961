using System.Collections.Generic;
using System.Linq;
using System.Numerics;

namespace Corpus;

public interface IVectorSpace<TSelf> where TSelf : IVectorSpace<TSelf>
{
    static abstract TSelf Zero { get; }
    static abstract TSelf operator +(TSelf a, TSelf b);
    static abstract TSelf operator *(double s, TSelf a);
    static virtual TSelf operator -(TSelf a, TSelf b) => a + -1.0 * b;
    static virtual TSelf operator -(TSelf a) => -1.0 * a;
    static virtual TSelf Lerp(TSelf a, TSelf b, double t) => (1 - t) * a + t * b;
}

public readonly record struct PlanePoint(double X, double Y) : IVectorSpace<PlanePoint>
{
    public static PlanePoint Zero => default;
    public static PlanePoint operator +(PlanePoint a, PlanePoint b) => new(a.X + b.X, a.Y + b.Y);
    public static PlanePoint operator *(double s, PlanePoint a) => new(s * a.X, s * a.Y);
    public static double operator *(PlanePoint a, PlanePoint b) => a.X * b.X + a.Y * b.Y;
}

public readonly struct WrappedAngle(double radians) : IVectorSpace<WrappedAngle>
{
    public double Radians { get; } = radians;
    static WrappedAngle IVectorSpace<WrappedAngle>.Zero => new(0.25);
    static WrappedAngle IVectorSpace<WrappedAngle>.operator +(WrappedAngle a, WrappedAngle b) => new(Math.IEEERemainder(a.Radians + b.Radians, 2 * Math.PI));
    static WrappedAngle IVectorSpace<WrappedAngle>.operator *(double s, WrappedAngle a) => new(s * a.Radians);
    static WrappedAngle IVectorSpace<WrappedAngle>.operator -(WrappedAngle a) => new(-2 * a.Radians);
}

public readonly record struct DualNumber(double Re, double Du) : IAdditionOperators<DualNumber, DualNumber, DualNumber>, IMultiplyOperators<DualNumber, DualNumber, DualNumber>, IMultiplyOperators<DualNumber, double, DualNumber>, IAdditiveIdentity<DualNumber, DualNumber>
{
    public static DualNumber AdditiveIdentity => default;
    public static DualNumber operator +(DualNumber a, DualNumber b) => new(a.Re + b.Re, a.Du + b.Du);
    public static DualNumber operator *(DualNumber a, DualNumber b) => new(a.Re * b.Re, a.Re * b.Du + a.Du * b.Re);
    public static DualNumber operator *(DualNumber a, double b) => new(a.Re * b, a.Du * b);
}

public static class VectorSpaces
{
    public static T Rk4<T>(T y, double h, Func<T, T> f) where T : IVectorSpace<T>
    {
        var k1 = f(y);
        var k2 = f(y + h / 2 * k1);
        var k3 = f(y + h / 2 * k2);
        var k4 = f(y + h * k3);
        y += h / 6 * (k1 + 2.0 * k2 + 2.0 * k3 + k4);
        return y;
    }

    public static T DeCasteljau<T>(Span<T> points, double t) where T : IVectorSpace<T>
    {
        for (int n = points.Length - 1; n > 0; n--)
            for (int i = 0; i < n; i++)
                points[i] = T.Lerp(points[i], points[i + 1], t);
        return points[0];
    }

    public static T Horner<T>(T x, ReadOnlySpan<T> c) where T : IAdditionOperators<T, T, T>, IMultiplyOperators<T, T, T>, IAdditiveIdentity<T, T>
    {
        T r = T.AdditiveIdentity;
        for (int i = c.Length - 1; i >= 0; i--) r = r * x + c[i];
        return r;
    }

    public static T Weighted<T>(ReadOnlySpan<T> xs, ReadOnlySpan<double> w) where T : IAdditionOperators<T, T, T>, IMultiplyOperators<T, double, T>, IAdditiveIdentity<T, T>
    {
        T r = T.AdditiveIdentity;
        for (int i = 0; i < xs.Length; i++) r += xs[i] * w[i];
        return r;
    }

    public static T Power<T>(T x, int n) where T : IMultiplyOperators<T, T, T> => n == 1 ? x : n % 2 == 0 ? Power(x * x, n / 2) : x * Power(x, n - 1);
}

/// <summary>Operators that an interface asks of a type parameter, where the type argument is known.</summary>
public static partial class InterfaceOperators
{
    [Differentiable]
    [Sample("p[4] t=0.2..0.8")]
    public static double Bezier(PlanePoint[] p, double t)
    {
        PlanePoint[] copy = [.. p];
        var q = VectorSpaces.DeCasteljau<PlanePoint>(copy, t);
        return q * q + q.X;
    }

    [Differentiable]
    [Sample("start.X start.Y k=0.5..1 damping=0.1..0.3")]
    public static double Oscillator(PlanePoint start, double k, double damping)
    {
        PlanePoint y = start;
        for (int i = 0; i < 5; i++) y = VectorSpaces.Rk4(y, 0.1, s => new PlanePoint(s.Y, -k * s.X - damping * s.Y));
        return y * start;
    }

    [Differentiable]
    [Sample("a=0.2..0.4 b=0.5..0.9")]
    public static double Explicit(double a, double b)
    {
        WrappedAngle y = VectorSpaces.Rk4(new WrappedAngle(a), b, s => new WrappedAngle(Math.Sin(s.Radians)));
        return y.Radians + Minus(new WrappedAngle(a), new WrappedAngle(b)).Radians + Minus(new PlanePoint(a, b), new PlanePoint(b, 2)).Y;
    }

    private static T Minus<T>(T a, T b) where T : IVectorSpace<T> => -(a - b) + T.Zero;

    [Differentiable]
    [Sample("x c[4] w[4]")]
    public static double Duals(double x, double[] c, double[] w)
    {
        Span<DualNumber> d = [new(c[0], 0), new(c[1], 0), new(c[2], 1), new(c[3], 0)];
        var y = VectorSpaces.Horner(new DualNumber(x, 1), d);
        var z = VectorSpaces.Weighted<DualNumber>(d, w);
        return y.Re * y.Du + z.Re * z.Du;
    }

    private static T Twice<T>(T x) where T : INumberBase<T> => -x + x * x - x / (x + x * x);

    [Differentiable]
    [Sample("re im")]
    public static double Complexes(double re, double im)
    {
        Complex z = new(re, im);
        Complex y = VectorSpaces.Power(z, 3) * Twice(z);
        return y.Real * y.Imaginary;
    }

    [Differentiable]
    [Sample("x")]
    public static double Powers(double x) => VectorSpaces.Power(x, 5) + VectorSpaces.Power(new DualNumber(x, 1), 3).Du;
}
