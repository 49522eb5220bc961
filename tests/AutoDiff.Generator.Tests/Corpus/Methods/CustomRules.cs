namespace Corpus;

/// <summary>What the generator cannot follow, or should not: code behind a try, tables, loops that converge, and library methods.</summary>
public static class Opaque
{
    public static double Erf(double x)
    {
        try
        {
            double sum = 0, term = x;
            for (int n = 0; n < 60; n++)
            {
                sum += term / (2 * n + 1);
                term *= -x * x / (n + 1);
            }

            return 2 / Math.Sqrt(Math.PI) * sum;
        }
        finally
        {
        }
    }

    public static double Energy(double mass, ReadOnlySpan<double> velocity, int axis = 0)
    {
        try
        {
            double squares = 0;
            foreach (double v in velocity)
            {
                squares += v * v;
            }

            return 0.5 * mass * squares + velocity[axis];
        }
        finally
        {
        }
    }

    public static double Mix(double[] values, double[] weights)
    {
        try
        {
            double sum = 0;
            for (int i = 0; i < values.Length; i++)
            {
                sum += Math.Sin(values[i]) * weights[i];
            }

            return sum;
        }
        finally
        {
        }
    }

    public static void Square(ReadOnlySpan<double> x, Span<double> y)
    {
        try
        {
            for (int i = 0; i < x.Length; i++)
            {
                y[i] = x[i] * x[i];
            }
        }
        finally
        {
        }
    }

    public static void Rotate(double angle, Span<double> point)
    {
        try
        {
            (double sin, double cos) = Math.SinCos(angle);
            (point[0], point[1]) = (cos * point[0] - sin * point[1], sin * point[0] + cos * point[1]);
        }
        finally
        {
        }
    }

    public static void Accumulate(double factor, double[] x, double[] y)
    {
        try
        {
            for (int i = 0; i < x.Length; i++)
            {
                y[i] += factor * x[i];
            }
        }
        finally
        {
        }
    }

    public static double Normalize(Span<double> x)
    {
        try
        {
            double norm = 0;
            foreach (double v in x)
            {
                norm += v * v;
            }

            norm = Math.Sqrt(norm);
            for (int i = 0; i < x.Length; i++)
            {
                x[i] /= norm;
            }

            return norm;
        }
        finally
        {
        }
    }

    public static float Softplus(float x) => MathF.Log(1 + MathF.Exp(x));

    public static T Cube<T>(T x)
        where T : System.Numerics.IFloatingPointIeee754<T>
    {
        try
        {
            return x * x * x;
        }
        finally
        {
        }
    }

    // The source says x², the rule 3x²: to tell which of the two is used.
    public static double Doubtful(double x) => x * x * x + StopGradient.Of(0 * x);

    public static double Doubtful(double x, double y) => x * y;
}

internal static class OpaqueRules
{
    [DerivativeOf(typeof(Opaque), nameof(Opaque.Erf))]
    internal static double ErfBackward(double x, double upstream, ref double xGradient)
    {
        xGradient += upstream * 2 / Math.Sqrt(Math.PI) * Math.Exp(-x * x);
        return Opaque.Erf(x);
    }

    [DerivativeOf(typeof(Opaque), nameof(Opaque.Energy))]
    internal static double EnergyBackward(double mass, ReadOnlySpan<double> velocity, double upstream, ref double massGradient, Span<double> velocityGradient, int axis)
    {
        double squares = 0;
        for (int i = 0; i < velocity.Length; i++)
        {
            squares += velocity[i] * velocity[i];
            velocityGradient[i] += upstream * mass * velocity[i];
        }

        velocityGradient[axis] += upstream;
        massGradient += upstream * 0.5 * squares;
        return Opaque.Energy(mass, velocity, axis);
    }

    [DerivativeOf(typeof(Opaque), nameof(Opaque.Mix))]
    internal static double MixBackward(double[] values, double[] weights, double upstream, Span<double> valuesGradient, Span<double> weightsGradient)
    {
        if (valuesGradient.Overlaps(weightsGradient))
        {
            throw new ArgumentException("The gradients share memory.");
        }

        for (int i = 0; i < values.Length; i++)
        {
            valuesGradient[i] += upstream * weights[i] * Math.Cos(values[i]);
            weightsGradient[i] += upstream * Math.Sin(values[i]);
        }

        return Opaque.Mix(values, weights);
    }

    [DerivativeOf(typeof(Opaque), nameof(Opaque.Square))]
    internal static void SquareBackward(ReadOnlySpan<double> x, Span<double> y, Span<double> xGradient, Span<double> yGradient)
    {
        for (int i = 0; i < x.Length; i++)
        {
            xGradient[i] += yGradient[i] * 2 * x[i];
            yGradient[i] = 0;
        }

        Opaque.Square(x, y);
    }

