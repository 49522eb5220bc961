namespace Corpus;

public static partial class Floats
{
    [Differentiable]
    [Sample]
    public static float Scalar(float x, float y) => x * x * y + MathF.Sin(x) / y;

    [Differentiable]
    [Sample("w[4] x[4]")]
    public static float DotTanh(ReadOnlySpan<float> w, ReadOnlySpan<float> x)
    {
        float sum = 0;
        for (int i = 0; i < w.Length; i++)
        {
            sum += w[i] * x[i];
        }

        return MathF.Tanh(sum / w.Length);
    }

    [Differentiable]
    [Sample]
    public static float ThroughDouble(float x) => (float)Math.Exp(-x) * x;

    [Differentiable]
    [Sample]
    public static double WidenedFloat(float x, double y) => x * y + Math.Sqrt(x) * x;

    [Differentiable]
    [Sample]
    public static float NarrowedDouble(double x, float y)
    {
        float z = (float)(x * x);
        return z * y;
    }

    [Differentiable]
    [Sample("x[4]")]
    public static double DoubleAccumulatorOfFloats(float[] x)
    {
        double sum = 0;
        foreach (float value in x)
        {
            sum += value * value;
        }

        return sum / x.Length;
    }

    [Differentiable]
    [Sample("&x[4]")]
    public static void FloatsInPlace(Span<float> x)
    {
        for (int i = 0; i < x.Length; i++)
        {
            x[i] = MathF.Exp(-x[i]) + x[i] * 0.5f;
        }
    }

    [Differentiable]
    [Sample("x=0.2..0.8 n=3")]
    public static float FloatRecurrence(float x, int n)
    {
        float y = x;
        for (int i = 0; i < n; i++)
        {
            y = 2.5f * y * (1 - y);
        }

        return y;
    }

    [Differentiable]
    [Sample("x=0.3..0.8 y=1.1..1.7")]
    public static float FloatSelections(float x, float y) => MathF.Max(x, y) * MathF.Abs(x) + Math.Min(x, y) * 3 + MathF.Pow(x, y) + MathF.Pow(x, 2);

    [Differentiable]
    [Sample("n=3")]
    public static float IntegerToFloat(float x, int n) => n * x / (n + 1) + x * (n / 2);

    [Differentiable]
    [Sample("x[3]")]
    public static float FloatScratch(float[] x)
    {
        float[] y = new float[x.Length];
        for (int i = 0; i < x.Length; i++)
        {
            y[i] = x[i] / (1 + MathF.Sqrt(x[i]));
        }

        return y[0] * y[1] + y[2];
    }

    [Differentiable]
    [Sample("x=0.2..0.4")]
    [Sample("x=0.6..0.8")]
    public static float FloatBranch(float x) => x > 0.5f ? x * x : MathF.Log(x);

    [Differentiable]
    [Sample]
    public static float ImplicitConversions(float x, float y)
    {
        double a = x;
        double b = a * y;
        b += x;
        float c = (float)b;
        c += (float)a;
        return c * c;
    }

    [Differentiable]
    [Sample]
    public static float CompoundNarrowing(float x)
    {
        float y = x;
        y += 2 * x;
        y *= (float)1.5;
        return y * y;
    }
}
