namespace Corpus;

/// <summary>Methods whose result is an array, and helpers that return arrays.</summary>
public static partial class ReturnedArrays
{
    [Differentiable]
    [Sample("x[4] return[4]")]
    public static double[] Softmax(double[] x)
    {
        double max = x[0];
        for (int i = 1; i < x.Length; i++)
        {
            max = Math.Max(max, x[i]);
        }

        double[] p = new double[x.Length];
        double sum = 0;
        for (int i = 0; i < x.Length; i++)
        {
            p[i] = Math.Exp(x[i] - max);
            sum += p[i];
        }

        for (int i = 0; i < x.Length; i++)
        {
            p[i] /= sum;
        }

        return p;
    }

    [Differentiable]
    [Sample("x[4] y[4]")]
    public static double CrossEntropy(double[] x, double[] y)
    {
        double[] p = Softmax(x);
        double loss = 0;
        for (int i = 0; i < p.Length; i++)
        {
            loss -= y[i] * Math.Log(p[i]);
        }

        return loss;
    }

    [Differentiable]
    [Sample("a[6] x[2] return[3]")]
    public static double[] MatrixVector(double[] a, double[] x)
    {
        double[] y = new double[a.Length / x.Length];
        for (int i = 0; i < y.Length; i++)
        {
            for (int j = 0; j < x.Length; j++)
            {
                y[i] += a[i * x.Length + j] * x[j];
            }
        }

        return y;
    }

    [Differentiable]
    [Sample("r=0.5..1 phi=0.1..1 return[2]")]
    public static double[] ToCartesian(double r, double phi) => [r * Math.Cos(phi), r * Math.Sin(phi)];

    [Differentiable]
    [Sample("a=1..2 b=4..5 c=0.1..0.5 return[2]")]
    [Sample("a=1..2 b=0..0.5 c=2..3 return[0]")]
    public static double[] QuadraticRoots(double a, double b, double c)
    {
        if (a == 0)
        {
            return new[] { -c / b };
        }

        double d = b * b - 4 * a * c;
        if (d < 0)
        {
            return Array.Empty<double>();
        }

        double root = Math.Sqrt(d);
        return new double[] { (-b + root) / (2 * a), (-b - root) / (2 * a) };
    }

    [Differentiable]
    [Sample("x[3] return[3]")]
    public static double[] Identity(double[] x) => x;

    [Differentiable]
    [Sample("&x[3] return[3]")]
    public static double[] WriteAndReturn(double[] x)
    {
        x[0] *= x[1];
        x[2] = Math.Sin(x[2]) * x[0];
        return x;
    }

    [Differentiable]
    [Sample("x[4] limit=3 return[4]")]
    [Sample("x[4] limit=0.5 return[2]")]
    public static double[] ReturnFromLoop(double[] x, double limit)
    {
        double[] y = (double[])x.Clone();
        for (int i = 1; i < y.Length; i++)
        {
            y[i] += y[i - 1] * x[0];
            if (limit < 1 && i == 2)
            {
                double[] part = new double[2];
                part[0] = y[1] * y[2];
                part[1] = y[0];
                return part;
            }
        }

        y[0] *= limit;
        return y;
    }

    [Differentiable]
    [Sample("x[4] return[2]")]
    public static double[] Slice(double[] x)
    {
        Span<double> y = x.AsSpan(1, 2);
        double[] z = y.ToArray();
        z[0] *= x[0];
        return z[..2];
    }

    [Differentiable]
    [Sample("x[2] return[3]")]
    public static double[] ConstantResult(double[] x)
    {
        double[] y = new double[3];
        y[0] = x.Length;
        return y;
    }

    [Differentiable]
    [Sample("x[3] return[3]")]
    public static float[] Singles(float[] x)
    {
        float[] y = new float[x.Length];
        for (int i = 0; i < x.Length; i++)
        {
            y[i] = MathF.Sin(x[i]) * x[0];
        }

        return y;
    }

    [Differentiable]
    [Sample("x[3] return[3]")]
    public static T[] Generic<T>(T[] x)
        where T : System.Numerics.IFloatingPointIeee754<T>
    {
        T[] y = new T[x.Length];
        for (int i = 0; i < x.Length; i++)
        {
            y[i] = x[i] * x[0];
        }

        return y;
    }

    [Differentiable]
    [Sample("x[3] &y[2] return[3]")]
    public static double[] WritesToo(double[] x, Span<double> y)
    {
        y[0] *= x[0];
        double[] z = new double[3];
        for (int i = 0; i < 3; i++)
        {
            z[i] = x[i] * y[i % 2];
        }

        y[1] = z[0] * z[1];
        return z;
    }

    [Differentiable]
    [Sample("x[3] n=3 return[3]")]
    public static double[] EulerSteps(double[] x, int n)
    {
        double[] state = (double[])x.Clone();
        for (int t = 0; t < n; t++)
        {
            double[] rate = Lorenz(state);
            for (int i = 0; i < state.Length; i++)
            {
                state[i] += 0.01 * rate[i];
            }
        }

        return state;
    }

    [Differentiable]
    [Sample("x[3] y[3]")]
    public static double Composed(double[] x, double[] y) => Sum(Scaled(Add(x, y), Sum(x))) * Sum(y);

    private static double[] Lorenz(double[] s) =>
        [10 * (s[1] - s[0]), s[0] * (28 - s[2]) - s[1], s[0] * s[1] - 8.0 / 3 * s[2]];

    private static double[] Add(double[] a, double[] b)
    {
        double[] sum = new double[a.Length];
        for (int i = 0; i < a.Length; i++)
        {
            sum[i] = a[i] + b[i];
        }

        return sum;
    }

    private static double[] Scaled(double[] a, double factor)
    {
        double[] product = new double[a.Length];
        for (int i = 0; i < a.Length; i++)
        {
            product[i] = a[i] * factor;
        }

        return product;
    }

    private static double Sum(double[] a)
    {
        double sum = 0;
        foreach (double v in a)
        {
            sum += v * v;
        }

        return sum;
    }
}