    [DerivativeOf(typeof(Opaque), nameof(Opaque.Rotate))]
    internal static void RotateBackward(double angle, Span<double> point, ref double angleGradient, Span<double> pointGradient)
    {
        double[] before = point.ToArray();
        Opaque.Rotate(angle, point);
        (double sin, double cos) = Math.SinCos(angle);
        angleGradient += pointGradient[0] * -point[1] + pointGradient[1] * point[0];
        (pointGradient[0], pointGradient[1]) = (cos * pointGradient[0] + sin * pointGradient[1], -sin * pointGradient[0] + cos * pointGradient[1]);
        if (before.Length != 2)
        {
            throw new ArgumentException("A point has two coordinates.");
        }
    }

    [DerivativeOf(typeof(Opaque), nameof(Opaque.Accumulate))]
    internal static void AccumulateBackward(double factor, double[] x, double[] y, ref double factorGradient, Span<double> xGradient, Span<double> yGradient)
    {
        for (int i = 0; i < x.Length; i++)
        {
            factorGradient += yGradient[i] * x[i];
            xGradient[i] += yGradient[i] * factor;
        }

        Opaque.Accumulate(factor, x, y);
    }

    [DerivativeOf(typeof(Opaque), nameof(Opaque.Normalize))]
    internal static double NormalizeBackward(Span<double> x, double upstream, Span<double> xGradient)
    {
        double norm = Opaque.Normalize(x);
        double along = 0;
        for (int i = 0; i < x.Length; i++)
        {
            along += x[i] * xGradient[i];
        }

        for (int i = 0; i < x.Length; i++)
        {
            xGradient[i] = (xGradient[i] - along * x[i]) / norm + upstream * x[i];
        }

        return norm;
    }

    [DerivativeOf(typeof(Opaque), nameof(Opaque.Softplus))]
    internal static float SoftplusBackward(float x, float upstream, ref float xGradient)
    {
        xGradient += upstream / (1 + MathF.Exp(-x));
        return Opaque.Softplus(x);
    }

    [DerivativeOf(typeof(Opaque), nameof(Opaque.Cube))]
    internal static T CubeBackward<T>(T x, T upstream, ref T xGradient)
        where T : System.Numerics.IFloatingPointIeee754<T>
    {
        xGradient += upstream * T.CreateChecked(3) * x * x;
        return x * x * x;
    }
}

public static partial class CustomRules
{
    [Differentiable]
    [Sample]
    public static double Scalar(double x, double y) => Opaque.Erf(x * y) + x * Opaque.Erf(y);

    [Differentiable]
    [Sample]
    public static double ResultOfOneIsArgumentOfNext(double x) => Opaque.Erf(Opaque.Erf(Opaque.Erf(x)));

    [Differentiable]
    [Sample("v[4]")]
    [Sample("v[1]")]
    public static double ScalarAndSpan(double m, ReadOnlySpan<double> v) => Math.Sqrt(Opaque.Energy(m * m, v)) + Opaque.Energy(2, v);

    [Differentiable(nameof(m))]
    [Sample("v[4]")]
    public static double PassiveSpan(double m, ReadOnlySpan<double> v) => Opaque.Energy(m, v, 1) * m;

    [Differentiable(nameof(v))]
    [Sample("v[4]")]
    public static double PassiveScalar(double m, ReadOnlySpan<double> v) => Opaque.Energy(m, v.Slice(1), axis: 2) * v[0];

    [Differentiable]
    [Sample("x[3] w[3]")]
    public static double Arrays(double[] x, double[] w) => Opaque.Mix(x, w) * Opaque.Mix(weights: x, values: w);

    [Differentiable]
    [Sample("x[3]")]
    public static double OneArrayTwice(double[] x) => Opaque.Mix(x, x);

    [Differentiable]
    [Sample("x[3]")]
    public static double LocalArray(ReadOnlySpan<double> x)
    {
        double[] squares = new double[x.Length];
        double[] ones = [1, 2, 3];
        for (int i = 0; i < x.Length; i++)
        {
            squares[i] = x[i] * x[i];
        }

        double first = Opaque.Mix(squares, ones);
        squares[0] = first;
        return Opaque.Mix(squares, squares) + first;
    }

    [Differentiable]
    [Sample("x[5] n=3")]
    [Sample("x[5] n=0")]
    public static double InLoop(ReadOnlySpan<double> x, int n)
    {
        double state = x[0];
        for (int i = 0; i < n; i++)
        {
            state = Opaque.Erf(state) * x[i + 1] + 0.1 * Opaque.Energy(state, x.Slice(i, 2));
        }

        return state;
    }

    [Differentiable]
    [Sample("x=0.2..0.9")]
    [Sample("x=1.2..1.9")]
    public static double InBranch(double x)
    {
        double y = x * x;
        if (x > 1)
        {
            y = Opaque.Erf(y) * x;
        }
        else if (x < 0)
        {
            return Opaque.Erf(x);
        }

        return y * (x > 1 ? Opaque.Erf(y) : 3);
    }

    [Differentiable]
    [Sample("x=1.5..2 tolerance=0.001")]
    public static double InWhile(double x, double tolerance)
    {
        double y = 0.5;
        while (true)
        {
            double next = y - (Opaque.Erf(y) * x - 1) / (x * 1.2);
            if (Math.Abs(next - y) < 0.001 * (1 + 0 * tolerance))
            {
                break;
            }

            y = next;
        }

        return y;
    }

