namespace Corpus;

public static partial class ScalarForms
{
    [Differentiable]
    [Sample]
    public static double ChainedAssignment(double x, double y)
    {
        double a, b, c;
        a = b = c = x * y;
        b += a;
        c *= b = x - b;
        return a * b * c + (a = b) * a;
    }

    [Differentiable]
    [Sample]
    public static double AssignmentInsideCompound(double x, double y)
    {
        double t = 1;
        y += t + (t = x * x) * t;
        y -= (t *= 2) * x;
        return y * t;
    }

    [Differentiable]
    [Sample]
    public static double IncrementsOfReals(double x, double y)
    {
        double s = x++ + ++x * y--;
        s -= --y * x;
        s *= -x++ + y;
        return s * x * y;
    }

    [Differentiable]
    [Sample("a[4] i=1")]
    public static double IndexSideEffects(double[] a, int i)
    {
        double[] b = new double[4];
        b[i] = a[i++] + a[i];
        b[i++] += a[i--] * b[i];
        b[--i] *= a[i] + (i = 3);
        return b[0] + b[1] * b[1] + b[2] * a[i] + b[3];
    }

    [Differentiable]
    [Sample("n=7 k=2")]
    public static double CompoundWithConversions(double x, int n, int k)
    {
        float f = 1.5f;
        f += 2;
        byte b = 250;
        b += 10;
        n /= k;
        n <<= 1;
        short s = (short)n;
        s *= 3;
        long l = n;
        l -= s;
        x *= n;
        x += l;
        x /= b;
        return x * f + x * x * s;
    }

    [Differentiable]
    [Sample("x=1.2..1.8")]
    public static double CompoundOnIntWithReal(double x)
    {
        int n = 3;
        n += (int)(x * 2);
        n = (int)(n * 1.5);
        return n * x * x;
    }

    [Differentiable]
    [Sample("n=300")]
    public static double CheckedAndUnchecked(double x, int n)
    {
        byte wrapped = unchecked((byte)n);
        int sum = checked(n + 5);
        unchecked
        {
            sum += int.MaxValue;
            sum -= int.MaxValue;
        }

        checked
        {
            sum++;
            sum *= 2;
        }

        return x * wrapped + x * x * sum;
    }

    [Differentiable]
    [Sample("x=1.2..1.8")]
    public static double RealToIntegerAndBack(double x) =>
        (double)(long)(x * 10) * x + (double)(float)2.5 * x + (uint)x + (byte)(x * 3) * x - (decimal.ToDouble((decimal)3) * x);

    [Differentiable]
    [Sample]
    public static float MixedPrecision(float x, double y)
    {
        double t = x * y;
        float u = (float)t * x;
        u += (float)y;
        return u * (float)Math.Sin(t) + MathF.Exp(-x) + MathF.Pow(x, 2) * float.Sin(x) + MathF.Max(x, 0);
    }

    [Differentiable]
    [Sample("n=9 k=4")]
    public static double IntegerHelpers(double x, int n, int k)
    {
        int q = Math.DivRem(n, k, out int r);
        (int q2, int r2) = Math.DivRem(n + 5, k);
        long big = Math.BigMul(n, k);
        return x * q + x * x * r + q2 * x * r2 + big * x + Math.Clamp(n, 0, k) * x + int.Max(n, k) + int.IsEvenInteger(n) switch { true => x, false => 2 * x };
    }

    [Differentiable]
    [Sample]
    public static double TernaryChains(double x, double y) =>
        x > 3 ? x : x > 2 ? x * y : x > 1 ? (y > 1 ? x / y : y / x) : x * x * y;

    [Differentiable]
    [Sample]
    public static double NestedTuples(double x, double y)
    {
        ((double a, double b), double c) = ((x * y, x + y), x);
        var pair = (Sum: a + b, Inner: (c, a * b));
        (a, b) = (b, a);
        (c, var d) = pair.Inner;
        return a * b * c * d + pair.Sum;
    }

    [Differentiable]
    [Sample]
    public static double DiscardsAndDefaults(double x)
    {
        _ = x * 2;
        double y = default;
        (double s, _) = Math.SinCos(x);
        double z = default(double) + y;
        return s * x + z;
    }

    [Differentiable]
    [Sample]
    public static double SwapByTuple(double x, double y)
    {
        double a = x * x, b = y;
        for (int i = 0; i < 5; i++)
        {
            (a, b) = (b, a * 0.5 + Math.Sin(b));
        }

        return a * b;
    }

    [Differentiable]
    [Sample("flag=1")]
    [Sample("flag=0")]
    public static double ConditionalTarget(double x, double y, bool flag)
    {
        double a = x, b = y;
        if (flag & !(a > 100) ^ false)
        {
            a += b;
        }

        bool both = a > 0 && (b *= 2) > 0 || (b = 3) > 0;
        return both ? a * b : a - b;
    }

    [Differentiable]
    [Sample]
    public static double ConstantsElsewhere(double x) =>
        Physics.C * x + Physics.Nested.Ratio * x * x + Physics.Coefficients[1] * x + Physics.Offset / x + Physics.Computed * x + Math.PI * int.MaxValue * 1e-9 * x + (int)DayOfWeek.Friday * x;

    private static class Physics
    {
        public const double C = 2.99;
        public static readonly double[] Coefficients = [1, 0.5, 0.25];
        public static readonly double Offset = Math.Sqrt(2);

        public static double Computed => Offset * C;

        public static class Nested
        {
            public const float Ratio = 0.25f;
        }
    }
}
