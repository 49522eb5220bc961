using System.Numerics.Tensors;

namespace Corpus;

/// <summary>Calls with rules of their own, library kernels and nested derivatives, among everything else.</summary>
public static partial class RulesMeetOthers
{
    [Differentiable]
    [Sample("x[6] n=3")]
    public static double EarlyReturnBetween(ReadOnlySpan<double> x, int n)
    {
        double state = 0.5;
        for (int i = 0; i < x.Length; i++)
        {
            state = Opaque.Erf(state * x[i]);
            if (i == n)
            {
                return Opaque.Energy(state, x.Slice(0, i));
            }

            if (state < 0)
            {
                continue;
            }

            state += x[i];
        }

        return state;
    }

    [Differentiable]
    [Sample("x[4] n=3")]
    public static double RuleOnScratchInLoop(ReadOnlySpan<double> x, int n)
    {
        double sum = 0;
        for (int k = 0; k < n; k++)
        {
            Span<double> t = stackalloc double[4];
            Opaque.Square(x, t);
            t[k] *= sum + 1;
            Opaque.Square(t, t);
            sum += Opaque.Energy(t[k], t) * 0.1;
        }

        return sum;
    }

    [Differentiable]
    [Sample("x[4] n=2")]
    [Sample("x[4] n=0")]
    public static double RuleInBranchInLoop(ReadOnlySpan<double> x, int n)
    {
        double[] t = x.ToArray();
        for (int k = 0; k < 4; k++)
        {
            if (k < n)
            {
                Opaque.Rotate(t[2], t.AsSpan(0, 2));
            }
            else
            {
                Opaque.Accumulate(t[k], t, t[..]);
                t[k] = Opaque.Mix(t, t);
            }
        }

        return t[0] * t[1] + t[3];
    }

    [Differentiable]
    [Sample("x[2] &y[2]")]
    public static void SwapThroughRule(ReadOnlySpan<double> x, Span<double> y)
    {
        Span<double> a = stackalloc double[2];
        Opaque.Square(y, a);
        Opaque.Square(x, y);
        Opaque.Square(a, y);
        Opaque.Rotate(y[0], y);
        Opaque.Rotate(a[1], y);
    }

    [Differentiable]
    [Sample("&x[3]")]
    public static double NormalizeTwice(Span<double> x) => Opaque.Normalize(x) + Opaque.Normalize(x) * x[0];

    [Differentiable]
    [Sample("&x[3] m=3")]
    public static double WhileWithRule(double[] x, int m)
    {
        double s = 1;
        int i = 0;
        while (i < m)
        {
            double e = Opaque.Erf(s * x[i]);
            s = s * e + x[i];
            x[i] = s;
            i++;
        }

        return s + Opaque.Mix(x, x);
    }

    [Differentiable(nameof(w))]
    [Sample("w[4] x[8] label=1")]
    public static double Classifier(ReadOnlySpan<double> w, ReadOnlySpan<double> x, int label)
    {
        Span<double> scores = stackalloc double[2];
        AutoDiff.Kernels.MatrixProduct.Multiply(x, w, scores, 2, 4, 1);
        return AutoDiff.Kernels.LogSumExp.Of<double>(scores) - scores[label] + 0.1 * TensorPrimitives.SumOfSquares(w);
    }

    [Differentiable]
    [Sample("q[6] k[6] v[6]")]
    public static double Attention(ReadOnlySpan<double> q, ReadOnlySpan<double> k, ReadOnlySpan<double> v)
    {
        Span<double> scores = stackalloc double[3];
        double sum = 0;
        for (int i = 0; i < 3; i++)
        {
            for (int j = 0; j < 3; j++)
            {
                scores[j] = TensorPrimitives.Dot(q.Slice(2 * i, 2), k.Slice(2 * j, 2)) / Math.Sqrt(2);
            }

            AutoDiff.Kernels.Softmax.Of<double>(scores, scores);
            for (int j = 0; j < 3; j++)
            {
                sum += scores[j] * TensorPrimitives.Norm(v.Slice(2 * j, 2));
            }
        }

        return sum;
    }

    [Differentiable]
    [Sample("x[3]")]
    public static double Quadratic(double[] x)
    {
        double sum = 0;
        for (int i = 0; i < x.Length; i++)
        {
            double t = x[i] - 0.5 * (i + 1);
            sum += t * t * t * t + x[i] * x[(i + 1) % 3];
        }

        return sum;
    }

