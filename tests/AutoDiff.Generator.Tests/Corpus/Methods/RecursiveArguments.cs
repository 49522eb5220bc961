namespace Corpus;

/// <summary>Arrays and spans passed to a recursive function whose later arguments call it, too: it may change what it sees, but not which array was passed.</summary>
public sealed partial class RecursiveArguments
{
    public double[] Weights = [];
    public double Scale;

    [Differentiable("this")]
    [Sample("this.Weights[3] x n=2")]
    public double MemberByName(double x, int n)
    {
        double s = Sweep(k: n % 4, a: Weights, x: Math.Sin(Sweep(x, Weights, n)));
        return s * Sweep(a: Weights, x: Sweep(x, Weights, 1), k: n);
    }

    [Differentiable]
    [Sample("x a[3] n=2")]
    public static double ParameterFirst(double x, double[] a, int n)
    {
        double c = x;
        double Walk(double[] v, double y, int k)
        {
            c += 0.1 * y;
            return k <= 0 ? Math.Sin(y) + c : Walk(v, y * v[k % v.Length], k - 1) * x;
        }

        return Walk(a, Walk(a, x, n), 1) * Walk(a, Walk(a, c, n), 1);
    }

    [Differentiable]
    [Sample("x a[3] n=2")]
    public static double MadeArrayFirst(double x, double[] a, int n)
    {
        double c = x;
        double[] made = [x, c, a[0] * x];
        double Walk(double[] v, double y, int k)
        {
            c += 0.1 * y;
            return k <= 0 ? Math.Sin(y) + c : Walk(v, y * v[k % v.Length], k - 1) * x;
        }

        double first = Walk(made, Walk(a, x, n), 1) * Walk(a, Walk(made, c, n), 1);
        made[1] = first;
        return first + Walk(made, Walk(made, first, 1), 2) * Walk(a, made[2], 1);
    }

    [Differentiable]
    [Sample("x &a[3] n=2")]
    public static double WrittenSpanFirst(double x, Span<double> a, int n)
    {
        double c = x;
        double Walk(Span<double> v, double y, int k)
        {
            c += 0.1 * y;
            v[0] += c * y;
            return k <= 0 ? Math.Sin(y) + c : Walk(v, y * v[k % v.Length], k - 1) * x;
        }

        return Walk(a, Walk(a, x, n), 1) * Walk(a, Walk(a[1..], c, n), 1);
    }

    [Differentiable]
    [Sample("x a[3] b[3] n=2")]
    public static double InBranches(double x, double[] a, double[] b, int n)
    {
        double c = x;
        double sum = 0;
        double Walk(double[] v, double y, int k)
        {
            c += 0.1 * y;
            return k <= 0 ? Math.Sin(y) + c : Walk(v, y * v[k % v.Length], k - 1) * x;
        }

        for (int i = 0; i < n; i++)
        {
            if (c > 0.1)
            {
                sum += Walk(a, Walk(b, x, n), 1);
            }
            else
            {
                sum -= Walk(b, Walk(a, x, n), 1);
            }
        }

        return sum;
    }

    [Differentiable]
    [Sample("x a[3] b[3]")]
    public static double ArrayThatChangesNext(double x, double[] a, double[] b)
    {
        double c = x;
        double[] now = a;
        double Walk(double[] v, double y, int k)
        {
            c += 0.1 * y;
            return k <= 0 ? Math.Sin(y) + c : Walk(v, y * v[k], k - 1) * x;
        }

        double Next(double y)
        {
            now = b;
            return y * now[0];
        }

        return Walk(now, Next(Walk(now, x, 1)), 2) + Walk(now, x, 1);
    }

    private double Sweep(double x, double[] a, int k) => k <= 0 ? Math.Sin(x) : Sweep(x * a[k % a.Length], a, k - 1) * Scale;
}
