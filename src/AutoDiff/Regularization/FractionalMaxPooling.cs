using System.Numerics;

namespace AutoDiff.Regularization;

/// <summary>
/// Fractional max pooling: an image is shrunk by a ratio between 1 and 2 to the maxima of overlapping regions whose borders are drawn at
/// random, which regularises as it pools. Source: Graham (2014), with pseudo-random borders aᵢ = ⌈α(i + u)⌉.
/// </summary>
public static partial class FractionalMaxPooling
{
    /// <summary>Draws the borders of the regions along one axis: <paramref name="outputs"/> + 1 of them, from 0 to <paramref name="inputs"/> − 1, each 1 or 2 from the one before.</summary>
    /// <param name="inputs">The number of pixels before, at least 2.</param>
    /// <param name="outputs">The number of pixels after: between half of <paramref name="inputs"/> − 1 (rounded up) and <paramref name="inputs"/> − 1.</param>
    /// <param name="seed">Determines u; commonly another one for each image, axis and pass.</param>
    /// <returns>The borders; region i goes from border i to border i + 1, both included.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The ratio of the sizes is not between 1 and 2.</exception>
    public static int[] Borders(int inputs, int outputs, int seed)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(inputs, 2);
        int last = inputs - 1;
        if (outputs > last || 2 * (long)outputs < last)
        {
            throw new ArgumentOutOfRangeException(nameof(outputs), outputs, $"{inputs} pixels shrink to between {(last + 1) / 2} and {last}.");
        }

        double ratio = (double)last / outputs;
        double shift = new SeededDraws(seed).Uniform(0, 0);
        int[] borders = new int[outputs + 1];
        int origin = (int)Math.Ceiling(ratio * shift);
        for (int i = 1; i < outputs; i++)
        {
            borders[i] = Math.Clamp((int)Math.Ceiling(ratio * (i + shift)) - origin, borders[i - 1] + 1, borders[i - 1] + 2);
            // What is left must still be reachable in steps of 1 and 2.
            borders[i] = Math.Clamp(borders[i], last - 2 * (outputs - i), last - (outputs - i));
        }

        borders[outputs] = last;
        return borders;
    }

    /// <summary>The maxima of the regions. Of equal pixels the first one gets the gradient.</summary>
    /// <typeparam name="T">The number type.</typeparam>
    /// <param name="image">One channel, row after row.</param>
    /// <param name="width">The number of pixels in a row.</param>
    /// <param name="columns">The borders along a row, as <see cref="Borders"/> makes them.</param>
    /// <param name="rows">The borders down a column.</param>
    /// <param name="pooled">Is set: (columns − 1) × (rows − 1) maxima, row after row.</param>
    /// <exception cref="ArgumentException">The image, the borders and the result do not fit together.</exception>
    [Differentiable(nameof(image))]
    public static void Pool<T>(ReadOnlySpan<T> image, int width, ReadOnlySpan<int> columns, ReadOnlySpan<int> rows, Span<T> pooled)
        where T : IFloatingPointIeee754<T>
    {
        int across = columns.Length - 1;
        int down = rows.Length - 1;
        RequireShapes(image.Length, width, across, down, pooled.Length);
        for (int i = 0; i < down; i++)
        {
            for (int j = 0; j < across; j++)
            {
                T largest = image[rows[i] * width + columns[j]];
                for (int y = rows[i]; y <= rows[i + 1]; y++)
                {
                    for (int x = columns[j]; x <= columns[j + 1]; x++)
                    {
                        largest = image[y * width + x] > largest ? image[y * width + x] : largest;
                    }
                }

                pooled[i * across + j] = largest;
            }
        }
    }

    private static void RequireShapes(int pixels, int width, int across, int down, int pooled)
    {
        if (width < 1 || pixels % width != 0)
        {
            throw new ArgumentException($"{pixels} pixels are not whole rows of {width}.");
        }

        if (across < 1 || down < 1 || pooled != across * down)
        {
            throw new ArgumentException($"{across} by {down} regions do not fill a result of {pooled}.");
        }
    }
}
