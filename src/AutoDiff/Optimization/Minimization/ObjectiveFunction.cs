namespace AutoDiff.Optimization.Minimization;

/// <summary>A function to be minimised, with its gradient, as the generated <c>FGradient</c> computes both.</summary>
/// <param name="x">Where.</param>
/// <param name="gradient">Is set to ∂f/∂x.</param>
/// <returns>f(x); NaN or +∞ outside of the domain.</returns>
public delegate double ObjectiveFunction(ReadOnlySpan<double> x, Span<double> gradient);
