namespace AutoDiff.GradientChecking;

/// <summary>A slope in the limit of a vanishing step, with its estimated error; NaN and +∞ where there is none.</summary>
internal readonly record struct ExtrapolatedSlope(double Value, double Error)
{
    public static ExtrapolatedSlope None => new(double.NaN, double.PositiveInfinity);

    public bool Exists => double.IsFinite(Value) && double.IsFinite(Error);
}
