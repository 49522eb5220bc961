using AutoDiff.GradientChecking;

namespace AutoDiff.Baselines;

/// <summary>
/// Random search: draws parameters at random and keeps the best, the bad idea that any gradient must beat. Source: CS231n notes on optimization,
/// "strategy 1".
/// </summary>
public static class RandomSearch
{
    /// <summary>Searches.</summary>
    /// <param name="loss">The function to be minimised. NaN never is the best.</param>
    /// <param name="best">Is set to the best parameters.</param>
    /// <param name="spread">The standard deviation of the normal distribution that is drawn from.</param>
    /// <param name="tries">How many draws, at least 1.</param>
    /// <param name="seed">Determines the draws.</param>
    /// <returns>The loss of the best; NaN where every loss was.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="tries"/> is not positive.</exception>
    public static double Run(ScalarFunction<double> loss, Span<double> best, double spread, int tries, int seed)
    {
        ArgumentNullException.ThrowIfNull(loss);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(tries);
        Random random = new(seed);
        double[] trial = new double[best.Length];
        double least = double.NaN;
        for (int number = 0; number < tries; number++)
        {
            for (int i = 0; i < trial.Length; i++)
            {
                trial[i] = spread * Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
            }

            double value = loss(trial);
            if (number == 0 || value < least || double.IsNaN(least))
            {
                least = value;
                trial.CopyTo(best);
            }
        }

        return least;
    }
}
