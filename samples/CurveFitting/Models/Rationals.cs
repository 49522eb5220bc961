using AutoDiff;

namespace CurveFitting.Models;

/// <summary>Quotients of polynomials, powers and what remains.</summary>
internal static partial class Rationals
{
    [Differentiable(nameof(b))]
    public static double Cubics(ReadOnlySpan<double> b, ReadOnlySpan<double> x)
    {
        double t = x[0];
        return (b[0] + t * (b[1] + t * (b[2] + t * b[3]))) / (1 + t * (b[4] + t * (b[5] + t * b[6])));
    }

    [Differentiable(nameof(b))]
    public static double Quadratics(ReadOnlySpan<double> b, ReadOnlySpan<double> x)
    {
        double t = x[0];
        return b[0] * (t * t + t * b[1]) / (t * t + t * b[2] + b[3]);
    }

    [Differentiable(nameof(b))]
    public static double PowerLaw(ReadOnlySpan<double> b, ReadOnlySpan<double> x) => b[0] * Math.Pow(x[0], b[1]);

    [Differentiable(nameof(b))]
    public static double InverseSquare(ReadOnlySpan<double> b, ReadOnlySpan<double> x) =>
        b[0] * (1 - Math.Pow(1 + b[1] * x[0] / 2, -2));

    [Differentiable(nameof(b))]
    public static double QuantumDefect(ReadOnlySpan<double> b, ReadOnlySpan<double> x) =>
        b[0] - b[1] * x[0] - Math.Atan(b[2] / (x[0] - b[3])) / Math.PI;
}
