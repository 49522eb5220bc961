namespace AutoDiff.Optimization.Schedules;

/// <summary>The learning rate of each epoch.</summary>
public interface ILearningRateSchedule
{
    /// <summary>The learning rate during an epoch.</summary>
    /// <param name="epoch">Counted from 0.</param>
    /// <returns>η, not negative.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="epoch"/> is negative.</exception>
    double At(int epoch);
}
