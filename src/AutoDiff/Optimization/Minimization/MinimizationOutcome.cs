namespace AutoDiff.Optimization.Minimization;

/// <summary>Why a minimiser stopped.</summary>
public enum MinimizationOutcome
{
    /// <summary>The gradient (or the step) is as small as was asked for.</summary>
    Converged,

    /// <summary>No lower value is found any more: commonly the limit of the number type, else a kink or a wrong gradient.</summary>
    NoProgress,

    /// <summary>The largest number of iterations was reached.</summary>
    IterationLimit,
}
