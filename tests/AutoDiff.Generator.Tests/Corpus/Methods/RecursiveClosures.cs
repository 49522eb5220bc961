namespace Corpus;

/// <summary>Recursive functions that use, or change, variables of the loops and methods around them.</summary>
public static partial class RecursiveClosures
{
    [Differentiable]
    [Sample("x")]
    public static double LoopOfARecursiveMethod(double x) => Damped(u => u * u, x, 3);

    [Differentiable]
    [Sample("x")]
    public static double BlockOfARecursiveMethod(double x) => Weighted(x, 3);

    [Differentiable]
    [Sample("x")]
    public static double FunctionOfAFunction(double x)
    {
        double sum = 0;
        for (int j = 0; j < 3; j++)
        {
            double scale = x * j;
            sum += Composed(u => u * scale + j, x, 2);
        }

        return sum;
    }

    [Differentiable]
    [Sample("x")]
    public static double LoopIsSkippedBy(double x)
    {
        double sum = 0;
        for (int i = 0; i < 9; i++)
        {
            void Skip(int count)
            {
                if (count > 0)
                {
                    i++;
                    sum += x * i;
                    Skip(count - 1);
                }
            }

            Skip(2);
            sum += Math.Sin(x * i);
        }

        return sum;
    }

    [Differentiable]
    [Sample("x")]
    public static double LoopIsSkippedThrough(double x)
    {
        double sum = 0;
        for (int i = 0; i < 12; i++)
        {
            void Skip() => i += 2;

            double Step(double y, int depth)
            {
                Skip();
                return depth > 0 ? y * Math.Cos(Step(y * i, depth - 1)) : y;
            }

            sum += Step(x, 1) * i;
        }

        return sum;
    }

    [Differentiable]
    [Sample("x")]
    public static double CountedByALambda(double x)
    {
        double sum = 0;
        for (int i = 0; i < 9; i++)
        {
            sum += Repeated(u =>
            {
                i++;
                return u * 0.5 * i;
            }, x, 2);
        }

        return sum;
    }

    [Differentiable]
    [Sample("x n=7")]
    public static double BoundIsMoved(double x, int n)
    {
        double sum = 0;
        void Shorten(int depth)
        {
            if (depth > 0)
            {
                n--;
                Shorten(depth - 1);
            }
        }

        for (int i = 0; i < n; i++)
        {
            sum += Math.Sin(x * i) * n;
            Shorten(1);
        }

        return sum;
    }

    [Differentiable]
    [Sample("x")]
    public static double IndexOfTheLoopAround(double x)
    {
        double sum = 0;
        for (int i = 0; i < 4; i++)
        {
            double Tower(int depth) => depth > 0 ? x * i + 0.5 * Tower(depth - 1) : 1.0;
            sum += Math.Sin(Tower(2) * i);
        }

        return sum;
    }

    private static double Damped(Func<double, double> f, double x, int depth)
    {
        if (depth <= 0)
        {
            return f(x);
        }

        for (int i = 0; i < 2; i++)
        {
            x += 0.1 * Halved(u => u * i + f(u), x, 2);
        }

        return Damped(f, x, depth - 1);
    }

    private static double Weighted(double x, int depth)
    {
        if (depth <= 0)
        {
            return Math.Sin(x);
        }

        for (int i = 0; i < 2; i++)
        {
            double weight = x * i;
            double[] values = [weight, x];
            x += 0.1 * Halved(u => u * weight + i * values[1], x, 2);
            weight = Math.Sin(x);
            x += 0.1 * Halved(u => u * weight + i * values[0], x, 2);
        }

        return Weighted(x, depth - 1);
    }

    private static double Composed(Func<double, double> g, double x, int depth)
    {
        if (depth <= 0)
        {
            return g(x);
        }

        double sum = 0;
        for (int i = 1; i < 3; i++)
        {
            double part = x / i;
            sum += Halved(u => g(u * part) + i, x, 2);
        }

        return sum + 0.3 * Composed(g, x * 0.5, depth - 1);
    }

    private static double Halved(Func<double, double> g, double x, int depth) => depth <= 0 ? g(x) : Halved(g, x, depth - 1) * 0.5;

    private static double Repeated(Func<double, double> f, double x, int depth) => depth > 0 ? f(Repeated(f, x, depth - 1)) : f(x);
}
