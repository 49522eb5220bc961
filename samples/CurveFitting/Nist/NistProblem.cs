namespace CurveFitting.Nist;

/// <summary>A problem of the NIST Statistical Reference Datasets for nonlinear regression.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Starts">The two published starting points.</param>
/// <param name="Certified">The certified parameters.</param>
/// <param name="SumOfSquares">The certified residual sum of squares.</param>
/// <param name="Responses">y, one an observation.</param>
/// <param name="Predictors">x, a row an observation.</param>
internal sealed record NistProblem(
    string Name, double[][] Starts, double[] Certified, double SumOfSquares, double[] Responses, double[][] Predictors);
