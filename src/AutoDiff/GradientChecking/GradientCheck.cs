using System.Numerics;

namespace AutoDiff.GradientChecking;

/// <summary>
/// Compares an analytic gradient with numerical differentiation: Richardson-extrapolated central differences, with an
/// estimate of their own error, so that a right gradient does not fail for roundoff nor a wrong one pass for it.
/// </summary>
/// <remarks>
/// Two slopes a and n agree where |a − n| ≤ tolerance · max(|a|, |n|, floor) + uncertainty of n. The floor is 1e-6 of the
/// largest component and at least 1e-10 (float: 1e-3 and 1e-4), so that two tiny numbers do not fail; along a random
/// direction it is the size of a typical slope, as a random sum may cancel. The uncertainty is four times the
/// extrapolation's own error estimate, or by how much the one-sided slopes seem to differ. Where they clearly differ the
/// point is a kink, and every value between them is right. Up to <see cref="GradientCheckOptions.MaxComponents"/>
/// components are each checked, with about twenty evaluations; more, along random directions.
/// </remarks>
/// <example>
/// <code>
/// GradientCheck.Run(w => Losses.Hinge(w, x, label, 1), (w, g) => Losses.HingeGradient(w, x, label, 1, g), w0).ThrowIfFailed();
/// </code>
/// </example>
public static partial class GradientCheck
{
    /// <summary>Checks the method that computes a gradient.</summary>
    /// <typeparam name="T">The number type, <see cref="double"/> or <see cref="float"/>.</typeparam>
    /// <param name="function">The function; the same value at the same point every time.</param>
    /// <param name="gradient">Its gradient under test.</param>
    /// <param name="point">Where to check, one entry a variable.</param>
    /// <param name="options">How strictly to check; null for the defaults.</param>
    /// <returns>What was found. Nothing is thrown for a wrong gradient before <see cref="GradientCheckResult.ThrowIfFailed"/>.</returns>
    /// <exception cref="NotSupportedException"><typeparamref name="T"/> is neither double nor float.</exception>
    public static GradientCheckResult Run<T>(
        ScalarFunction<T> function, GradientFunction<T> gradient, ReadOnlySpan<T> point, GradientCheckOptions? options = null)
        where T : IFloatingPointIeee754<T>
    {
        ArgumentNullException.ThrowIfNull(gradient);
        T[] analytic = new T[point.Length];
        gradient(point, analytic);
        return Run(function, analytic, point, options);
    }

    /// <summary>Checks a gradient that is already computed.</summary>
    /// <typeparam name="T">The number type, <see cref="double"/> or <see cref="float"/>.</typeparam>
    /// <param name="function">The function; the same value at the same point every time.</param>
    /// <param name="gradient">∂f/∂point under test, of the length of <paramref name="point"/>.</param>
    /// <param name="point">Where to check, one entry a variable.</param>
    /// <param name="options">How strictly to check; null for the defaults.</param>
    /// <returns>What was found.</returns>
    /// <exception cref="ArgumentException"><paramref name="gradient"/> and <paramref name="point"/> differ in length.</exception>
    /// <exception cref="NotSupportedException"><typeparamref name="T"/> is neither double nor float.</exception>
    public static GradientCheckResult Run<T>(
        ScalarFunction<T> function, ReadOnlySpan<T> gradient, ReadOnlySpan<T> point, GradientCheckOptions? options = null)
        where T : IFloatingPointIeee754<T>
    {
        ArgumentNullException.ThrowIfNull(function);
        if (gradient.Length != point.Length)
        {
            throw new ArgumentException($"The gradient has {gradient.Length} components, the point {point.Length}.", nameof(gradient));
        }

        double[] analytic = new double[gradient.Length];
        for (int i = 0; i < analytic.Length; i++)
        {
            analytic[i] = double.CreateTruncating(gradient[i]);
        }

        return Check(function, analytic, point.ToArray(), options ?? new GradientCheckOptions());
    }

    /// <summary>Checks the derivative of a function of one variable.</summary>
    /// <typeparam name="T">The number type, <see cref="double"/> or <see cref="float"/>.</typeparam>
    /// <param name="function">The function; the same value at the same point every time.</param>
    /// <param name="derivative">Its derivative under test.</param>
    /// <param name="point">Where to check.</param>
    /// <param name="options">How strictly to check; null for the defaults.</param>
    /// <returns>What was found.</returns>
    /// <exception cref="NotSupportedException"><typeparamref name="T"/> is neither double nor float.</exception>
    public static GradientCheckResult Run<T>(
        Func<T, T> function, Func<T, T> derivative, T point, GradientCheckOptions? options = null)
        where T : IFloatingPointIeee754<T>
    {
        ArgumentNullException.ThrowIfNull(derivative);
        return Run(function, derivative(point), point, options);
    }

    /// <summary>Checks the derivative of a function of one variable that is already computed.</summary>
    /// <typeparam name="T">The number type, <see cref="double"/> or <see cref="float"/>.</typeparam>
    /// <param name="function">The function; the same value at the same point every time.</param>
    /// <param name="derivative">df/dpoint under test.</param>
    /// <param name="point">Where to check.</param>
    /// <param name="options">How strictly to check; null for the defaults.</param>
    /// <returns>What was found.</returns>
    /// <exception cref="NotSupportedException"><typeparamref name="T"/> is neither double nor float.</exception>
    public static GradientCheckResult Run<T>(
        Func<T, T> function, T derivative, T point, GradientCheckOptions? options = null)
        where T : IFloatingPointIeee754<T>
    {
        ArgumentNullException.ThrowIfNull(function);
        return Run<T>(x => function(x[0]), [derivative], [point], options);
    }

    private static GradientCheckResult Check<T>(
        ScalarFunction<T> function, double[] analytic, T[] point, GradientCheckOptions options)
        where T : IFloatingPointIeee754<T>
    {
        CheckPrecision precision = CheckPrecision.Of<T>();
        double tolerance = options.Tolerance ?? precision.Tolerance;
        double value = double.CreateTruncating(function(point));
        // Components that are not finite are reported as such; the others are checked without them.
        double[] finite = Array.ConvertAll(analytic, g => double.IsFinite(g) ? g : 0);
        SlopeJudge<T> judge = new(value, precision, tolerance);
        ComponentSweep<T> components = new(function, point, finite, precision, judge);
        IEnumerable<GradientComparison> comparisons = [];
        if (double.IsFinite(value))
        {
            comparisons =
                point.Length <= options.MaxComponents ? components.All(analytic)
                : Array.Exists(analytic, g => !double.IsFinite(g)) ? NotFinite(analytic, components)
                : new DirectionSweep<T>(function, point, finite, precision, judge).All(options.Directions, options.Seed);
        }

        return new GradientCheckResult(value, point.Length, tolerance, [.. comparisons]);
    }

    /// <summary>The first components of a large gradient that are not finite; no direction could see past them.</summary>
    private static IEnumerable<GradientComparison> NotFinite<T>(double[] analytic, ComponentSweep<T> components)
        where T : IFloatingPointIeee754<T> =>
        Enumerable.Range(0, analytic.Length)
            .Where(i => !double.IsFinite(analytic[i]))
            .Take(16)
            .Select(i => components.One(i, analytic[i]));
}
