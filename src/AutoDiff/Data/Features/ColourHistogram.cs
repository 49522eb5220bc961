namespace AutoDiff.Data.Features;

/// <summary>
/// How often each range of brightness occurs in each channel, as a share of the pixels: what an image is coloured like, wherever its
/// pixels are. Source: Swain and Ballard (1991), per channel.
/// </summary>
public static class ColourHistogram
{
    /// <summary>The number of features.</summary>
    /// <param name="bins">The number of ranges of each channel.</param>
    /// <returns>Three times as many.</returns>
    public static int Length(int bins) => ColourImage.Channels * bins;

    /// <summary>Counts.</summary>
    /// <param name="image">The image.</param>
    /// <param name="bins">The number of equal ranges into which 0 … 255 is divided, from 1 to 256.</param>
    /// <param name="features">Is set: the shares of the red ranges, then of the green and the blue ones; each channel's sum to 1.</param>
    /// <exception cref="ArgumentException">The features are not <see cref="Length"/>.</exception>
    /// <exception cref="ArgumentOutOfRangeException">There are less than 1 or more than 256 ranges.</exception>
    public static void Of(ColourImage image, int bins, Span<double> features)
    {
        ArgumentNullException.ThrowIfNull(image);
        ArgumentOutOfRangeException.ThrowIfLessThan(bins, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(bins, 256);
        if (features.Length != Length(bins))
        {
            throw new ArgumentException($"{bins} bins make {Length(bins)} features, not {features.Length}.", nameof(features));
        }

        features.Clear();
        ReadOnlySpan<byte> values = image.Values;
        double share = 1.0 / image.Pixels;
        for (int i = 0; i < values.Length; i++)
        {
            features[i % ColourImage.Channels * bins + values[i] * bins / 256] += share;
        }
    }
}
