namespace AutoDiff.Regularization;

/// <summary>
/// Stochastic depth: in training, whole residual blocks are skipped at random, the later ones more often: block l of L survives with
/// probability 1 − (l/L)(1 − p). At test time a block's output is scaled by that probability. Source: Huang et al. (2016).
/// </summary>
public sealed class StochasticDepth
{
    private readonly SeededDraws _draws;

    /// <summary>Makes the draws for a network.</summary>
    /// <param name="blocks">L, the number of residual blocks, at least 1.</param>
    /// <param name="finalSurvival">p, the probability that the last block survives, from 0 to 1; commonly ½.</param>
    /// <param name="seed">Determines the draws.</param>
    /// <exception cref="ArgumentOutOfRangeException">A value is out of its range.</exception>
    public StochasticDepth(int blocks, double finalSurvival, int seed)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(blocks);
        if (!(finalSurvival is >= 0 and <= 1))
        {
            throw new ArgumentOutOfRangeException(nameof(finalSurvival), finalSurvival, "A probability is from 0 to 1.");
        }

        Blocks = blocks;
        FinalSurvival = finalSurvival;
        _draws = new SeededDraws(seed);
    }

    /// <summary>L.</summary>
    public int Blocks { get; }

    /// <summary>p.</summary>
    public double FinalSurvival { get; }

    /// <summary>The probability that a block survives: what its output is scaled by at test time.</summary>
    /// <param name="block">l, from 1 to <see cref="Blocks"/>.</param>
    /// <returns>1 − (l/L)(1 − p).</returns>
    /// <exception cref="ArgumentOutOfRangeException">There is no such block.</exception>
    public double Survival(int block)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(block, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(block, Blocks);
        return 1 - (double)block / Blocks * (1 - FinalSurvival);
    }

    /// <summary>Whether a block takes part in a training step; determined by the seed, the step and the block.</summary>
    /// <param name="step">The number of the training step.</param>
    /// <param name="block">l, from 1 to <see cref="Blocks"/>.</param>
    /// <returns>False where the block is skipped.</returns>
    /// <exception cref="ArgumentOutOfRangeException">There is no such block.</exception>
    public bool Survives(long step, int block) => _draws.Uniform(step, block) < Survival(block);
}
