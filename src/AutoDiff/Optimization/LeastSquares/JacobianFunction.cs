namespace AutoDiff.Optimization.LeastSquares;

/// <summary>The derivatives of the residuals: a row an observation, as the generated <c>FGradient</c> of the prediction fills it.</summary>
/// <param name="parameters">Where.</param>
/// <param name="jacobian">Is set: ∂residualᵢ/∂parameterⱼ at i · n + j, of n parameters.</param>
public delegate void JacobianFunction(ReadOnlySpan<double> parameters, Span<double> jacobian);
