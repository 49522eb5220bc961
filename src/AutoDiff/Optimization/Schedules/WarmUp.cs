namespace AutoDiff.Optimization.Schedules;

/// <summary>Rises in n equal steps to the rate with which another schedule begins, and hands over to it. Source: Goyal et al. (2017).</summary>
/// <param name="Then">The schedule after the warm-up, whose epochs count from there.</param>
/// <param name="Epochs">n: the rates of epochs 0 … n − 1 are (epoch + 1)/(n + 1) of the first one.</param>
public sealed record WarmUp(ILearningRateSchedule Then, int Epochs) : ILearningRateSchedule
{
    /// <inheritdoc />
    public double At(int epoch)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(epoch);
        return epoch < Epochs ? Then.At(0) * (epoch + 1) / (Epochs + 1) : Then.At(epoch - Epochs);
    }
}
