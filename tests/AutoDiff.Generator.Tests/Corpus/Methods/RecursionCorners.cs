namespace Corpus;

public static partial class RecursionCorners
{
    [Differentiable]
    [Sample("x[4] n=3")]
    public static double TwoBuffersAndALoop(double[] x, int n)
    {
        double sum = 0;
        for (int i = 0; i < 2; i++)
        {
            double[] a = new double[x.Length];
            double[] b = new double[n + 1];
            for (int j = 0; j < x.Length; j++)
            {
                a[j] = Math.Sin(x[j] + i);
                b[j % b.Length] += a[j] * x[j];
            }

            if (n > 0)
            {
                sum += TwoBuffersAndALoop(a, n - 1) * b[0];
            }

            sum += a[1] * b[b.Length - 1] * sum;
        }

        return sum + x[0];
    }

    [Differentiable]
    [Sample("n=3")]
    public static double CapturedVariableIsOverwritten(double x, int n)
    {
        double state = x;
        void Step(int k)
        {
            if (k == 0)
            {
                return;
            }

            double old = state;
            state = Math.Sin(state) * x;
            Step(k - 1);
            state += old * state;
        }

        double product = 1;
        for (int i = 0; i < n; i++)
        {
            Step(i);
            product *= state + state * state;
        }

        return product;
    }

    [Differentiable]
    [Sample("n=4")]
    public static double OperandsAroundTheCall(double x, int n)
    {
        double y = x;
        double Bump(int k)
        {
            y *= x;
            return k == 0 ? y : Bump(k - 1) + y;
        }

        return y * Bump(n) + y;
    }

    [Differentiable]
    [Sample("&x[6] n=4")]
    public static void WrittenWhileRead(Span<double> x, int n)
    {
        double first = x[0];
        Mix(x, n);
        x[1] = first * x[0] * x[1];
        Mix(x[2..], 1);
    }

    [Differentiable]
    [Sample("x[5] p[5]=0,2,1,4,3")]
    public static double IntegersThatAreWritten(double[] x, int[] p)
    {
        int[] order = new int[p.Length];
        Array.Copy(p, order, p.Length);
        double sum = 0;
        for (int k = 0; k < 3; k++)
        {
            sum += x[order[k]] * x[order[0]];
            Rotate(order, k + 1);
            sum *= x[order[1]];
        }

        return sum;
    }

    [Differentiable]
    [Sample("x=0.2..0.8")]
    public static double SometimesActive(double x)
    {
        double constant = Series(0.5, 4);
        return constant * Series(x, 3) + (Series(2, 2) > 1 ? Series(x * x, 2) : 0);
    }

    [Differentiable(nameof(w))]
    [Sample("w[4] data[4] n=2")]
    public static double SwappedRoles(double[] w, double[] data, int n) =>
        n == 0 ? w[0] * data[1] + data[0] : SwappedRoles(w, data, n - 1) * Other(data, w, n);

    [Differentiable]
    [Sample("x=1.5..2 n=5")]
    public static double WhileWithBreakAndReturn(double x, int n)
    {
        double sum = 0;
        int i = 0;
        while (true)
        {
            i++;
            if (i > n)
            {
                break;
            }

            if (i == 3)
            {
                return sum * WhileWithBreakAndReturn(x / 2, 2) + x;
            }

            sum += i % 2 == 0 ? x * sum : WhileWithBreakAndReturn(x, i - 1) + x;
        }

        return sum + x * x;
    }

    [Differentiable]
    [Sample("v[8]=5,3,8,1,2,7,6,4")]
    public static double QuickSelect(double[] v)
    {
        double[] a = (double[])v.Clone();
        return Select(a, 0, a.Length - 1, 3) * v[0];
    }

    [Differentiable]
    [Sample("n=3")]
    public static double SameLocalNames(double x, int n)
    {
        double result = x * x;
        double values = Nest(x, n) * result;
        double decisions = Nest(result, n);
        return values + decisions;
    }

    [Differentiable]
    [Sample("x=2..3 n=4")]
    public static double LongCount(double x, long n = 4) => n <= 0 ? 1 : LongCount(x, n - 1) * x / n;

    [Differentiable]
    [Sample("a[3] b[3]")]
    public static double ChangesItsSlice(ReadOnlySpan<double> a, ReadOnlySpan<double> b)
    {
        double sum = 0;
        if (a.Length > 0)
        {
            sum = a[0] * b[^1] + Math.Exp(-ChangesItsSlice(a[1..], b[..^1]));
        }

        return sum;
    }

    private static void Mix(Span<double> x, int n)
    {
        if (n == 0 || x.Length < 2)
        {
            return;
        }

        x[0] = x[0] * x[1];
        Mix(x[1..], n - 1);
        x[^1] += Math.Sin(x[0]) * x[^1];
    }

    [Differentiable]
    [Sample("&x[2]")]
    [Refused("ADIFF022")]
    public static double ElementChangesFurtherDown(double[] x) => ReadAfterwards(in x[0], x, 2);

    private static double ReadAfterwards(in double seen, double[] x, int n)
    {
        double deeper = n == 0 ? Halve(x) : ReadAfterwards(seen, x, n - 1);
        return seen * deeper;
    }

    private static double Halve(double[] x)
    {
        Span<double> view = x;
        view[0] /= 2;
        return view[^1];
    }

    [Differentiable]
    [Sample("x[3]")]
    public static double ElementByInStays(double[] x) => Powers(x[1], x, 3);

    private static double Powers(in double seen, double[] x, int n) => n == 0 ? x[0] : seen * Powers(x[^1], x, n - 1) + x[2];

    private static void Rotate(int[] order, int k)
    {
        if (k == 0)
        {
            return;
        }

        int first = order[0];
        for (int i = 1; i < order.Length; i++)
        {
            order[i - 1] = order[i];
        }

        order[^1] = first;
        Rotate(order, k - 1);
    }

    private static double Series(double x, int n) => n == 0 ? Math.Log(x) : x + Series(Math.Sqrt(x), n - 1) * x;

    private static double Other(double[] data, double[] w, int n) => n == 0 ? data[0] : w[n] * Other(data, w, n - 1) + SwappedRoles(w, data, 0);

    private static double Select(double[] a, int low, int high, int k)
    {
        if (low == high)
        {
            return a[low];
        }

        double pivot = a[high];
        int store = low;
        for (int i = low; i < high; i++)
        {
            if (a[i] < pivot)
            {
                double t = a[i];
                a[i] = a[store];
                a[store] = t;
                store++;
            }
        }

        double swap = a[store];
        a[store] = a[high];
        a[high] = swap;
        return store == k ? a[store] : store < k ? Select(a, store + 1, high, k) : Select(a, low, store - 1, k);
    }

    private static double Nest(double values, int decisions)
    {
        double result = values;
        if (decisions > 0)
        {
            result = Math.Cos(Nest(values * 0.5, decisions - 1) * result);
        }

        return result * values;
    }
}
