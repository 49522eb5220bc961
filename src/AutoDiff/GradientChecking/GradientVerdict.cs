namespace AutoDiff.GradientChecking;

/// <summary>What comparing one analytic slope with numerical differentiation came to, in rising order of gravity.</summary>
public enum GradientVerdict
{
    /// <summary>The two slopes agree within the tolerance and the numerical error.</summary>
    Agrees,

    /// <summary>The one-sided slopes differ, and the analytic value lies between them: a subgradient. Not a failure.</summary>
    Kink,

    /// <summary>Roundoff or non-convergence leaves an error too large to tell right from wrong. Not a failure by itself.</summary>
    Unresolved,

    /// <summary>The analytic slope is not the slope of the function; at a kink, it is outside the one-sided slopes.</summary>
    Wrong,

    /// <summary>The analytic slope, or the function arbitrarily near the point, is NaN or infinite.</summary>
    NotFinite,
}
