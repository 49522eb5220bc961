namespace AutoDiff.GradientChecking;

/// <summary>The slopes of a function at a point along a line: from the left, from the right, and central.</summary>
internal readonly record struct LineSlopes(ExtrapolatedSlope Left, ExtrapolatedSlope Right, ExtrapolatedSlope Central)
{
    /// <summary>How much the one-sided slopes differ.</summary>
    public double Jump => Math.Abs(Right.Value - Left.Value);

    /// <summary>The slope to compare with: the central one, at the border of the domain the one that exists.</summary>
    public ExtrapolatedSlope Slope => Central.Exists ? Central : Left.Error < Right.Error ? Left : Right;

    /// <summary>
    /// Whether the one-sided slopes have converged, to limits that differ. A difference within the tolerance is none: the
    /// central slope is then right for both sides.
    /// </summary>
    /// <param name="tolerance">The relative error up to which slopes agree.</param>
    /// <param name="floor">Slopes are measured against at least this.</param>
    public bool HasKink(double tolerance, double floor) =>
        Left.Exists && Right.Exists
        && Jump > tolerance * Math.Max(floor, Math.Max(Math.Abs(Left.Value), Math.Abs(Right.Value)))
        && Jump > 10 * (Left.Error + Right.Error);

    /// <summary>The relative error that the slopes are known with.</summary>
    /// <param name="tolerance">The relative error up to which slopes agree.</param>
    /// <param name="floor">Slopes are measured against at least this.</param>
    public double Uncertainty(double tolerance, double floor)
    {
        double error = HasKink(tolerance, floor) ? Math.Max(Left.Error, Right.Error) : Slope.Error;
        return Slope.Exists ? error / Math.Max(floor, Math.Abs(Slope.Value)) : double.PositiveInfinity;
    }
}
