namespace Corpus;
/// <summary>Recursive methods over arrays and spans: sums by halves, minors, transforms, sorts, trees.</summary>
public static partial class RecursiveAlgorithms
{
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
    [Sample("x[6]")]
    public static double GenericCallee(ReadOnlySpan<double> x) => TreeSum(x) * x[0];

    [Differentiable(nameof(x))]
    [Sample("x[5] y[5]")]
    public static double InactiveData(double[] x, double[] y) => Inner(x, y, 0) + Inner(y, y, 0) * x[0];

    [Differentiable]
    [Sample("x[5]")]
    public static double SameArrayTwice(double[] x) => Inner(x, x, 0);

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
    [Sample("&x[5] n=3")]
    public static double WritesAndReturns(double[] x, int n)
    {
        double before = x[1];
        double sum = Smooth(x, n);
        return sum * before * x[1];
    }

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
