namespace AutoDiff.Data.Features;

/// <summary>
/// Histogram of oriented gradients: in each cell of the grey image, how strongly edges of each direction occur, per pixel. Adding the same
/// brightness everywhere changes nothing. Source: Dalal and Triggs (2005), with unsigned directions, without their block normalization.
/// </summary>
public static class OrientedGradients
{
    /// <summary>The number of features; pixels beyond the last whole cell are left out.</summary>
    /// <param name="width">The number of pixels in a row.</param>
    /// <param name="height">The number of rows.</param>
    /// <param name="cell">The side of a cell in pixels, commonly 8.</param>
    /// <param name="orientations">The number of directions between 0 and 180 degrees, commonly 9.</param>
    /// <returns>The number of cells times that of directions.</returns>
    public static int Length(int width, int height, int cell, int orientations) => width / cell * (height / cell) * orientations;

    /// <summary>Measures.</summary>
    /// <param name="image">The image; its grey values are the means of the channels, from 0 to 1.</param>
    /// <param name="cell">The side of a cell in pixels.</param>
    /// <param name="orientations">The number of directions between 0 and 180 degrees, counted from a horizontal gradient (a vertical edge).</param>
    /// <param name="features">Is set: cell after cell, row after row, the mean strength of each direction. A strength is shared between the two nearest directions.</param>
    /// <exception cref="ArgumentException">The features are not <see cref="Length"/>.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The side of a cell or the number of directions is not positive.</exception>
    public static void Of(ColourImage image, int cell, int orientations, Span<double> features)
    {
        ArgumentNullException.ThrowIfNull(image);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(cell);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(orientations);
        int expected = Length(image.Width, image.Height, cell, orientations);
        if (features.Length != expected)
        {
            throw new ArgumentException($"The image makes {expected} features, not {features.Length}.", nameof(features));
        }

        features.Clear();
        int columns = image.Width / cell;
        double share = 1.0 / (cell * cell);
        for (int y = 0; y < image.Height / cell * cell; y++)
        {
            for (int x = 0; x < columns * cell; x++)
            {
                double right = Grey(image, Math.Min(x + 1, image.Width - 1), y) - Grey(image, Math.Max(x - 1, 0), y);
                double down = Grey(image, x, Math.Min(y + 1, image.Height - 1)) - Grey(image, x, Math.Max(y - 1, 0));
                double strength = Math.Sqrt(right * right + down * down);
                double angle = Math.Atan2(down, right) / Math.PI;
                double position = (angle < 0 ? angle + 1 : angle) * orientations;
                int lower = (int)position;
                double upperShare = position - lower;
                Span<double> histogram = features.Slice((y / cell * columns + x / cell) * orientations, orientations);
                histogram[lower % orientations] += share * strength * (1 - upperShare);
                histogram[(lower + 1) % orientations] += share * strength * upperShare;
            }
        }
    }

    private static double Grey(ColourImage image, int x, int y) =>
        (image[x, y, 0] + image[x, y, 1] + image[x, y, 2]) / (255.0 * ColourImage.Channels);
}
