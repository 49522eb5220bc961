namespace Corpus;

/// <summary>Methods that call the generated derivatives of others.</summary>
public static partial class NestedDerivatives
{
    [Differentiable]
    [Sample("x[3]")]
    public static double Potential(ReadOnlySpan<double> x, double stiffness)
    {
        double sum = 0;
        for (int i = 0; i < x.Length; i++)
        {
            sum += 0.5 * stiffness * x[i] * x[i] + Math.Sin(x[i] * x[0]);
        }

        return sum;
    }

    [Differentiable]
    [Sample]
    public static double Cubic(double x, double a) => a * x * x * x + Math.Exp(x * a);

    [Differentiable]
    [Sample]
    public static double Slope(double x, double a)
    {
        CubicGradient(x, a, out double slope, out _);
        return slope;
    }

    [Differentiable]
    [Sample]
    public static double ValueTimesSlope(double x, double a)
    {
        double value = CubicGradient(x * a, Math.Sin(a), out double dx, out double da);
        return value * dx + da * da;
    }

    [Differentiable]
    [Sample]
    public static double Newton(double x, double a)
    {
        for (int i = 0; i < 3; i++)
        {
            double value = CubicGradient(x, a, out double slope, out double unused);
            x -= 0.01 * value / slope;
        }

        return x;
    }

    [Differentiable]
    [Sample]
    public static double Accumulates(double x, double a)
    {
        double dx = x;
        double da = 2;
        double value = CubicBackward(x, a, a * x, ref dx, ref da);
        value += CubicBackward(a, x, 1, ref da, ref dx);
        return value + dx * da;
    }

    [Differentiable]
    [Sample]
    public static double Forward(double x, double a)
    {
        (double value, double tangent) = CubicJvp(x, a, a, x * x);
        return value * tangent;
    }

    [Differentiable]
    [Sample("x[3] v[3]")]
    public static double AlongDirection(ReadOnlySpan<double> x, ReadOnlySpan<double> v, double k)
    {
        (_, double tangent) = PotentialJvp(x, k, v, 0);
        return tangent * tangent;
    }

    [Differentiable]
    [Sample("x[3] &force[3]")]
    public static void Force(ReadOnlySpan<double> x, double k, Span<double> force)
    {
        double[] gradient = new double[x.Length];
        PotentialGradient(x, k, gradient, out double unused);
        for (int i = 0; i < x.Length; i++)
        {
            force[i] = -gradient[i];
        }
    }

    [Differentiable]
    [Sample("start[3] n=3")]
    [Sample("start[2] n=0")]
    public static double GradientDescent(ReadOnlySpan<double> start, double rate, double k, int n)
    {
        double[] x = start.ToArray();
        double[] gradient = new double[x.Length];
        double loss = 0;
        for (int step = 0; step < n; step++)
        {
            loss += PotentialGradient(x, k, gradient, out _);
            for (int i = 0; i < x.Length; i++)
            {
                x[i] -= 0.1 * rate * gradient[i];
            }
        }

        return loss + x[0] * x[1];
    }

    [Differentiable]
    [Sample("&x[3] &v[3]")]
    public static void Leapfrog(Span<double> x, Span<double> v, double k)
    {
        double dt = 0.05;
        Span<double> g = stackalloc double[x.Length];
        for (int step = 0; step < 2; step++)
        {
            PotentialGradient(x, k, g, out double unused);
            for (int i = 0; i < x.Length; i++)
            {
                v[i] -= dt * g[i];
                x[i] += dt * v[i];
            }
        }
    }

    [Differentiable(nameof(w))]
    [Sample("w[3] x[6] y[2]")]
    public static double Logistic(ReadOnlySpan<double> w, ReadOnlySpan<double> x, ReadOnlySpan<double> y)
    {
        double loss = 0;
        for (int s = 0; s < y.Length; s++)
        {
            double z = 0;
            for (int j = 0; j < w.Length; j++)
            {
                z += w[j] * x[s * w.Length + j];
            }

            double p = 1 / (1 + Math.Exp(-z));
            loss -= y[s] * Math.Log(p) + (1 - y[s]) * Math.Log(1 - p);
        }

        return loss;
    }

    [Differentiable(nameof(w))]
    [Sample("w[3] x[6] y[2]=0.2..0.8")]
    public static double GradientPenalty(ReadOnlySpan<double> w, ReadOnlySpan<double> x, ReadOnlySpan<double> y)
    {
        Span<double> g = stackalloc double[w.Length];
        double loss = LogisticGradient(w, x, y, g);
        double squares = 0;
        for (int i = 0; i < g.Length; i++)
        {
            squares += g[i] * g[i];
        }

        return loss + Math.Sqrt(squares);
    }

    [Differentiable]
    [Sample("n=4")]
    public static double Iterated(double x, int n)
    {
        double y = x;
        for (int i = 0; i < n; i++)
        {
            y = Math.Sin(y) * x + y;
        }

        return y;
    }

    // Its derivative keeps a tape.
    [Differentiable]
    [Sample("n=4")]
    [Sample("n=0")]
    public static double SlopeOfIterated(double x, int n)
    {
        IteratedGradient(x * x, n, out double slope);
        return slope * x;
    }

    [Differentiable]
    [Sample("x=0.2..0.8")]
    [Sample("x=1.2..1.8")]
    public static double Branching(double x) => x > 1 ? x * x * x : Math.Sin(x);

    [Differentiable]
    [Sample("x=0.2..0.8")]
    [Sample("x=1.2..1.8")]
    public static double SlopeOfBranching(double x)
    {
        double y = BranchingGradient(x, out double slope);
        return slope * y;
    }

    [Differentiable]
    [Sample]
    public static double ThroughHelper(double x, double a) => Helper(x, a) * Helper(a, x);

    private static double Helper(double x, double a)
    {
        CubicGradient(x, a, out double slope, out _);
        return slope;
    }

    [Differentiable]
    [Sample]
    public static double ThirdOrder(double x, double a)
    {
        SlopeGradient(x, a, out double second, out double mixed);
        return second * mixed;
    }

    [Differentiable]
    [Sample("p[4]")]
    public static double IntoElements(ReadOnlySpan<double> p)
    {
        double[] g = new double[2];
        CubicGradient(p[0], p[1], out g[1], out g[0]);
        CubicBackward(p[2], p[3], p[0], ref g[0], ref g[1]);
        return g[0] * g[1];
    }
}
