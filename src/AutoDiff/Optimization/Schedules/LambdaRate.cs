namespace AutoDiff.Optimization.Schedules;

/// <summary>η₀ f(epoch), any function: <c>epoch => Math.Pow(0.95, epoch)</c>.</summary>
/// <param name="Rate">η₀, the learning rate to begin with.</param>
/// <param name="Factor">f, what the rate is multiplied with.</param>
public sealed record LambdaRate(double Rate, Func<int, double> Factor) : ILearningRateSchedule
{
    /// <inheritdoc />
    public double At(int epoch)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(epoch);
        return Rate * Factor(epoch);
    }
}
