namespace AutoDiff.Optimization.Schedules;

/// <summary>η₀ e^(−k epoch).</summary>
/// <param name="Rate">η₀, the learning rate to begin with.</param>
/// <param name="Decay">k ≥ 0, per epoch.</param>
public sealed record ExponentialDecay(double Rate, double Decay) : ILearningRateSchedule
{
    /// <inheritdoc />
    public double At(int epoch)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(epoch);
        return Rate * Math.Exp(-Decay * epoch);
    }
}
