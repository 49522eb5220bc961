namespace ImageClassifier.Data;

/// <summary>Normally distributed numbers from a seeded generator.</summary>
internal static class GaussianNoise
{
    /// <summary>One standard normal number, by Box and Muller.</summary>
    public static double NextGaussian(this Random random)
    {
        // 1 − u lies in (0, 1], where the logarithm is finite.
        double radius = Math.Sqrt(-2 * Math.Log(1 - random.NextDouble()));
        return radius * Math.Cos(2 * Math.PI * random.NextDouble());
    }
}
