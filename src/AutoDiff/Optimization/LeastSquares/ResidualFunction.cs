namespace AutoDiff.Optimization.LeastSquares;

/// <summary>The residuals of a model: commonly prediction less measurement, one an observation.</summary>
/// <param name="parameters">Where.</param>
/// <param name="residuals">Is set. NaN or infinite outside of the model's domain.</param>
public delegate void ResidualFunction(ReadOnlySpan<double> parameters, Span<double> residuals);
