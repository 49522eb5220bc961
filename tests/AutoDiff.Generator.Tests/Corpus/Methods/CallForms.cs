using M = System.Math;
using static System.Math;

namespace Corpus;

public static partial class CallForms
{
    private const double G = 9.81;

    private static double Gravity => G * 0.5;

    private static double Doubled { get; } = 2.0;

    private static double WithBody
    {
        get
        {
            double s = 0;
            for (int i = 0; i < 3; i++)
            {
                s += i * Gravity;
            }

            return s;
        }
    }

    [Differentiable]
    [Sample]
    public static double StaticUsings(double x) => Sin(x) * M.Cos(x) + Pow(x, 3) + Max(x, 0) * E;

    [Differentiable]
    [Sample]
    public static double ComputedStatics(double x) => x * Gravity + x * x * Doubled + WithBody / x;

    [Differentiable]
    [Sample]
    public static double ParamsArrays(double x, double y) =>
        SumOf(x, y, x * y) * SumOf() + SumOf(new[] { x, 2, y }) + SpanSum(x, y) * SpanSum([y, x, 1]) + SumOf(y);

    [Differentiable]
    [Sample("a[3]")]
    public static double InArguments(double[] a)
    {
        double x = a[0];
        return ByIn(in x, a[1]) + ByIn(a[2], x) * ByReadOnly(ref x);
    }

    [Differentiable]
    [Sample]
    public static double NamedOutOfOrder(double x, double y)
    {
        double t = x;
        return Three(c: t *= 2, a: t + y, b: t * x) + Three(x, c: y) * Three(b: y, a: x);
    }

    [Differentiable]
    [Sample]
    public static double PartialMethods(double x) => Implemented(x) * x;

    [Differentiable]
    [Sample("x[3]")]
    public static double OutVariables(double[] x)
    {
        if (!TrySqrt(x[0], out double root) || !TrySqrt(x[1] * root, out var second))
        {
            return 0;
        }

        TrySqrt(root, out _);
        return root * second * (TrySqrt(x[2], out double third) ? third : -1);
    }

    [Differentiable]
    [Sample("x=0.2..0.4")]
    [Sample("x=1.2..1.4")]
    public static double OutInCondition(double x, double y)
    {
        double best = y;
        if (x > 1 && TrySqrt(x * y, out double r) && r > 0.1)
        {
            best = r * x;
        }
        else if (y > 0 && x * x is var s && s < 10)
        {
            best = s * y;
        }

        return best;
    }

    [Differentiable]
    [Sample]
    public static double SeveralTypeParameters(double x, float w) => (double)Mix<double, float, int>(x, w, 3) + Pair(x, "label").Value * x;

    [Differentiable]
    [Sample("x[4]")]
    public static double NestedTypesAndGenerics(double[] x) => Holder<double>.Inner.Norm(x) * Holder<int>.Scale(x[0], 3);

    [Differentiable]
    [Sample]
    public static double TupleReturns(double x, double y)
    {
        var (q, r) = SplitBy(x, y);
        (double a, double b) pair = SplitBy(q, r);
        return pair.a * pair.b + q * r;
    }

    [Differentiable]
    [Sample("x[5]")]
    public static double VoidHelpers(double[] x)
    {
        double lo = double.MaxValue, hi = double.MinValue;
        foreach (double v in x)
        {
            Extend(v, ref lo, ref hi);
        }

        Swap(ref lo, ref hi);
        return lo - hi * hi;
    }

    [Differentiable]
    [Sample]
    public static double ThrowingCallee(double x) => Checked(x) * Checked(x * 2, nameof(x));

    [Differentiable]
    [Sample]
    public static double ClassicExtensions(double x, double y) => x.Affine(y).Affine(offset: x, slope: 2) + CallFormExtensions.Affine(y, x);

    [Differentiable]
    [Sample]
    public static double ExtensionBlocks(double x, double y) => x.Cubed + y.ScaledBy(x) * double.Unit(x) + (-x).Cubed;

    private static double SumOf(params double[] values)
    {
        double sum = 1;
        foreach (double v in values)
        {
            sum += v * v;
        }

        return sum;
    }

    private static double SpanSum(params ReadOnlySpan<double> values)
    {
        double sum = 0;
        for (int i = 0; i < values.Length; i++)
        {
            sum += values[i] * (i + 1);
        }

        return sum;
    }

    private static double ByIn(in double x, in double y) => x * y + x;

    private static double ByReadOnly(ref readonly double x) => x * x;

    private static double Three(double a, double b = 2, double c = 3) => a * b + c * c * a;

    private static partial double Implemented(double x);

    private static partial double Implemented(double x) => Sqrt(x) + 1;

    private static bool TrySqrt(double x, out double root)
    {
        if (x < 0)
        {
            root = double.NaN;
            return false;
        }

        root = Sqrt(x);
        return true;
    }

    private static TResult Mix<TResult, TWeight, TCount>(TResult x, TWeight w, TCount n)
        where TResult : System.Numerics.INumber<TResult>
        where TWeight : System.Numerics.INumber<TWeight>
        where TCount : System.Numerics.IBinaryInteger<TCount> => x * TResult.CreateChecked(w) + TResult.CreateChecked(n) * x;

    private static (double Value, T Tag) Pair<T>(double x, T tag) => (x * x, tag);

    private static (double Sum, double Difference) SplitBy(double x, double y)
    {
        if (x > 100)
        {
            return (x, y);
        }

        return (x + y, x - y);
    }

    private static void Extend(double v, ref double lo, ref double hi)
    {
        lo = Min(lo, v);
        hi = Max(hi, v);
    }

    private static void Swap<T>(ref T a, ref T b) => (a, b) = (b, a);

    private static double Checked(double x, string? name = null)
    {
        if (!(x > 0))
        {
            Fail(name ?? "argument", x);
        }

        return Log(x);
    }

    private static void Fail(string name, double value) => throw new ArgumentOutOfRangeException(name, value, "must be positive");

    private static class Holder<T>
        where T : System.Numerics.INumber<T>
    {
        public static double Scale(double x, T by) => x * double.CreateChecked(by);

        public static class Inner
        {
            public static T Norm(T[] x)
            {
                T sum = T.Zero;
                foreach (T v in x)
                {
                    sum += v * v;
                }

                return sum;
            }
        }
    }
}

public static class CallFormExtensions
{
    public static double Affine(this double x, double slope = 3, double offset = 1) => x * slope + offset;

    extension(double x)
    {
        public double Cubed => x * x * x;

        public double ScaledBy(double factor) => x * factor + 1;

        public static double Unit(double y) => y / (1 + y * y);
    }
}
