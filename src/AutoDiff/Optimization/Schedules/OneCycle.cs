namespace AutoDiff.Optimization.Schedules;

/// <summary>One rise from peak/d₀ to the peak and one fall to peak/(d₀ d₁), both along a cosine. Source: Smith and Topin (2017), in the form that PyTorch made common.</summary>
/// <param name="Peak">The largest rate.</param>
/// <param name="Epochs">The number of epochs, at least 1.</param>
/// <param name="RisingShare">The share of the epochs in which the rate rises, from 0 to 1.</param>
/// <param name="InitialDivisor">d₀.</param>
/// <param name="FinalDivisor">d₁.</param>
public sealed record OneCycle(double Peak, int Epochs, double RisingShare = 0.3, double InitialDivisor = 25, double FinalDivisor = 1e4) : ILearningRateSchedule
{
    /// <inheritdoc />
    public double At(int epoch)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(epoch);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(Epochs);
        double initial = Peak / InitialDivisor;
        double last = Math.Max(Epochs - 1, 1);
        double top = RisingShare * last;
        double position = Math.Min(epoch, last);
        return position < top
            ? Between(initial, Peak, position / top)
            : Between(Peak, initial / FinalDivisor, last > top ? (position - top) / (last - top) : 1);
    }

    private static double Between(double from, double to, double way)
    {
        return to + (from - to) * (1 + Math.Cos(Math.PI * way)) / 2;
    }
}
