namespace AutoDiff.Optimization.Schedules;

/// <summary>The same rate throughout.</summary>
/// <param name="Rate">η.</param>
public sealed record ConstantRate(double Rate) : ILearningRateSchedule
{
    /// <inheritdoc />
    public double At(int epoch)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(epoch);
        return Rate;
    }
}
