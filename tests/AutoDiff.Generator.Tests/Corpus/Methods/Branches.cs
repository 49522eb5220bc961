namespace Corpus;

public static partial class Branches
{
    [Differentiable]
    [Sample("x=0.2..1")]
    [Sample("x=-1..-0.2")]
    public static double IfElse(double x, double y)
    {
        if (x > 0)
        {
            return x * y;
        }
        else
        {
            return x - y * y;
        }
    }

    [Differentiable]
    [Sample("x=0.2..1")]
    [Sample("x=-1..-0.2")]
    public static double IfWithoutElse(double x, double y)
    {
        double result = x * x;
        if (x > 0)
        {
            result *= y;
        }

        return result;
    }

    [Differentiable]
    [Sample("x=0.2..1 y=1.2..2")]
    [Sample("x=1..2 y=0.1..0.8")]
    public static double DecisionOverwritten(double x, double y)
    {
        double a = x;
        double b = y;
        if (a < b)
        {
            a = b * b;
            b = x;
        }
        else
        {
            b = a * y;
        }

        return a * a + b;
    }

    [Differentiable]
    [Sample("x=-2..-1.2")]
    [Sample("x=-0.8..0.8")]
    [Sample("x=1.2..2")]
    public static double ElseIfChain(double x)
    {
        double y;
        if (x < -1)
        {
            y = -x;
        }
        else if (x < 1)
        {
            y = x * x;
        }
        else
        {
            y = 2 * x - 1;
        }

        return y * y + x;
    }

    [Differentiable]
    [Sample("x=0.2..1 y=0.2..1")]
    [Sample("x=-1..-0.2 y=0.2..1")]
    [Sample("x=0.2..1 y=-1..-0.2")]
    [Sample("x=-1..-0.2 y=-1..-0.2")]
    public static double NestedIfs(double x, double y)
    {
        double r = x + y;
        if (x > 0)
        {
            if (y > 0)
            {
                r *= x;
            }
            else
            {
                r = r / (2 + y);
            }
        }
        else if (y > 0)
        {
            r = x * y;
        }

        return r * r;
    }

    [Differentiable]
    [Sample("x[6]=-1..1")]
    public static double BranchInLoop(double[] x)
    {
        double sum = 0;
        for (int i = 0; i < x.Length; i++)
        {
            if (x[i] > 0)
            {
                sum += x[i] * x[i];
            }
            else
            {
                sum -= Math.Exp(x[i]) * sum;
            }
        }

        return sum;
    }

    [Differentiable]
    [Sample("x=0.5..2 y=-1..1 flag=1")]
    [Sample("x=0.5..2 y=-1..1 flag=0")]
    public static double BranchOnFlag(double x, double y, bool flag)
    {
        double z = flag ? x * y : x + y;
        return z * z;
    }

    [Differentiable]
    [Sample("x=0.5..0.9")]
    [Sample("x=1.1..1.5")]
    public static double ConditionalExpression(double x) => x < 1 ? 0.5 * x * x : x - 0.5;

    [Differentiable]
    [Sample("x=0.1..0.9 y=0.2..0.8")]
    [Sample("x=1.1..1.9 y=0.2..0.8")]
    [Sample("x=1.1..1.9 y=1.2..1.8")]
    public static double NestedConditionalExpressions(double x, double y) =>
        x < 1 ? x * y : y < 1 ? Math.Sin(x) + y : Math.Exp(y) / x;

    [Differentiable]
    [Sample("k=0")]
    [Sample("k=1")]
    [Sample("k=2")]
    [Sample("k=7")]
    public static double SwitchStatement(double x, int k)
    {
        double y = 0;
        switch (k)
        {
            case 0:
                y = x;
                break;
            case 1:
            case 2:
                y = x * x * k;
                break;
            default:
                y = Math.Exp(x);
                break;
        }

        return y * x;
    }

    [Differentiable]
    [Sample("k=0")]
    [Sample("k=1")]
    [Sample("k=5")]
    public static double SwitchExpression(double x, int k) => k switch
    {
        0 => Math.Sin(x),
        1 => Math.Cos(x) * x,
        _ => x / (1 + x),
    };

    [Differentiable]
    [Sample("x=0.1..0.9")]
    [Sample("x=1.1..1.9")]
    public static double BothBranchesWriteTheSame(double x)
    {
        double a = x * 2;
        double b;
        if (a > 2)
        {
            b = a * a;
            a = b + x;
        }
        else
        {
            b = Math.Sin(a);
            a = b * x;
        }

        return a * b;
    }

    [Differentiable]
    [Sample("x=0.4..0.9 y=1..2")]
    public static double EqualityOfActiveValues(double x, double y)
    {
        if (x == y)
        {
            return x;
        }

        return x * y;
    }

    [Differentiable]
    [Sample("x=0.5..1.5 y=2..3")]
    public static double BranchOnComputedActive(double x, double y)
    {
        double t = x * y - y;
        if (t * t > 100)
        {
            t = 100;
        }

        return t * x;
    }

    [Differentiable]
    [Sample("x[5]=-1..1 n=3")]
    public static double SavedDecisionInLoop(double[] x, int n)
    {
        double s = 0.3;
        for (int t = 0; t < n; t++)
        {
            for (int i = 0; i < x.Length; i++)
            {
                if (s > 0.25)
                {
                    s = s * x[i];
                }
                else
                {
                    s = x[i] - s * s + 0.6;
                }
            }
        }

        return s;
    }
}
