namespace Corpus;

public static partial class BreakContinue
{
    [Differentiable]
    [Sample("x[6]=0.4..0.9")]
    [Sample("x[1]=0.4..0.9")]
    public static double BreakOnActiveSum(double[] x)
    {
        double sum = 0;
        for (int i = 0; i < x.Length; i++)
        {
            sum += x[i] * x[i];
            if (sum > 1)
            {
                break;
            }
        }

        return sum * x[0];
    }

    [Differentiable]
    [Sample("x[6]=-1..1")]
    public static double ContinueOnSign(double[] x)
    {
        double product = 1;
        for (int i = 0; i < x.Length; i++)
        {
            if (x[i] < 0)
            {
                continue;
            }

            product *= 1 + x[i];
        }

        return product;
    }

    [Differentiable]
    [Sample("x[8]=-0.4..0.9")]
    public static double BreakAndContinue(double[] x)
    {
        double s = 1;
        for (int i = 0; i < x.Length; i++)
        {
            if (x[i] < 0)
            {
                s *= 1.1 - x[i];
                continue;
            }

            s = s * x[i] + 0.5;
            if (s > 1.2)
            {
                s -= x[i];
                break;
            }

            s += x[i];
        }

        return s * s;
    }

    [Differentiable]
    [Sample("x[4]=0.3..0.9 limit=1.2")]
    public static double BreakInnerOnly(double[] x, double limit)
    {
        double total = 0;
        for (int i = 0; i < x.Length; i++)
        {
            double sum = x[i];
            for (int j = 0; j < x.Length; j++)
            {
                if (sum > limit)
                {
                    break;
                }

                sum += x[i] * x[j];
            }

            total += sum * sum;
        }

        return total;
    }

    [Differentiable]
    [Sample("x[5] skip=2")]
    [Sample("x[5] skip=9")]
    public static double ContinueOnIndex(double[] x, int skip)
    {
        double sum = 0;
        for (int i = 0; i < x.Length; i++)
        {
            if (i == skip)
            {
                continue;
            }

            sum = sum * x[i] + 1;
        }

        return sum;
    }

    [Differentiable]
    [Sample("x[6] label=2")]
    public static double ContinueInNestedLoop(double[] x, int label)
    {
        double sum = 0;
        for (int i = 0; i < 2; i++)
        {
            for (int j = 0; j < 3; j++)
            {
                if (j == label)
                {
                    continue;
                }

                double t = x[3 * i + j] * x[label];
                if (t > 1)
                {
                    sum += Math.Log(t);
                    continue;
                }

                sum += t * t;
            }
        }

        return sum;
    }

    [Differentiable]
    [Sample("x=0.3..0.8")]
    public static double BreakInForeverLoop(double x)
    {
        double term = 1;
        double sum = 0;
        for (int n = 1; ; n++)
        {
            sum += term;
            term *= x / n;
            if (term < 1e-14)
            {
                break;
            }
        }

        return sum;
    }

    [Differentiable]
    [Sample("x[5]=0.3..0.9 y=2..3")]
    public static double BreakAtFirstIteration(double[] x, double y)
    {
        double a = y;
        for (int i = 0; i < x.Length; i++)
        {
            if (a > 1)
            {
                break;
            }

            a *= x[i];
        }

        return a * x[0];
    }

    [Differentiable]
    [Sample("x[5]=0.3..0.9")]
    public static double OuterLoopLeftByFlag(double[] x)
    {
        double s = 0;
        bool done = false;
        for (int i = 0; i < x.Length && !done; i++)
        {
            for (int j = 0; j < x.Length; j++)
            {
                s += x[i] * x[j];
                if (s > 2)
                {
                    done = true;
                    break;
                }
            }
        }

        return s * s;
    }

    [Differentiable]
    [Sample("x[5]=-0.9..0.9")]
    public static double BreakInForEach(double[] x)
    {
        double s = 1;
        foreach (double v in x)
        {
            if (v * v < 0.01)
            {
                break;
            }

            if (v < 0)
            {
                continue;
            }

            s += v * s;
        }

        return s;
    }

    [Differentiable]
    [Sample("x[4]")]
    public static double ReturnThatNothingReaches(double[] x)
    {
        double sum = 1;
        foreach (double v in x)
        {
            sum *= v;
            break;
#pragma warning disable CS0162
            return 1;
#pragma warning restore CS0162
        }

        return sum * x[1];
    }
}
