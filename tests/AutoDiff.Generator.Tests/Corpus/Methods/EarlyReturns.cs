namespace Corpus;

public static partial class EarlyReturns
{
    [Differentiable]
    [Sample("x=-1..-0.1")]
    [Sample("x=0.1..1")]
    public static double Guarded(double x, double y)
    {
        if (x < 0)
        {
            return 0.5 * y;
        }

        double root = Math.Sqrt(x);
        return root * y;
    }

    [Differentiable]
    [Sample("x=-1..-0.1")]
    public static double ReturnsConstant(double x)
    {
        if (x < 0)
        {
            return 1e10;
        }

        return x;
    }

    [Differentiable]
    [Sample("x[5]=0.4..0.9 limit=1.7")]
    [Sample("x[5]=0.4..0.9 limit=100")]
    [Sample("x[5]=0.4..0.9 limit=0")]
    public static double ReturnInsideLoop(double[] x, double limit)
    {
        double sum = 0;
        for (int i = 0; i < x.Length; i++)
        {
            sum += x[i];
            if (sum > limit)
            {
                return sum * x[i];
            }
        }

        return -sum * sum;
    }

    [Differentiable(nameof(x))]
    [Sample("x[9]=0.4..0.9 limit=0.6")]
    [Sample("x[9]=0.4..0.9 limit=0.3")]
    [Sample("x[9]=0.4..0.9 limit=99")]
    public static double ReturnFromNestedLoops(double[] x, double limit)
    {
        double product = 1;
        for (int i = 0; i < 3; i++)
        {
            for (int j = 0; j < 3; j++)
            {
                product *= 1 - x[3 * i + j] * 0.3;
                if (x[3 * i + j] * x[0] > limit)
                {
                    return product * (i + 1) * x[j];
                }
            }

            product += x[i];
        }

        return product * product;
    }

    [Differentiable]
    [Sample("x=0.2..0.8")]
    [Sample("x=1.2..1.8")]
    [Sample("x=2.2..2.8")]
    [Sample("x=3.2..3.8")]
    public static double Ladder(double x)
    {
        double y = x * x;
        if (x < 1)
        {
            return y;
        }

        y += Math.Sin(x);
        if (x < 2)
        {
            return y * 2;
        }

        y *= x;
        if (x < 3)
        {
            return y - x;
        }

        return y / x;
    }

    [Differentiable]
    [Sample("x=0.5..1.5 n=0")]
    [Sample("x=0.5..1.5 n=4")]
    public static double ReturnBeforeLoop(double x, int n)
    {
        if (n == 0)
        {
            return x;
        }

        double y = x;
        for (int i = 0; i < n; i++)
        {
            y = y * x + 1;
        }

        return y;
    }

    [Differentiable]
    [Sample("x[4]=0.4..0.9")]
    [Sample("x[4]=-0.9..-0.4")]
    public static double ReturnOutOfForEach(double[] x)
    {
        double sum = 0;
        foreach (double value in x)
        {
            if (value < 0)
            {
                return sum + value * value;
            }

            sum += 1 / value;
        }

        return sum * x[0];
    }

    [Differentiable]
    [Sample("x=0.5..1.4 y=0.5..1.4")]
    [Sample("x=1.6..2 y=0.5..1.4")]
    public static double StatementsAfterExitedBranch(double x, double y)
    {
        double a = x * y;
        if (x > 1.5)
        {
            a += y;
            if (y > 2)
            {
                return a;
            }

            a *= x;
        }

        a = a * a;
        return a + y;
    }
}
