namespace Corpus;

public static partial class Tuples
{
    [Differentiable]
    [Sample]
    public static double SwapLocals(double x, double y)
    {
        double a = x, b = y;
        (a, b) = (b * b, a + b);
        return a * b;
    }

    [Differentiable]
    [Sample]
    public static double TupleLocal(double x, double y)
    {
        (double Sum, double Product) pair = (x + y, x * y);
        pair.Sum *= pair.Product;
        return pair.Sum + pair.Product;
    }

    [Differentiable]
    [Sample]
    public static double TupleFromCallee(double x, double y)
    {
        (double s, double p) = SumAndProduct(x, y);
        var again = SumAndProduct(s, p);
        return again.Sum * again.Product;
    }

    [Differentiable]
    [Sample("n=4")]
    public static double TupleInLoop(double x, double y, int n)
    {
        var state = (a: x, b: y);
        for (int i = 0; i < n; i++)
        {
            state = (state.b, state.a * state.b + 0.1);
        }

        return state.a - state.b;
    }

    [Differentiable]
    [Sample("x=0.3..0.9")]
    [Sample("x=1.1..1.7")]
    public static double TupleFromBranches(double x)
    {
        (double low, double high) = Ordered(x, 1);
        return low * low / high;
    }

    [Differentiable]
    [Sample("x[4]")]
    public static double ElementsSwapped(double[] x)
    {
        double[] y = [x[0] * x[1], x[2], x[3]];
        (y[0], y[1], y[2]) = (y[2], y[0], y[1] * y[0]);
        return y[0] + 2 * y[1] * y[2];
    }

    private static (double Sum, double Product) SumAndProduct(double a, double b) => (a + b, a * b);

    private static (double Low, double High) Ordered(double a, double b)
    {
        if (a < b)
        {
            return (a, b);
        }

        return (b, a);
    }

    /// <summary>The indices of the targets are evaluated first, from left to right.</summary>
    [Differentiable]
    [Sample("&x[4] i=2")]
    public static double IndicesOfTargets(double[] x, int i)
    {
        (x[i], x[i - 1]) = (x[i - 1] * 2, x[i++]);
        return x[0] * x[i];
    }

    [Differentiable]
    [Sample("&x[4] i=1")]
    public static double IndicesThatCount(double[] x, int i)
    {
        (x[i], x[i++]) = (x[i - 1] * 2, x[i++]);
        (x[0], (x[i], i)) = (x[i], (x[0] * 3, i - 1));
        return x[0] * x[i];
    }

    /// <summary>They do not see what is assigned to the targets before them.</summary>
    [Differentiable]
    [Sample("&x[4] i=1")]
    public static double IndicesBeforeValues(double[] x, int i)
    {
        (i, x[i]) = (3, x[0] * 2);
        (x[i], i, x[i]) = (x[1], 2, x[0] * x[3]);
        (i, (x[i], i)) = (0, (x[0] * x[2], 1));
        return x[0] * x[i] + x[2];
    }
}
