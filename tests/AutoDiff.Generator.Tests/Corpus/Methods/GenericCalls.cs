using System.Numerics;

namespace Corpus;

public static partial class GenericCalls
{
    [Differentiable]
    [Sample]
    public static T Polynomial<T>(T x)
        where T : IFloatingPointIeee754<T>
        => x * x * x - T.One / x;

    [Differentiable]
    [Sample]
    public static T GenericFunctions<T>(T x, T y)
        where T : IFloatingPointIeee754<T>
    {
        T e = T.Exp(-x) * T.Sin(y);
        return T.Sqrt(x * x + y * y) + e + T.Log(x + T.CreateChecked(2)) * T.Pi;
    }

    [Differentiable]
    [Sample("x[4]")]
    public static T GenericSpan<T>(ReadOnlySpan<T> x)
        where T : IFloatingPointIeee754<T>
    {
        T sum = T.Zero;
        for (int i = 0; i < x.Length; i++)
        {
            sum += x[i] * x[i];
        }

        return T.Sqrt(sum);
    }

    [Differentiable]
    [Sample("x=-1..-0.2")]
    [Sample("x=0.2..1")]
    public static T GenericBranch<T>(T x, T y)
        where T : IFloatingPointIeee754<T>
    {
        if (x < T.Zero)
        {
            return x * y;
        }

        return T.Tanh(x) - y;
    }

    [Differentiable]
    [Sample("x[4] &y[4]")]
    public static void GenericWritten<T>(ReadOnlySpan<T> x, Span<T> y)
        where T : IFloatingPointIeee754<T>
    {
        for (int i = 0; i < x.Length; i++)
        {
            y[i] += T.Exp(x[i]);
        }
    }

    [Differentiable]
    [Sample("x[3] y[3]")]
    public static double CallsGenericWithDouble(double[] x, double[] y) =>
        Dot<double>(x, y) * Twice(x[0]);

    [Differentiable]
    [Sample("x[3] y[3]")]
    public static float CallsGenericWithFloat(float[] x, float[] y) =>
        Dot<float>(x, y) * Twice(x[0]);

    [Differentiable]
    [Sample]
    public static double GenericWithOtherParameter(double x) => First(x * x, 3) * First(x, "name");

    private static T Dot<T>(ReadOnlySpan<T> a, ReadOnlySpan<T> b)
        where T : INumber<T>
    {
        T sum = T.Zero;
        for (int i = 0; i < a.Length; i++)
        {
            sum += a[i] * b[i];
        }

        return sum;
    }

    private static T Twice<T>(T x)
        where T : INumber<T>
        => x + x;

    private static double First<T>(double x, T unused) => x * 2;
}
