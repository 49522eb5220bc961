namespace Corpus;

public static partial class Conditions
{
    [Differentiable]
    [Sample("x=0.2..0.8 y=0.2..0.8")]
    [Sample("x=1.2..1.8 y=0.2..0.8")]
    [Sample("x=1.2..1.8 y=1.2..1.8")]
    public static double AndOrNot(double x, double y)
    {
        if (x > 1 && y > 1)
        {
            return x * y;
        }

        if (!(x < 1) || y > 1)
        {
            return x + y * y;
        }

        return x / y;
    }

    [Differentiable]
    [Sample("x[4] i=3")]
    [Sample("x[4] i=4")]
    public static double ShortCircuitProtectsIndex(double[] x, int i)
    {
        if (i < x.Length && x[i] > 0)
        {
            return x[i] * x[0];
        }

        return x[1];
    }

    [Differentiable]
    [Sample("x=0.2..0.8")]
    [Sample("x=1.2..1.8")]
    public static double BooleanLocal(double x, double y)
    {
        bool large = x > 1;
        double a = x;
        a = a * y;
        if (large)
        {
            a *= a;
        }

        large = !large;
        return large ? a + x : a;
    }

    [Differentiable]
    [Sample("x=0.2..0.8 y=0.2..0.8")]
    [Sample("x=1.2..1.8 y=0.2..0.8")]
    public static double NonShortCircuit(double x, double y)
    {
        bool a = x > 1 | y > 1;
        bool b = x > 1 ^ y > 1;
        bool c = x < 2 & y < 2;
        return a && b ? x * y : c ? x - y * y : 0;
    }

    [Differentiable]
    [Sample("x=0.2..0.8")]
    [Sample("x=1.2..1.8")]
    public static double RelationalPattern(double x) => x is > 0 and < 1 ? x * x : Math.Sqrt(x);

    [Differentiable]
    [Sample("x=0.2..0.8")]
    [Sample("x=1.2..1.8")]
    [Sample("x=2.2..2.8")]
    public static double SwitchOnActive(double x) => x switch
    {
        < 1 => x * x,
        < 2 => 2 * x - 1 + x * x * x,
        _ => Math.Log(x),
    };

    [Differentiable]
    [Sample("x=0.2..0.8 y=1.1..1.5")]
    [Sample("x=1.6..1.8 y=1.1..1.5")]
    public static double ConditionalInsideExpression(double x, double y) =>
        (x < y ? x : y) * (x > y ? x * x : y * y) + Math.Sin(x > 1 ? y : x * y);

    [Differentiable]
    [Sample("x[5]=-1..1")]
    public static double CountingConditions(double[] x)
    {
        int positive = 0;
        double sum = 0;
        for (int i = 0; i < x.Length; i++)
        {
            bool isPositive = x[i] > 0;
            positive += isPositive ? 1 : 0;
            sum += isPositive ? x[i] * positive : x[i] * x[i];
        }

        return sum;
    }

    [Differentiable]
    [Sample("x=0.2..0.8")]
    public static double ConditionWithCall(double x, double y)
    {
        if (IsSmall(x * y))
        {
            return x * x * y;
        }

        return x + y;
    }

    [Differentiable]
    [Sample("x=0.2..0.8 y=1.5..1.9")]
    public static double ComparisonOfExpressions(double x, double y) =>
        x * y + 1 >= y - x ? Math.Exp(x * y) : x == 3 ? 0 : y != 2 ? x : y;

    [Differentiable]
    [Sample("x=0.2..0.8")]
    public static double AssignedInCondition(double x)
    {
        double y;
        if ((y = x * x) > 0.01)
        {
            y *= x;
        }

        return y;
    }

    private static bool IsSmall(double x) => Math.Abs(x) < 100;
}
