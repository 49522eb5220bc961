using System.Numerics;

namespace AutoDiff.GradientChecking;

/// <summary>Checks a gradient component by component.</summary>
/// <param name="function">The function.</param>
/// <param name="point">Where it is checked.</param>
/// <param name="gradient">The finite part of the gradient under test.</param>
/// <param name="precision">What to expect of the number type.</param>
/// <param name="judge">Compares slopes.</param>
internal sealed class ComponentSweep<T>(
    ScalarFunction<T> function, T[] point, double[] gradient, CheckPrecision precision, SlopeJudge<T> judge)
    where T : IFloatingPointIeee754<T>
{
    private readonly double _largest = Largest(gradient);

    /// <summary>Compares every component.</summary>
    /// <param name="analytic">The gradient under test as it was given, NaN and all.</param>
    public IEnumerable<GradientComparison> All(ReadOnlyMemory<double> analytic)
    {
        for (int i = 0; i < analytic.Length; i++)
        {
            yield return One(i, analytic.Span[i]);
        }
    }

    /// <summary>Compares one component.</summary>
    public GradientComparison One(int component, double analytic)
    {
        double x = Math.Abs(double.CreateTruncating(point[component]));
        double natural = PowerOfTwo(Math.Max(1, x));
        double finer = natural * PowerOfTwo(Math.Cbrt(precision.Epsilon));
        Line<T> line = new(function, point, gradient, component, [1.0]);
        // A small component may matter on its own scale (log x), and a function may bend on a scale finer than both.
        return x is > 0 and < 0.25
            ? judge.Compare(line, component, false, analytic, _largest, natural, PowerOfTwo(x), finer)
            : judge.Compare(line, component, false, analytic, _largest, natural, finer);
    }

    /// <summary>The power of two at or below a positive number: steps of that size are exact.</summary>
    public static double PowerOfTwo(double x) => Math.ScaleB(1, Math.ILogB(x));

    private static double Largest(ReadOnlySpan<double> values)
    {
        double largest = 0;
        foreach (double value in values)
        {
            largest = Math.Max(largest, Math.Abs(value));
        }

        return largest;
    }
}
