namespace AutoDiff.Optimization.Schedules;

/// <summary>
/// Lowers the rate when a loss has stopped falling: after more than <see cref="Patience"/> epochs in a row that were not better than the best
/// one by a share of <see cref="Threshold"/>. It remembers, so that it is asked once an epoch, and saved with the optimizer.
/// </summary>
public sealed class ReduceOnPlateau
{
    /// <summary>Makes a schedule that has seen no loss.</summary>
    /// <param name="rate">η₀, positive and finite.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="rate"/> is not positive and finite.</exception>
    public ReduceOnPlateau(double rate)
    {
        if (!(rate > 0 && double.IsFinite(rate)))
        {
            throw new ArgumentOutOfRangeException(nameof(rate), rate, "The learning rate is positive and finite.");
        }

        Rate = rate;
    }

    /// <summary>What is left of the rate after a reduction; 0.1 unless set.</summary>
    public double Factor { get; init; } = 0.1;

    /// <summary>How many epochs without progress are borne with; 10 unless set.</summary>
    public int Patience { get; init; } = 10;

    /// <summary>By which share of the best loss a better one is better; 1e-4 unless set.</summary>
    public double Threshold { get; init; } = 1e-4;

    /// <summary>The smallest rate; 0 unless set.</summary>
    public double MinimalRate { get; init; }

    /// <summary>The rate of the next epoch.</summary>
    public double Rate { get; private set; }

    /// <summary>The smallest loss so far.</summary>
    public double Best { get; private set; } = double.PositiveInfinity;

    /// <summary>How many epochs there has been no progress.</summary>
    public int EpochsWithoutProgress { get; private set; }

    /// <summary>Takes note of the loss of an epoch.</summary>
    /// <param name="loss">Commonly that of the validation data. NaN is no progress.</param>
    /// <returns>The rate of the next epoch.</returns>
    public double Observe(double loss)
    {
        if (loss < Best - Threshold * Math.Abs(double.IsFinite(Best) ? Best : 0))
        {
            Best = loss;
            EpochsWithoutProgress = 0;
        }
        else if (++EpochsWithoutProgress > Patience)
        {
            Rate = Math.Max(Rate * Factor, MinimalRate);
            EpochsWithoutProgress = 0;
        }

        return Rate;
    }

    /// <summary>Goes on from where another run stopped.</summary>
    /// <param name="rate">Its <see cref="Rate"/>.</param>
    /// <param name="best">Its <see cref="Best"/>.</param>
    /// <param name="epochsWithoutProgress">Its <see cref="EpochsWithoutProgress"/>.</param>
    public void Restore(double rate, double best, int epochsWithoutProgress)
    {
        Rate = rate;
        Best = best;
        EpochsWithoutProgress = epochsWithoutProgress;
    }
}