    [Differentiable]
    [Sample("x[3]")]
    public static double LineSearchInside(double[] x, double step)
    {
        double[] g = new double[3];
        double f = QuadraticGradient(x, g);
        double best = f;
        for (int k = 0; k < 3; k++)
        {
            double[] trial = new double[3];
            for (int i = 0; i < 3; i++)
            {
                trial[i] = x[i] - 0.01 * step * (k + 1) * g[i];
            }

            double value = Quadratic(trial);
            if (value < best)
            {
                best = value;
            }
        }

        return best;
    }

    [Differentiable]
    [Sample("x[3] v[3]")]
    public static double HessianVector(double[] x, double[] v)
    {
        double[] g = new double[3];
        double[] hv = new double[3];
        double h = 0;
        for (int i = 0; i < 3; i++)
        {
            double[] e = new double[3];
            e[i] = 1;
            h += v[i] * QuadraticJvp(x, e).Tangent;
        }

        QuadraticBackward(x, h, g);
        return TensorPrimitives.Dot<double>(g, v);
    }

    [Differentiable]
    [Sample("&x[3]")]
    public static void GradientIntoItself(Span<double> x)
    {
        double[] copy = x.ToArray();
        double[] gradient = new double[3];
        double value = QuadraticGradient(copy, gradient);
        for (int i = 0; i < 3; i++)
        {
            x[i] = gradient[i] * value;
        }
    }

    [Differentiable]
    [Sample("x=0.2..0.8 n=3")]
    [Sample("x=1.2..1.6 n=2")]
    public static double Guarded(double x, int n)
    {
        double y = x;
        for (int i = 0; i < n; i++)
        {
            if (y > 1)
            {
                y = Math.Sqrt(y) * x;
            }
            else
            {
                y = y * y + 0.5 * x;
            }
        }

        return y;
    }

    [Differentiable]
    [Sample("x=0.2..0.8 n=3")]
    [Sample("x=1.2..1.6 n=2")]
    public static double SlopeOfGuarded(double x, int n)
    {
        double v = GuardedGradient(x, n, out double slope);
        return v * slope + slope * slope;
    }

    [Differentiable]
    [Sample("x[4] n=3")]
    public static double InPlaceIteration(double[] x, int n)
    {
        double[] y = (double[])x.Clone();
        for (int k = 0; k < n; k++)
        {
            for (int i = 1; i < y.Length; i++)
            {
                y[i] = y[i] * y[i - 1] + Math.Sin(y[i]);
            }
        }

        return y[3] * y[1];
    }

    [Differentiable]
    [Sample("x[4] n=2")]
    public static double NormOfGradient(double[] x, int n)
    {
        double[] g = new double[4];
        double f = InPlaceIterationGradient(x, n, g);
        return TensorPrimitives.Norm<double>(g) + f;
    }

    [Differentiable]
    [Sample("x[4] n=2")]
    public static double TangentOfIteration(double[] x, int n)
    {
        double[] t = [x[3], 1, x[0] * x[0], 2];
        (double value, double tangent) = InPlaceIterationJvp(x, n, t);
        return value - tangent * x[1];
    }

    [Differentiable]
    [Sample("x[4] y[4]")]
    public static float SinglePrecision(ReadOnlySpan<float> x, ReadOnlySpan<float> y)
    {
        Span<float> t = stackalloc float[4];
        TensorPrimitives.Add(x, y, t);
        AutoDiff.Kernels.Softmax.Of<float>(t, t);
        return AutoDiff.Kernels.LogSumExp.Of<float>(t) * Opaque.Softplus(t[0]);
    }

    [Differentiable]
    [Sample("a[2] b[2]")]
    public static double PartsOfOneBuffer(ReadOnlySpan<double> a, ReadOnlySpan<double> b)
    {
        double[] all = [a[0], a[1], b[0], b[1]];
        double first = Opaque.Mix(all[..2], all[2..]);
        Span<double> whole = all;
        double second = Opaque.Energy(first, whole.Slice(1, 2)) + Opaque.Energy(whole[0], whole);
        Opaque.Square(whole[..2], whole[2..]);
        return second * whole[3];
    }
}
