namespace AutoDiff.Data;

/// <summary>An image of width × height × 3 numbers from 0 to 255: red, green and blue of a pixel beside each other, row after row.</summary>
public sealed class ColourImage
{
    /// <summary>The number of channels.</summary>
    public const int Channels = 3;

    private readonly byte[] _values;

    /// <summary>Makes an image.</summary>
    /// <param name="width">The number of pixels in a row, at least 1.</param>
    /// <param name="height">The number of rows, at least 1.</param>
    /// <param name="values">Width · height · 3 values; the image keeps the array.</param>
    /// <exception cref="ArgumentException">There are more or fewer values.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The width or height is not positive.</exception>
    public ColourImage(int width, int height, byte[] values)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(width);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(height);
        ArgumentNullException.ThrowIfNull(values);
        if (values.Length != (long)width * height * Channels)
        {
            throw new ArgumentException($"An image of {width} × {height} pixels has {(long)width * height * Channels} values, not {values.Length}.", nameof(values));
        }

        Width = width;
        Height = height;
        _values = values;
    }

    /// <summary>The number of pixels in a row.</summary>
    public int Width { get; }

    /// <summary>The number of rows.</summary>
    public int Height { get; }

    /// <summary>The number of pixels.</summary>
    public int Pixels => Width * Height;

    /// <summary>All values.</summary>
    public ReadOnlySpan<byte> Values => _values;

    /// <summary>One value.</summary>
    /// <param name="x">The column.</param>
    /// <param name="y">The row, from the top.</param>
    /// <param name="channel">0 red, 1 green, 2 blue.</param>
    public byte this[int x, int y, int channel]
    {
        get
        {
            ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)x, (uint)Width, nameof(x));
            ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)y, (uint)Height, nameof(y));
            ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)channel, (uint)Channels, nameof(channel));
            return _values[(y * Width + x) * Channels + channel];
        }
    }

    /// <summary>Makes an image from three planes, all red values first, as CIFAR-10 has them.</summary>
    /// <param name="width">The number of pixels in a row.</param>
    /// <param name="height">The number of rows.</param>
    /// <param name="planes">The red, the green and the blue plane, row after row.</param>
    /// <returns>The image.</returns>
    /// <exception cref="ArgumentException">There are more or fewer values.</exception>
    public static ColourImage FromPlanes(int width, int height, ReadOnlySpan<byte> planes)
    {
        int pixels = planes.Length / Channels;
        byte[] values = new byte[planes.Length];
        for (int channel = 0; channel < Channels; channel++)
        {
            for (int i = 0; i < pixels; i++)
            {
                values[i * Channels + channel] = planes[channel * pixels + i];
            }
        }

        return new ColourImage(width, height, values);
    }

    /// <summary>Makes a grey image: every channel has the same value.</summary>
    /// <param name="width">The number of pixels in a row.</param>
    /// <param name="height">The number of rows.</param>
    /// <param name="grey">One value a pixel, row after row.</param>
    /// <returns>The image.</returns>
    /// <exception cref="ArgumentException">There are more or fewer values.</exception>
    public static ColourImage FromGrey(int width, int height, ReadOnlySpan<byte> grey)
    {
        byte[] values = new byte[grey.Length * Channels];
        for (int i = 0; i < values.Length; i++)
        {
            values[i] = grey[i / Channels];
        }

        return new ColourImage(width, height, values);
    }
}
