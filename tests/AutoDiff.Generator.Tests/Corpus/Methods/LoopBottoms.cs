namespace Corpus;

/// <summary>What a loop does at its bottom happens at each <c>continue</c>, too, where other values may be needed.</summary>
public static partial class LoopBottoms
{
    [Differentiable]
    [Sample("&c[1]=0.2..0.9")]
    public static double NeededAtOneContinue(double[] c)
    {
        for (double t = 0.1; t < 1.005; t += 0.48)
        {
            if (t <= 0.15)
            {
                c[0] *= t;
                continue;
            }

            if (c[0] > 6)
            {
                break;
            }
        }

        return 1;
    }

    [Differentiable]
    [Sample("x n=5")]
    public static double NeededBeforeTheEnd(double x, int n)
    {
        double sum = 0;
        double weight = 1;
        for (int i = 0; i < n; i++, weight *= 0.5 + 0.1 * i)
        {
            if (i % 2 == 0)
            {
                sum += weight * x * sum + x;
                continue;
            }

            if (i > 7)
            {
                continue;
            }
        }

        return sum;
    }

    [Differentiable]
    [Sample("x n=4")]
    public static double ActiveBottom(double x, int n)
    {
        double sum = 0;
        double scale = x;
        for (int i = 0; i < n; scale = Math.Sin(scale) * x, i++)
        {
            if (i == 1)
            {
                continue;
            }

            if (scale > 0.5)
            {
                sum += scale * scale;
                continue;
            }

            sum -= i;
        }

        return sum * scale;
    }

    [Differentiable]
    [Sample("x a[4] n=5")]
    public static double LoopInTheBottom(double x, double[] a, int n)
    {
        double sum = 0;
        double step = 0.5;
        for (int i = 0; i < n; step += Decay(a, step), i++)
        {
            if (i % 2 == 1)
            {
                sum += step * x * sum;
                continue;
            }

            if (sum > 100)
            {
                continue;
            }

            sum += 0.1;
        }

        return sum;
    }

    [Differentiable]
    [Sample("x n=6")]
    public static double DoWithContinues(double x, int n)
    {
        double sum = 0;
        double factor = 1.5;
        do
        {
            n--;
            if (n % 3 == 0)
            {
                continue;
            }

            sum += factor * Math.Sin(sum + x);
        }
        while ((factor *= 0.8) > 0.3 && n > 0);
        return sum * factor;
    }

    private static double Decay(double[] a, double step)
    {
        double total = 0;
        int k = 0;
        while (k < a.Length)
        {
            total += 0.1 * a[k] * step;
            k++;
        }

        return total;
    }
}
