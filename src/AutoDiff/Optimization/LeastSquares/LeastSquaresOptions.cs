namespace AutoDiff.Optimization.LeastSquares;

/// <summary>When a fit stops.</summary>
public sealed record LeastSquaresOptions
{
    /// <summary>The largest number of iterations; 2000 unless set.</summary>
    public int MaxIterations { get; init; } = 2000;

    /// <summary>
    /// The first damping of Levenberg and Marquardt's method, as a share of the scaled Jacobian's squares; 1e-3 unless set. Far from a good fit a
    /// larger one (1, 10) keeps the first step short.
    /// </summary>
    public double InitialDamping { get; init; } = 1e-3;

    /// <summary>It has converged where a step changes the scaled parameters by a smaller share than this; 1e-12 unless set.</summary>
    public double StepTolerance { get; init; } = 1e-12;

    /// <summary>… or where the residuals are orthogonal to the columns of the Jacobian up to this cosine; 1e-14 unless set.</summary>
    public double OrthogonalityTolerance { get; init; } = 1e-14;
}
