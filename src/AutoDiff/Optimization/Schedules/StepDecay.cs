namespace AutoDiff.Optimization.Schedules;

/// <summary>η₀ f^⌊epoch / n⌋: the rate drops at once every n epochs.</summary>
/// <param name="Rate">η₀, the learning rate to begin with.</param>
/// <param name="Every">n, the number of epochs between drops, at least 1.</param>
/// <param name="Factor">f, what is left after a drop; commonly ½ or 0.1.</param>
public sealed record StepDecay(double Rate, int Every, double Factor) : ILearningRateSchedule
{
    /// <inheritdoc />
    public double At(int epoch)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(epoch);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(Every);
        return Rate * Math.Pow(Factor, epoch / Every);
    }
}
