using System;
using System.Numerics;

namespace Corpus;

public interface ISquashing
{
    static abstract double Scale { get; }

    static abstract double Of(double x);

    static virtual double Scaled(double x) => 2 * x;
}

public class SoftSwish : ISquashing
{
    public static double Scale => 0.5;

    public static double Of(double x) => x / (1 + Math.Exp(-x));
}

public struct HiddenSine : ISquashing
{
    static double ISquashing.Scale => 3;

    static double ISquashing.Of(double x) => Math.Sin(x) * x;

    static double ISquashing.Scaled(double x) => x * x;
}

public interface IKernel<TSelf>
    where TSelf : IKernel<TSelf>
{
    static abstract double Value(double a, double b);

    static virtual double Distance(double a, double b) => TSelf.Value(a, a) + TSelf.Value(b, b) - 2 * TSelf.Value(a, b);
}

public readonly struct SquaredExponential : IKernel<SquaredExponential>
{
    public static double Value(double a, double b) => Math.Exp(-0.5 * (a - b) * (a - b));
}

/// <summary>Static members of interfaces, called on a type parameter whose argument is known.</summary>
public static partial class StaticAbstracts
{
    [Differentiable]
    [Sample]
    public static double Layers(double x, double y) => Layer<SoftSwish>(x) + Layer<HiddenSine>(y * x);

    private static double Layer<T>(double x)
        where T : ISquashing => T.Of(x) * T.Scale + T.Scaled(x);

    [Differentiable]
    [Sample("x[4]")]
    public static double KernelSum(double[] x) => Pairs<SquaredExponential>(x);

    private static double Pairs<TKernel>(double[] x)
        where TKernel : IKernel<TKernel>
    {
        double sum = 0;
        for (int i = 1; i < x.Length; i++)
        {
            sum += TKernel.Value(x[i], x[i - 1]) + TKernel.Distance(x[0], x[i]);
        }

        return sum;
    }

    [Differentiable]
    [Sample("x=0.5..2 y=0.5..2")]
    public static double Blend(double x, double y) => Mixed(x, y) + Norm(x, y) + Mean<double>([x, y, x * y]);

    private static T Mixed<T>(T a, T b)
        where T : INumber<T>, IRootFunctions<T>, IExponentialFunctions<T>
    {
        T scaled = T.IsZero(b) || T.IsComplexNumber(a) || !T.IsCanonical(b) ? a : T.Exp(b * T.CreateSaturating(0.5));
        return T.Max(a, b) * T.Sqrt(T.Abs(a)) + T.CreateChecked(2) * a + scaled + T.Clamp(a, T.AdditiveIdentity, T.MultiplicativeIdentity + b);
    }

    private static T Norm<T>(T a, T b)
        where T : IRootFunctions<T> => T.Sqrt(a * a + b * b);

    private static T Mean<T>(ReadOnlySpan<T> x)
        where T : INumberBase<T>
    {
        T sum = T.Zero;
        foreach (T v in x)
        {
            sum += v;
        }

        return sum / T.CreateChecked(x.Length);
    }

    [Differentiable]
    [Sample("a=0.5..0.9 b=1.5..2")]
    public static T InGeneric<T>(T a, T b)
        where T : IFloatingPointIeee754<T> =>
        T.IsZero(a) || T.IsNegative(b) ? T.Zero : T.Pow(a, b) + T.CreateChecked(3) * T.Tan(a) + T.Lerp(a, b, T.CreateTruncating(0.25)) + T.Pi * a;
}
