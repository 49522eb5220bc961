namespace AutoDiff.Optimization.Schedules;

/// <summary>η₁ + (η₀ − η₁)(1 + cos(π epoch / n)) / 2 for n epochs, η₁ from then on. Source: Loshchilov and Hutter (2016), without restarts.</summary>
/// <param name="Rate">η₀, the learning rate to begin with.</param>
/// <param name="Epochs">n, at least 1.</param>
/// <param name="Final">η₁, the rate at the end.</param>
public sealed record CosineDecay(double Rate, int Epochs, double Final = 0) : ILearningRateSchedule
{
    /// <inheritdoc />
    public double At(int epoch)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(epoch);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(Epochs);
        return Final + (Rate - Final) * (1 + Math.Cos(Math.PI * Math.Min(epoch, Epochs) / Epochs)) / 2;
    }
}
