namespace AutoDiff.Optimization.Minimization;

/// <summary>When a minimiser stops.</summary>
public sealed record MinimizationOptions
{
    /// <summary>The largest number of iterations; 1000 unless set.</summary>
    public int MaxIterations { get; init; } = 1000;

    /// <summary>It has converged where no component of the gradient is larger than this times max(1, |f|); 1e-10 unless set.</summary>
    public double GradientTolerance { get; init; } = 1e-10;

    /// <summary>How many steps L-BFGS remembers; 10 unless set.</summary>
    public int Memory { get; init; } = 10;
}
