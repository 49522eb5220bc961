namespace AutoDiff.Tests.GradientChecking;

/// <summary>A smooth, well-scaled function of any number of variables: Σ sin(wᵢ) wᵢ₊₁ + exp(wᵢ / 2), the indices wrapping.</summary>
internal static class Smooth
{
    public static double Value(ReadOnlySpan<double> w)
    {
        double sum = 0;
        for (int i = 0; i < w.Length; i++)
        {
            sum += (Math.Sin(w[i]) * w[(i + 1) % w.Length]) + Math.Exp(w[i] / 2);
        }

        return sum;
    }

    public static void Gradient(ReadOnlySpan<double> w, Span<double> gradient)
    {
        for (int i = 0; i < w.Length; i++)
        {
            double before = w[(i + w.Length - 1) % w.Length];
            gradient[i] = (Math.Cos(w[i]) * w[(i + 1) % w.Length]) + Math.Sin(before) + (Math.Exp(w[i] / 2) / 2);
        }
    }
}
