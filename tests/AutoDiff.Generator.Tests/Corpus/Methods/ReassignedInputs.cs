namespace Corpus;

/// <summary>Inputs that are not differentiated themselves, but carry active values once they are assigned.</summary>
public static partial class ReassignedInputs
{
    [Differentiable(nameof(y))]
    [Sample("x y")]
    public static double Accumulated(double x, double y)
    {
        x += y;
        return x;
    }

    [Differentiable(nameof(w))]
    [Sample("w[4] scale")]
    public static double Running(ReadOnlySpan<double> w, double scale)
    {
        double s = 0;
        for (int i = 0; i < w.Length; i++)
        {
            scale = scale * w[i];
            s += scale * w[0];
        }

        return s;
    }

    [Differentiable(nameof(a))]
    [Sample("x a[1] &b[3]")]
    public static void IntoASpan(double x, ReadOnlySpan<double> a, Span<double> b)
    {
        x /= 1.4 + a[0] * b[2];
        b[0] = x;
    }
}
