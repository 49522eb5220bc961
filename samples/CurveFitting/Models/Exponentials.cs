using AutoDiff;

namespace CurveFitting.Models;

/// <summary>Curves of rise and decay.</summary>
internal static partial class Exponentials
{
    [Differentiable(nameof(b))]
    public static double Saturation(ReadOnlySpan<double> b, ReadOnlySpan<double> x) => b[0] * (1 - Math.Exp(-b[1] * x[0]));

    [Differentiable(nameof(b))]
    public static double DampedQuotient(ReadOnlySpan<double> b, ReadOnlySpan<double> x) =>
        Math.Exp(-b[0] * x[0]) / (b[1] + b[2] * x[0]);

    [Differentiable(nameof(b))]
    public static double Bell(ReadOnlySpan<double> b, ReadOnlySpan<double> x)
    {
        double distance = (x[0] - b[2]) / b[1];
        return b[0] / b[1] * Math.Exp(-0.5 * distance * distance);
    }

    [Differentiable(nameof(b))]
    public static double TwoPeaks(ReadOnlySpan<double> b, ReadOnlySpan<double> x)
    {
        double baseline = b[0] * Math.Exp(-b[1] * x[0]);
        double first = b[2] * Math.Exp(-Math.Pow(x[0] - b[3], 2) / Math.Pow(b[4], 2));
        double second = b[5] * Math.Exp(-Math.Pow(x[0] - b[6], 2) / Math.Pow(b[7], 2));
        return baseline + first + second;
    }

    [Differentiable(nameof(b))]
    public static double ThreeDecays(ReadOnlySpan<double> b, ReadOnlySpan<double> x)
    {
        double sum = 0;
        for (int k = 0; k < 6; k += 2)
        {
            sum += b[k] * Math.Exp(-b[k + 1] * x[0]);
        }

        return sum;
    }

    [Differentiable(nameof(b))]
    public static double OffsetDecays(ReadOnlySpan<double> b, ReadOnlySpan<double> x) =>
        b[0] + b[1] * Math.Exp(-x[0] * b[3]) + b[2] * Math.Exp(-x[0] * b[4]);

    [Differentiable(nameof(b))]
    public static double Logistic(ReadOnlySpan<double> b, ReadOnlySpan<double> x) => b[0] / (1 + Math.Exp(b[1] - b[2] * x[0]));

    [Differentiable(nameof(b))]
    public static double Degradation(ReadOnlySpan<double> b, ReadOnlySpan<double> x) => b[0] - b[1] * x[0] * Math.Exp(-b[2] * x[1]);
}
