namespace AutoDiff.GradientChecking;

/// <summary>The Hessian of a function times a direction.</summary>
/// <typeparam name="T">The number type.</typeparam>
/// <param name="point">Where.</param>
/// <param name="direction">u, of the same length.</param>
/// <param name="product">Receives (∂²f/∂point²) u; arrives cleared.</param>
public delegate void HessianProduct<T>(ReadOnlySpan<T> point, ReadOnlySpan<T> direction, Span<T> product);
