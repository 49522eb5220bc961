namespace Corpus;

public static partial class Loops
{
    [Differentiable]
    [Sample("x[5]")]
    [Sample("x[0]")]
    [Sample("x[1]")]
    public static double SumOfSquares(ReadOnlySpan<double> x)
    {
        double sum = 0;
        for (int i = 0; i < x.Length; i++)
        {
            sum += x[i] * x[i];
        }

        return sum;
    }

    [Differentiable]
    [Sample("n=4")]
    [Sample("n=0")]
    public static double IntegerPower(double x, int n)
    {
        double result = 1;
        for (int i = 0; i < n; i++)
        {
            result *= x;
        }

        return result;
    }

    [Differentiable]
    [Sample("a[5]")]
    public static double HornerDownwards(double x, double[] a)
    {
        double value = 0;
        for (int i = a.Length - 1; i >= 0; i--)
        {
            value = value * x + a[i];
        }

        return value;
    }

    [Differentiable]
    [Sample("x[7]")]
    [Sample("x[1]")]
    public static double EverySecond(double[] x)
    {
        double product = 1;
        for (int i = 0; i < x.Length; i += 2)
        {
            product *= 1 + x[i];
        }

        return product;
    }

    [Differentiable]
    [Sample("x[6]")]
    public static double InclusiveBound(ReadOnlySpan<double> x)
    {
        double sum = 0;
        for (int i = 1; i <= x.Length - 1; ++i)
        {
            sum += Math.Sin(x[i] * x[i - 1]);
        }

        return sum;
    }

    [Differentiable]
    [Sample("n=5")]
    public static double IndexTimesValue(double x, int n)
    {
        double sum = 0;
        for (int i = 1; i <= n; i++)
        {
            sum += i * x / (i + x);
        }

        return sum;
    }

    [Differentiable]
    [Sample("x[4]")]
    public static double ForEachArray(double[] x)
    {
        double sum = 1;
        foreach (double value in x)
        {
            sum = sum * value + Math.Exp(-sum);
        }

        return sum;
    }

    [Differentiable]
    [Sample("x[4]")]
    [Sample("x[0]")]
    public static double ForEachSpan(ReadOnlySpan<double> x)
    {
        double sum = 0;
        foreach (var value in x)
        {
            sum += Math.Log(1 + value * value);
        }

        return sum;
    }

    [Differentiable]
    [Sample("weights[4]=1..5")]
    public static double ForEachIntegers(double x, int[] weights)
    {
        double sum = 0;
        foreach (int weight in weights)
        {
            sum += weight * Math.Sqrt(x + weight);
        }

        return sum;
    }

    [Differentiable]
    [Sample]
    public static double LoopOverDouble(double a)
    {
        double sum = 0;
        for (double t = 0; t < 1; t += 0.125)
        {
            sum += Math.Exp(-a * t) * 0.125;
        }

        return sum;
    }

    [Differentiable]
    [Sample("x[5]")]
    public static double TwoLoopVariables(double[] x)
    {
        double sum = 0;
        for (int i = 0, j = x.Length - 1; i < j; i++, j--)
        {
            sum += x[i] * x[j] * x[j];
        }

        return sum;
    }

    [Differentiable]
    [Sample("x[5]")]
    public static double InitializedFromActiveBeforeLoop(double[] x)
    {
        double largest = x[0] * x[0];
        for (int i = 1; i < x.Length; i++)
        {
            largest = largest * 0.5 + x[i];
        }

        return largest;
    }

    [Differentiable]
    [Sample("x[6]")]
    public static double DivisorInsideTheLoop(double[] x, double y)
    {
        double sum = 0;
        double divisor = y;
        for (int i = 0; i < x.Length; i++)
        {
            divisor = divisor + x[i];
            sum += 1 / divisor;
        }

        return sum;
    }

    [Differentiable]
    [Sample("x[6]")]
    public static double BoundChangesInLoop(double[] x)
    {
        double sum = 0;
        int n = x.Length;
        for (int i = 0; i < n; i++)
        {
            sum += x[i] * sum + x[n - 1];
            n--;
        }

        return sum;
    }

    [Differentiable]
    [Sample("x[6]")]
    public static double IndexChangesInLoop(double[] x)
    {
        double product = 1;
        for (int i = 0; i < x.Length; i++)
        {
            product *= x[i];
            if (i % 2 == 1)
            {
                i++;
            }
        }

        return product;
    }

    [Differentiable]
    [Sample("n=3")]
    [Sample("n=1")]
    public static double TwoLoopsInARow(double x, double y, int n)
    {
        double a = x;
        for (int i = 0; i < n; i++)
        {
            a = Math.Sin(a) + y;
        }

        double b = a * y;
        for (int i = n; i > 0; i--)
        {
            b = b / (1 + b * b) + a;
        }

        return a * b;
    }

    [Differentiable]
    [Sample("x[4]")]
    public static double LoopInvariantProduct(double[] x, double scale)
    {
        double factor = Math.Exp(scale);
        double sum = 0;
        for (int i = 0; i < x.Length; i++)
        {
            double term = factor * x[i];
            sum += term * term * factor;
        }

        return sum;
    }

    [Differentiable]
    [Sample("x[4]")]
    public static double UnusedResultOfLoop(double[] x)
    {
        double unused = 0;
        double used = 0;
        for (int i = 0; i < x.Length; i++)
        {
            unused += Math.Acos(2 + x[i]);
            used += x[i];
        }

        return used * used;
    }

    [Differentiable(Strict = true)]
    [Sample("x[5] y[5]")]
    public static double StrictSum(ReadOnlySpan<double> x, ReadOnlySpan<double> y)
    {
        double sum = 0;
        for (int i = 0; i < x.Length; i++)
        {
            sum += x[i] / y[i] + 0.1;
        }

        return sum / x.Length;
    }

    [Differentiable]
    [Sample("n=5")]
    public static double Fibonacci(double a, double b, int n)
    {
        for (int i = 0; i < n; i++)
        {
            double next = a + b * 0.5;
            a = b;
            b = next * next;
        }

        return a - b;
    }

    [Differentiable]
    [Sample("x[4]")]
    public static double ProductThroughLocalCopies(double[] x)
    {
        double p = 1, q = 2;
        for (int i = 0; i < x.Length; i++)
        {
            double r = p;
            p = q * x[i];
            q = r + p;
        }

        return p * q;
    }

    [Differentiable]
    [Sample("x[6]")]
    public static double SumAndSumOfSquaresTogether(double[] x)
    {
        double sum = 0, squares = 0;
        for (int i = 0; i < x.Length; i++)
        {
            sum += x[i];
            squares += x[i] * x[i];
        }

        double mean = sum / x.Length;
        return squares / x.Length - mean * mean;
    }

    [Differentiable]
    [Sample("n=4")]
    public static double LongCounter(double x, long n)
    {
        double sum = x;
        for (long i = 0; i < n; i++)
        {
            sum += x / (i + 1) * sum;
        }

        return sum;
    }

    [Differentiable]
    [Sample("n=4")]
    public static double ByteCounter(double x, byte n)
    {
        double sum = 1;
        for (byte i = 0; i < n; i++)
        {
            sum *= x + i;
        }

        return sum;
    }
}
