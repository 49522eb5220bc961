namespace AutoDiff.GradientChecking;

/// <summary>A function of many variables with one result, such as a loss as a function of the weights.</summary>
/// <typeparam name="T">The number type, <see cref="double"/> or <see cref="float"/>.</typeparam>
/// <param name="point">Where to evaluate, one entry a variable.</param>
/// <returns>The value at <paramref name="point"/>.</returns>
public delegate T ScalarFunction<T>(ReadOnlySpan<T> point);
