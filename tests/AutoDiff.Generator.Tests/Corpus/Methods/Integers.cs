namespace Corpus;

public static partial class Integers
{
    [Differentiable]
    [Sample("x=2.2..2.8")]
    [Sample("x=-2.8..-2.2")]
    public static double TruncatedTimesItself(double x) => (int)x * x;

    [Differentiable]
    [Sample("n=3 m=4")]
    public static double IntegerArithmetic(double x, int n, int m)
    {
        int k = (n * m) % 5 + n / 2 - (m >> 1);
        return k * x * x + n / m * x + (double)n / m * x;
    }

    [Differentiable]
    [Sample("n=3")]
    public static double IntegerIncrementInIndex(double x, int n)
    {
        int i = n;
        double a = x * i++;
        double b = x * ++i;
        i -= 2;
        return a * b * i;
    }

    [Differentiable]
    [Sample("n=5")]
    public static double IntegerAccumulator(double x, int n)
    {
        int total = 0;
        double sum = 0;
        for (int i = 0; i < n; i++)
        {
            total += i * i;
            sum += total * x / (1 + sum * sum);
        }

        return sum;
    }

    [Differentiable]
    [Sample("n=200")]
    public static double CheckedConversions(double x, int n)
    {
        byte b = (byte)(n + 100);
        short s = (short)(n * 300);
        uint u = (uint)n;
        long l = n * 10_000_000_000L;
        return x * b + x * x * s + u * x + l / 1e10 * x;
    }

    [Differentiable]
    [Sample("n=7")]
    public static double BitOperators(double x, int n)
    {
        int bits = 0;
        while (n != 0)
        {
            bits += n & 1;
            n >>= 1;
        }

        return bits * x * x + (bits ^ 5) * x + (bits | 8) + (~bits) * x;
    }

    [Differentiable]
    [Sample("x=1.2..1.8")]
    public static double BinnedByFloor(double x)
    {
        double[] table = [0.5, 0.75, 1.5, 3];
        int bin = (int)Math.Floor(x);
        double fraction = x - bin;
        return table[bin] * (1 - fraction) + table[bin + 1] * fraction;
    }

    [Differentiable]
    [Sample("x[6]=0.1..2.9")]
    public static double CountsAboveOne(double[] x)
    {
        int count = 0;
        double sum = 0;
        for (int i = 0; i < x.Length; i++)
        {
            if (x[i] > 1)
            {
                count++;
                sum += x[i] * x[i];
            }
        }

        return count == 0 ? 0 : sum / count;
    }

    [Differentiable]
    [Sample("n=9 k=4")]
    public static double IntegerMath(double x, int n, int k) => Math.Max(n, k) * x + Math.Min(n, k) * x * x + Math.Abs(k - n) / x;

    [Differentiable]
    [Sample("n=3 mode=1")]
    [Sample("n=3 mode=0")]
    public static double Enumerated(double x, int n, Mode mode) => mode == Mode.Fast ? x * n : x * x;

    public enum Mode
    {
        Slow,
        Fast,
    }
}
