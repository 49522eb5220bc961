namespace Corpus;

public static partial class Recursion
{
    private static readonly double[] Lanczos =
    [
        0.99999999999980993, 676.5203681218851, -1259.1392167224028, 771.32342877765313, -176.61502916214059, 12.507343278686905,
        -0.13857109526572012, 9.9843695780195716e-6, 1.5056327351493116e-7,
    ];

    [Differentiable]
    [Sample("x=1.2..4")]
    [Sample("x=0.1..0.4")]
    [Sample("x=-1.8..-1.2")]
    public static double GammaByReflection(double x) => Gamma(x);

    [Differentiable]
    [Sample("a=1.2..4 b=0.1..0.4")]
    public static double Beta(double a, double b) => Gamma(a) * Gamma(b) / Gamma(a + b);

    [Differentiable]
    [Sample("x=-2..-0.5")]
    [Sample("x=0.5..1.5")]
    public static double ErrorFunction(double x)
    {
        if (x < 0)
        {
            return -ErrorFunction(-x);
        }

        double t = 1 / (1 + 0.3275911 * x);
        double poly = t * (0.254829592 + t * (-0.284496736 + t * (1.421413741 + t * (-1.453152027 + t * 1.061405429))));
        return 1 - poly * Math.Exp(-x * x);
    }

    [Differentiable]
    [Sample("n=0")]
    [Sample("n=5")]
    public static double RisingFactorial(double x, int n) => n == 0 ? 1 : (x + n - 1) * RisingFactorial(x, n - 1);

    [Differentiable]
    [Sample("n=0")]
    [Sample("n=13")]
    [Sample("n=-3")]
    public static double PowerBySquaring(double x, int n)
    {
        if (n < 0)
        {
            return 1 / PowerBySquaring(x, -n);
        }

        if (n == 0)
        {
            return 1;
        }

        double half = PowerBySquaring(x, n / 2);
        return n % 2 == 0 ? half * half : half * half * x;
    }

    [Differentiable]
    [Sample("n=7")]
    public static double FibonacciLike(double a, double b, int n)
    {
        if (n == 0)
        {
            return a;
        }

        if (n == 1)
        {
            return b;
        }

        return 0.5 * FibonacciLike(a, b, n - 1) + Math.Sin(FibonacciLike(a, b, n - 2));
    }

    [Differentiable]
    [Sample("m=2 n=2")]
    public static double AckermannLike(double x, int m, int n)
    {
        if (m == 0)
        {
            return n + x;
        }

        if (n == 0)
        {
            return 0.5 * AckermannLike(x, m - 1, 1);
        }

        double inner = AckermannLike(x, m, n - 1);
        return Math.Sqrt(1 + inner * AckermannLike(x * 0.5, m - 1, Math.Min(3, (int)inner)));
    }

    [Differentiable]
    [Sample("n=6")]
    public static double LegendrePlusChebyshev(double x, int n) => Legendre(n, x) + Chebyshev(n, x) * Hermite(n - 1, x);

    [Differentiable]
    [Sample("x=2..4 n=4")]
    public static double BesselByRecurrence(double x, int n) => Bessel(n, x);

    [Differentiable]
    [Sample("depth=8")]
    public static double ContinuedFraction(double x, int depth) => depth == 0 ? x : depth + x / ContinuedFraction(x, depth - 1);

    [Differentiable]
    [Sample("n=5")]
    [Sample("n=4")]
    public static double MutualRecursion(double x, int n) => Even(x, n);

    [Differentiable]
    [Sample("x[5]")]
    public static double LocalFunctionThatCaptures(double[] x, double scale)
    {
        int calls = 0;
        double largest = 0;
        double Horner(int i)
        {
            calls++;
            largest += x[i] * scale;
            return i == x.Length - 1 ? x[i] : x[i] + scale * Horner(i + 1);
        }

        double value = Horner(0);
        return value * largest / calls;
    }

    [Differentiable]
    [Sample("a=0..0.2 b=1.5..2 k=0.5..1.5")]
    public static double AdaptiveQuadrature(double a, double b, double k)
    {
        double fa = Integrand(a, k);
        double fb = Integrand(b, k);
        double fm = Integrand((a + b) / 2, k);
        return Adaptive(a, b, fa, fm, fb, k, (b - a) / 6 * (fa + 4 * fm + fb), 1e-4, 12);
    }

    [Differentiable]
    [Sample("x[9]")]
    public static double RecursionInLoop(double[] x)
    {
        double sum = 0;
        for (int i = 0; i < x.Length; i++)
        {
            sum = Math.Sin(sum + RisingFactorial(x[i], i % 4)) * x[i];
        }

        return sum;
    }

    [Differentiable]
    [Sample("n=3")]
    public static double LoopInRecursion(double x, int n)
    {
        double sum = x;
        for (int i = 0; i < n; i++)
        {
            double inner = LoopInRecursion(x * 0.5 + i, i);
            sum += inner * sum / (1 + i);
            if (sum > 1000)
            {
                break;
            }
        }

        return sum;
    }

    [Differentiable]
    [Sample("n=6 x=0.2..0.9")]
    public static double TailRecursion(double x, int n) => Newton(x, 1, n);

    [Differentiable]
    [Sample("n=4")]
    public static float SinglePrecision(float x, int n) => n == 0 ? x : MathF.Sin(SinglePrecision(x, n - 1)) + x;

