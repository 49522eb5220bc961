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
    [Sample("x[7]")]
    public static double ProductOfHalves(ReadOnlySpan<double> x) => Product(x);

    [Differentiable]
    [Sample("x[7]")]
    public static double SumBetween(double[] x) => SumOfSines(x, 0, x.Length) * SumOfSines(x, 1, 4);

    [Differentiable]
    [Sample("a[16]=-1..1")]
    public static double DeterminantByMinors(double[] a) => Determinant(a, 4);

    [Differentiable]
    [Sample("p[5]")]
    public static double DeCasteljau(double[] p, double t) => CasteljauAt(p, p.Length - 1, 0, t);

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
    [Sample("&re[8] &im[8]")]
    public static void FourierInPlace(double[] re, double[] im) => Fourier(re, im, 0, re.Length, 1);

    [Differentiable]
    [Sample("x[6]=0.5,1.7,-0.3,0.9,0.1,1.2")]
    public static double MedianByQuicksort(double[] x)
    {
        double[] sorted = new double[x.Length];
        for (int i = 0; i < x.Length; i++)
        {
            sorted[i] = x[i];
        }

        Quicksort(sorted, 0, sorted.Length - 1);
        return (sorted[2] + sorted[3]) / 2 + sorted[0] * sorted[0];
    }

    [Differentiable]
    [Sample("&x[6]=0.5,1.7,-0.3,0.9,0.1,1.2")]
    public static void QuicksortInPlace(Span<double> x) => Quicksort(x, 0, x.Length - 1);

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
    [Sample("x[6]")]
    public static double GenericCallee(ReadOnlySpan<double> x) => TreeSum(x) * x[0];

    [Differentiable(nameof(x))]
    [Sample("x[5] y[5]")]
    public static double InactiveData(double[] x, double[] y) => Inner(x, y, 0) + Inner(y, y, 0) * x[0];

    [Differentiable]
    [Sample("x[5]")]
    public static double SameArrayTwice(double[] x) => Inner(x, x, 0);

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
    [Sample("x[8]=2.5,0.3,0.9,1.4,0.2,1.7,0.6,1.1")]
    public static double MergeSortWithScratch(double[] x)
    {
        double[] sorted = new double[x.Length];
        double[] scratch = new double[x.Length];
        Array.Copy(x, sorted, x.Length);
        MergeSort(sorted, scratch, 0, x.Length);
        double sum = 0;
        for (int i = 0; i < sorted.Length; i++)
        {
            sum += sorted[i] * sorted[i] * i;
        }

        return sum;
    }

    [Differentiable]
    [Sample("x[4] depth=3")]
    public static double BufferPerCall(double[] x, int depth)
    {
        double[] y = new double[x.Length];
        for (int i = 0; i < x.Length; i++)
        {
            y[i] = x[i] * x[(i + 1) % x.Length];
        }

        return depth == 0 ? y[0] + y[1] : BufferPerCall(y, depth - 1) * y[2];
    }

    [Differentiable]
    [Sample("order[6]=3,5,1,0,2,4 x[6]")]
    public static double TreeInArrays(int[] order, double[] x) => Tree(order, x, 0);

    [Differentiable]
    [Sample("x=0.5..0.9")]
    public static double ThrowGuard(double x) => Guarded(x, 3);

    [Differentiable]
    [Sample("&x[5] n=3")]
    public static double WritesAndReturns(double[] x, int n)
    {
        double before = x[1];
        double sum = Smooth(x, n);
        return sum * before * x[1];
    }

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

    private static double Product(ReadOnlySpan<double> x)
    {
        if (x.Length == 1)
        {
            return x[0];
        }

        int m = x.Length / 2;
        return Product(x[..m]) * Product(x[m..]);
    }

    private static double SumOfSines(double[] x, int low, int high)
    {
        if (high - low < 1)
        {
            return 0;
        }

        if (high - low == 1)
        {
            return Math.Sin(x[low]);
        }

        int middle = (low + high) / 2;
        return SumOfSines(x, low, middle) + SumOfSines(x, middle, high);
    }

    private static double Determinant(double[] a, int n)
    {
        if (n == 1)
        {
            return a[0];
        }

        if (n == 2)
        {
            return a[0] * a[3] - a[1] * a[2];
        }

        double sum = 0;
        double sign = 1;
        for (int column = 0; column < n; column++)
        {
            double[] minor = new double[(n - 1) * (n - 1)];
            for (int i = 1; i < n; i++)
            {
                int k = 0;
                for (int j = 0; j < n; j++)
                {
                    if (j == column)
                    {
                        continue;
                    }

                    minor[(i - 1) * (n - 1) + k] = a[i * n + j];
                    k++;
                }
            }

            sum += sign * a[column] * Determinant(minor, n - 1);
            sign = -sign;
        }

        return sum;
    }

    private static double CasteljauAt(double[] p, int level, int i, double t) =>
        level == 0 ? p[i] : (1 - t) * CasteljauAt(p, level - 1, i, t) + t * CasteljauAt(p, level - 1, i + 1, t);

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

    private static void Fourier(double[] re, double[] im, int start, int n, int depth)
    {
        if (n == 1)
        {
            return;
        }

        int half = n / 2;
        double[] evenRe = new double[half];
        double[] evenIm = new double[half];
        double[] oddRe = new double[half];
        double[] oddIm = new double[half];
        for (int i = 0; i < half; i++)
        {
            evenRe[i] = re[start + 2 * i];
            evenIm[i] = im[start + 2 * i];
            oddRe[i] = re[start + 2 * i + 1];
            oddIm[i] = im[start + 2 * i + 1];
        }

        for (int i = 0; i < half; i++)
        {
            re[start + i] = evenRe[i];
            im[start + i] = evenIm[i];
            re[start + half + i] = oddRe[i];
            im[start + half + i] = oddIm[i];
        }

        Fourier(re, im, start, half, depth + 1);
        Fourier(re, im, start + half, half, depth + 1);
        for (int k = 0; k < half; k++)
        {
            double angle = -2 * Math.PI * k / n;
            double c = Math.Cos(angle);
            double s = Math.Sin(angle);
            double tr = c * re[start + half + k] - s * im[start + half + k];
            double ti = s * re[start + half + k] + c * im[start + half + k];
            double ur = re[start + k];
            double ui = im[start + k];
            re[start + k] = ur + tr;
            im[start + k] = ui + ti;
            re[start + half + k] = ur - tr;
            im[start + half + k] = ui - ti;
        }
    }

    private static void Quicksort(Span<double> x, int low, int high)
    {
        if (low >= high)
        {
            return;
        }

        double pivot = x[(low + high) / 2];
        int i = low;
        int j = high;
        while (i <= j)
        {
            while (x[i] < pivot)
            {
                i++;
            }

            while (x[j] > pivot)
            {
                j--;
            }

            if (i <= j)
            {
                (x[i], x[j]) = (x[j], x[i]);
                i++;
                j--;
            }
        }

        Quicksort(x, low, j);
        Quicksort(x, i, high);
    }

    private static double Newton(double a, double guess, int steps)
    {
        if (steps == 0)
        {
            return guess;
        }

        return Newton(a, 0.5 * (guess + a / guess), steps - 1);
    }

    private static T TreeSum<T>(ReadOnlySpan<T> x)
        where T : System.Numerics.IFloatingPointIeee754<T>
    {
        if (x.Length <= 2)
        {
            T sum = T.Zero;
            foreach (T v in x)
            {
                sum += v * v;
            }

            return sum;
        }

        int middle = x.Length / 2;
        return TreeSum(x.Slice(0, middle)) + T.Sqrt(TreeSum(x.Slice(middle)));
    }

    private static double Inner(double[] x, double[] y, int i) => i == x.Length ? 0 : x[i] * y[i] + Inner(x, y, i + 1);

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

    private static void MergeSort(double[] x, double[] scratch, int low, int high)
    {
        if (high - low < 2)
        {
            return;
        }

        int middle = (low + high) / 2;
        MergeSort(x, scratch, low, middle);
        MergeSort(x, scratch, middle, high);
        int i = low;
        int j = middle;
        for (int k = low; k < high; k++)
        {
            if (i < middle && (j >= high || x[i] <= x[j]))
            {
                scratch[k] = x[i++];
            }
            else
            {
                scratch[k] = x[j++];
            }
        }

        for (int k = low; k < high; k++)
        {
            x[k] = scratch[k];
        }
    }

    private static double Tree(int[] order, double[] x, int node)
    {
        if (node >= x.Length)
        {
            return 1;
        }

        double left = Tree(order, x, 2 * node + 1);
        double right = Tree(order, x, 2 * node + 2);
        return x[order[node]] * left * right + Math.Exp(-left);
    }

    private static double Guarded(double x, int n)
    {
        if (x > 5)
        {
            throw new ArgumentOutOfRangeException(nameof(x));
        }

        return n == 0 ? Math.Log(x) : Guarded(x * x + 0.3, n - 1) * x;
    }

    private static double Smooth(double[] x, int n)
    {
        double sum = 0;
        for (int i = 1; i < x.Length; i++)
        {
            x[i] = 0.5 * (x[i] * x[i] + x[i - 1]);
            sum += x[i];
        }

        return n == 0 ? sum : sum * Smooth(x, n - 1);
    }
}
