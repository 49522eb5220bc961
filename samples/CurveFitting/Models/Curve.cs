namespace CurveFitting.Models;

/// <summary>A curve's height at one point.</summary>
internal delegate double Prediction(ReadOnlySpan<double> b, ReadOnlySpan<double> x);

/// <summary>The generated derivative of a <see cref="Prediction"/> by its parameters: a row of the Jacobian.</summary>
internal delegate double PredictionGradient(ReadOnlySpan<double> b, ReadOnlySpan<double> x, Span<double> bGradient);

/// <summary>A family of curves that can be fitted to data.</summary>
/// <param name="Formula">How it reads.</param>
/// <param name="Predict">Its height.</param>
/// <param name="Gradient">The derivative by its parameters.</param>
/// <param name="FitsLogarithm">The curve describes log y, not y.</param>
internal sealed record Curve(string Formula, Prediction Predict, PredictionGradient Gradient, bool FitsLogarithm = false);