    [Differentiable]
    [Sample("n=4")]
    public static double RecursiveCondition(double x, int n)
    {
        if (RisingFactorial(x, 2) > 100 || RisingFactorial(x, n) < 0)
        {
            return 0;
        }

        return RisingFactorial(x, n);
    }

    [Differentiable]
    [Sample]
    public static double UnusedSingularity(double x)
    {
        double unused = BadPower(x - x, 3);
        return x * BadPower(x, 2);
    }

    [Differentiable]
    [Sample("n=4")]
    public static double RefParameter(double x, int n)
    {
        double product = x;
        int count = 0;
        Accumulate(x, n, ref product, ref count);
        return product * count;
    }

    [Differentiable]
    [Sample("n=5")]
    public static double OutParameters(double x, int n)
    {
        SinePair(x, n, out double s, out double c);
        return s * c + x;
    }

    [Differentiable]
    [Sample("n=5")]
    public static double TupleResult(double x, int n)
    {
        (double value, double slope) = Polynomial(x, n);
        return value * slope;
    }

    [Differentiable]
    [Sample("x=0.5..0.9")]
    public static double ThrowGuard(double x) => Guarded(x, 3);

    private static double Gamma(double x)
    {
        if (x < 0.5)
        {
            return Math.PI / (Math.Sin(Math.PI * x) * Gamma(1 - x));
        }

        x -= 1;
        double sum = Lanczos[0];
        double t = x + 7.5;
        for (int i = 1; i < Lanczos.Length; i++)
        {
            sum += Lanczos[i] / (x + i);
        }

        return Math.Sqrt(2 * Math.PI) * Math.Pow(t, x + 0.5) * Math.Exp(-t) * sum;
    }

    private static double Legendre(int n, double x)
    {
        if (n == 0)
        {
            return 1;
        }

        if (n == 1)
        {
            return x;
        }

        return ((2 * n - 1) * x * Legendre(n - 1, x) - (n - 1) * Legendre(n - 2, x)) / n;
    }

    private static double Chebyshev(int n, double x) => n switch
    {
        0 => 1,
        1 => x,
        _ => 2 * x * Chebyshev(n - 1, x) - Chebyshev(n - 2, x),
    };

    private static double Hermite(int n, double x)
    {
        double result = 1;
        if (n == 1)
        {
            result = 2 * x;
        }
        else if (n > 1)
        {
            result = 2 * x * Hermite(n - 1, x) - 2 * (n - 1) * Hermite(n - 2, x);
        }

        return result;
    }

    private static double Bessel(int n, double x)
    {
        if (n == 0)
        {
            return Math.Cos(x) / Math.Sqrt(x);
        }

        return n == 1 ? Math.Sin(x) / x : 2 * (n - 1) / x * Bessel(n - 1, x) - Bessel(n - 2, x);
    }

    private static double Even(double x, int n) => n == 0 ? x : x * Odd(Math.Sin(x), n - 1);

    private static double Odd(double x, int n) => n == 0 ? 1 - x : Even(x * x, n - 1) + x;

    private static double Integrand(double x, double k) => Math.Exp(-k * x) * Math.Cos(3 * x);

    private static double Adaptive(double a, double b, double fa, double fm, double fb, double k, double whole, double tolerance, int depth)
    {
        double m = (a + b) / 2;
        double left = Integrand((a + m) / 2, k);
        double right = Integrand((m + b) / 2, k);
        double sl = (m - a) / 6 * (fa + 4 * left + fm);
        double sr = (b - m) / 6 * (fm + 4 * right + fb);
        double delta = sl + sr - whole;
        if (depth <= 0 || Math.Abs(delta) <= 15 * tolerance)
        {
            return sl + sr + delta / 15;
        }

        return Adaptive(a, m, fa, left, fm, k, sl, tolerance / 2, depth - 1) + Adaptive(m, b, fm, right, fb, k, sr, tolerance / 2, depth - 1);
    }

    private static double Newton(double a, double guess, int steps)
    {
        if (steps == 0)
        {
            return guess;
        }

        return Newton(a, 0.5 * (guess + a / guess), steps - 1);
    }

    private static double BadPower(double x, int n) => n == 0 ? 1 : Math.Sqrt(x) * Math.Log(x) * BadPower(x, n - 1);

    private static void Accumulate(double x, int n, ref double product, ref int count)
    {
        count++;
        product = product * x + count;
        if (n > 0)
        {
            Accumulate(x * 0.9, n - 1, ref product, ref count);
            product += x;
        }
    }

    private static void SinePair(double x, int n, out double s, out double c)
    {
        if (n == 0)
        {
            s = x;
            c = 1;
            return;
        }

        SinePair(x / 2, n - 1, out double halfSine, out double halfCosine);
        s = 2 * halfSine * halfCosine;
        c = halfCosine * halfCosine - halfSine * halfSine;
    }

    private static (double Value, double Slope) Polynomial(double x, int n)
    {
        if (n == 0)
        {
            return (1, 0);
        }

        (double value, double slope) = Polynomial(x, n - 1);
        return (value * x + n, slope * x + value);
    }

    private static double Guarded(double x, int n)
    {
        if (x > 5)
        {
            throw new ArgumentOutOfRangeException(nameof(x));
        }

        return n == 0 ? Math.Log(x) : Guarded(x * x + 0.3, n - 1) * x;
    }
}
