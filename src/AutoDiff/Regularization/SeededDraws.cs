namespace AutoDiff.Regularization;

/// <summary>
/// Random numbers by their place instead of by their order, so that none depends on how many were drawn before: SplitMix64's mixing
/// of seed, step and index. Source: Steele, Lea and Flood (2014).
/// </summary>
internal readonly struct SeededDraws(int seed)
{
    private const ulong Golden = 0x9E3779B97F4A7C15;

    /// <summary>A number from [0, 1).</summary>
    public double Uniform(long step, int index)
    {
        ulong state = Mix((uint)seed + Golden);
        state = Mix(state + (ulong)step * Golden);
        state = Mix(state + (uint)index * Golden);
        return (state >> 11) * (1.0 / (1UL << 53));
    }

    private static ulong Mix(ulong z)
    {
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }
}
