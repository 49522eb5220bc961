namespace Corpus;

public static partial class Guards
{
    [Differentiable]
    [Sample("x[3]")]
    public static double ThrowGuards(double[] x)
    {
        ArgumentNullException.ThrowIfNull(x);
        if (x.Length < 2)
        {
            throw new ArgumentException("too short", nameof(x));
        }

        return x[0] * x[1];
    }

    [Differentiable]
    [Sample("n=3")]
    public static double ThrowIfHelpers(double x, int n)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(n);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(x, 10);
        return Math.Pow(x, n);
    }

    [Differentiable]
    [Sample("x[4]")]
    public static double GuardInLoop(double[] x)
    {
        double product = 1;
        for (int i = 0; i < x.Length; i++)
        {
            if (double.IsNaN(x[i]))
            {
                throw new InvalidOperationException($"x[{i}] is {x[i]}");
            }

            product *= x[i];
        }

        return product;
    }

    [Differentiable]
    [Sample("x=0.5..1.5")]
    [Sample("x=-1.5..-0.5")]
    public static double GuardedLog(double x) => x > 0 ? Math.Log(x) : 0;

    [Differentiable]
    [Sample("x[5]=-1..1")]
    public static double GuardedLogInLoop(double[] x)
    {
        double sum = 0;
        for (int i = 0; i < x.Length; i++)
        {
            sum += x[i] > 0 ? Math.Log(x[i]) * x[i] : 0;
        }

        return sum;
    }

    [Differentiable]
    [Sample]
    public static double ThrowExpression(double x) =>
        x > 100 ? throw new ArgumentOutOfRangeException(nameof(x)) : x * x;

    [Differentiable]
    [Sample]
    public static double NotANumberGuard(double x)
    {
        if (double.IsNaN(x) || double.IsInfinity(x))
        {
            return double.NaN;
        }

        return Math.Sqrt(x);
    }

    [Differentiable]
    [Sample]
    public static double DebugAssert(double x)
    {
        System.Diagnostics.Debug.Assert(x > 0, "x is positive");
        return 1 / x;
    }

    [Differentiable]
    [Sample("k=1")]
    public static double ThrowInSwitch(double x, int k)
    {
        switch (k)
        {
            case 0:
                return x;
            case 1:
                return x * x;
            default:
                throw new ArgumentOutOfRangeException(nameof(k));
        }
    }

    [Differentiable]
    [Sample]
    public static double CodeAfterThrowingLoop(double x)
    {
        double y = x;
        for (int i = 0; i < 100; i++)
        {
            y = 0.5 * (y + x / y);
            if (Math.Abs(y * y - x) < 1e-13)
            {
                return y;
            }
        }

        throw new InvalidOperationException("no convergence");
    }
}
