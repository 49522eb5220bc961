namespace AutoDiff.GradientChecking;

/// <summary>
/// The analytic gradient of a <see cref="ScalarFunction{T}"/>. The buffer arrives cleared, so that a method that
/// sets its gradient and one that adds to it both fit.
/// </summary>
/// <typeparam name="T">The number type, <see cref="double"/> or <see cref="float"/>.</typeparam>
/// <param name="point">Where to evaluate, one entry a variable.</param>
/// <param name="gradient">Receives ∂f/∂point, of the same length as <paramref name="point"/>.</param>
public delegate void GradientFunction<T>(ReadOnlySpan<T> point, Span<T> gradient);