    [Differentiable]
    [Sample("x[4] &y[4]")]
    public static void Filled(ReadOnlySpan<double> x, Span<double> y)
    {
        y[0] *= x[1];
        Opaque.Square(x, y);
        y[1] += y[0] * y[2];
    }

    [Differentiable]
    [Sample("x[4]")]
    public static double FilledLocal(ReadOnlySpan<double> x)
    {
        Span<double> y = stackalloc double[x.Length];
        Opaque.Square(x, y);
        Opaque.Square(y, y);
        double sum = 0;
        for (int i = 0; i < y.Length; i++)
        {
            sum += y[i] * x[i];
        }

        return sum;
    }

    [Differentiable]
    [Sample("angles[3] &p[2]")]
    public static void ChangedInLoop(ReadOnlySpan<double> angles, Span<double> p)
    {
        for (int i = 0; i < angles.Length; i++)
        {
            Opaque.Rotate(angles[i] * p[0], p);
            p[1] *= 1.1;
        }
    }

    [Differentiable]
    [Sample("angles[3] &p[6]")]
    public static double PartChanged(ReadOnlySpan<double> angles, Span<double> p)
    {
        double sum = 0;
        for (int i = 0; i < angles.Length; i++)
        {
            sum += p[2 * i];
            Opaque.Rotate(angles[i], p.Slice(2 * i, 2));
            sum *= p[2 * i + 1];
        }

        return sum;
    }

    [Differentiable]
    [Sample("x[3] y[3]")]
    public static double ArraysChanged(ReadOnlySpan<double> x, ReadOnlySpan<double> y, double f)
    {
        double[] a = x.ToArray();
        double[] b = y.ToArray();
        Opaque.Accumulate(f, a, b);
        Opaque.Accumulate(f * f, b, a);
        return a[0] * b[1] + a[2];
    }

    [Differentiable]
    [Sample("&x[3]")]
    public static double ChangesAndReturns(Span<double> x)
    {
        double first = x[0];
        double norm = Opaque.Normalize(x);
        return norm * first + x[1] * x[2];
    }

    [Differentiable]
    [Sample("x[3]")]
    public static double OnlyWhatItLeaves(ReadOnlySpan<double> x)
    {
        Span<double> y = stackalloc double[3];
        x.CopyTo(y);
        Opaque.Normalize(y);
        return y[0] + 2 * y[1] * y[2];
    }

    [Differentiable]
    [Sample]
    public static float Single(float x) => Opaque.Softplus(x * x) + Opaque.Softplus(2 * x);

    [Differentiable]
    [Sample]
    public static double Generic(double x, float y) => Opaque.Cube(x) * Opaque.Cube(y * 2);

    [Differentiable]
    [Sample]
    public static double ThroughHelper(double x) => Helper(x) * Helper(2);

    private static double Helper(double v)
    {
        if (v > 1.9)
        {
            return Opaque.Erf(0.1 * v);
        }

        return v * Opaque.Erf(v);
    }

    [Differentiable]
    [Sample]
    public static double OtherOverloadHasSource(double x, double y) => Opaque.Doubtful(x, y) * Opaque.Doubtful(x);

    [Differentiable]
    [Sample]
    public static double ArgumentsWithEffects(double x)
    {
        double y = x;
        return Opaque.Energy(y, [y, y *= 2, 3], (int)(y = 1.5)) * y;
    }

    [Differentiable]
    [Sample("x[4]")]
    public static double LibraryKernel(ReadOnlySpan<double> x) => AutoDiff.Kernels.LogSumExp.Of(x) * x[0] + AutoDiff.Kernels.LogSumExp.Of(x[1..]);

    [Differentiable]
    [Sample("x[4] label=2")]
    public static double CrossEntropyOfKernel(ReadOnlySpan<double> x, int label)
    {
        Span<double> p = stackalloc double[x.Length];
        AutoDiff.Kernels.Softmax.Of(x, p);
        return -Math.Log(p[label]);
    }

    [Differentiable]
    [Sample("&x[4]")]
    public static void SoftmaxInPlace(Span<double> x) => AutoDiff.Kernels.Softmax.Of(x, x);

    [Differentiable]
    [Sample("w[6] x[3]")]
    public static double MatrixKernel(ReadOnlySpan<double> w, ReadOnlySpan<double> x)
    {
        Span<double> y = stackalloc double[2];
        AutoDiff.Kernels.MatrixProduct.Multiply(w, x, y, 2, 3, 1);
        return Math.Tanh(y[0]) * y[1];
    }

    [Differentiable]
    [Sample("x[4] n=3")]
    public static double MatrixPower(ReadOnlySpan<double> x, int n)
    {
        double[] power = x.ToArray();
        double[] next = new double[4];
        for (int i = 0; i < n; i++)
        {
            AutoDiff.Kernels.MatrixProduct.Multiply(power, x, next, 2, 2, 2);
            next.CopyTo(power, 0);
        }

        return power[0] + power[3];
    }
}
