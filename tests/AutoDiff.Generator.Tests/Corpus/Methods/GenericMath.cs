using System.Numerics;

namespace Corpus;

public static partial class GenericMath
{
    [Differentiable]
    [Sample]
    public static T Gaussian<T>(T x, T mean, T deviation)
        where T : IFloatingPointIeee754<T>
    {
        T two = T.One + T.One;
        T z = (x - mean) / deviation;
        return T.Exp(-z * z / two) / (deviation * T.Sqrt(two * T.Pi));
    }

    [Differentiable]
    [Sample("n=4")]
    [Sample("n=0")]
    public static T Series<T>(T x, int n)
        where T : IFloatingPointIeee754<T>
    {
        T sum = T.Zero, term = T.MultiplicativeIdentity;
        for (int k = 1; k <= n; k++)
        {
            term *= x / T.CreateChecked(k);
            sum += term;
        }

        return sum + T.CreateSaturating(0.5) * x + T.CreateTruncating(2L) + T.AdditiveIdentity;
    }

    [Differentiable]
    [Sample]
    public static T Functions<T>(T x, T y)
        where T : IFloatingPointIeee754<T> =>
        T.Pow(x, y) + T.Hypot(x, y) * T.Atan2(y, x) + T.Max(x, y) + T.Abs(x) + T.Cbrt(y) + T.Lerp(x, y, T.One / T.CreateChecked(3)) + T.Clamp(x, T.Zero, T.Tau) + T.RootN(x, 3) + T.Log(x, T.E + y);

    [Differentiable]
    [Sample("x=0.2..0.8")]
    [Sample("x=1.2..1.8")]
    public static T Branching<T>(T x)
        where T : IFloatingPointIeee754<T>
    {
        if (T.IsNaN(x) || T.IsNegative(x))
        {
            throw new ArgumentOutOfRangeException(nameof(x));
        }

        if (x > T.One && T.Sign(x) > 0)
        {
            return T.Log(x);
        }

        x++;
        return x * x - T.NegativeOne;
    }

    [Differentiable]
    [Sample]
    public static double WithNarrowConstraints(double x, double y) =>
        Norm(x, y) + Reflect(x) * Logistic(y) + Trig(x) + Quadratic<double>(x, 2, y) + Convert<float, double>(2.5f) * x + ScaleBy(x, 3);

    [Differentiable]
    [Sample]
    public static float WithNarrowConstraintsOfFloat(float x, float y) => Norm(x, y) + Reflect(x) * Logistic(y) + Trig(x);

    private static T Norm<T>(T x, T y)
        where T : IRootFunctions<T> => T.Sqrt(x * x + y * y) + T.Hypot(x, y);

    private static T Reflect<T>(T x)
        where T : INumber<T> => T.Max(x, T.Zero) - T.Abs(x - T.One) + T.CreateChecked(3) * x;

    private static T Logistic<T>(T x)
        where T : IExponentialFunctions<T> => T.One / (T.One + T.Exp(-x));

    private static T Trig<T>(T x)
        where T : struct, ITrigonometricFunctions<T> => T.Sin(x) * T.Cos(x) + T.Pi;

    private static T Quadratic<T>(T a, T b, T c)
        where T : IAdditionOperators<T, T, T>, IMultiplyOperators<T, T, T> => a * b + b * c + c;

    private static TOut Convert<TIn, TOut>(TIn value)
        where TIn : INumberBase<TIn>
        where TOut : INumberBase<TOut> => TOut.CreateChecked(value);

    private static T ScaleBy<T, TCount>(T x, TCount n)
        where T : INumber<T>
        where TCount : IBinaryInteger<TCount>
    {
        T result = x;
        for (TCount i = TCount.Zero; i < n; i++)
        {
            result *= x;
        }

        return result;
    }
}
