using System.Buffers.Binary;

namespace ImageClassifier.Output.Report;

/// <summary>A small picture inside the page: an uncompressed BMP as a data address.</summary>
internal sealed class Bitmap(int width, int height)
{
    private const int HeaderLength = 54;

    private readonly int _stride = (3 * width + 3) / 4 * 4;
    private readonly byte[] _pixels = new byte[(3 * width + 3) / 4 * 4 * height];

    /// <summary>Sets a pixel, counted from the upper left.</summary>
    public void Set(int x, int y, byte red, byte green, byte blue)
    {
        // Rows go from the bottom to the top, colours from blue to red.
        int start = (height - 1 - y) * _stride + 3 * x;
        _pixels[start] = blue;
        _pixels[start + 1] = green;
        _pixels[start + 2] = red;
    }

    public string ToAddress()
    {
        byte[] file = new byte[HeaderLength + _pixels.Length];
        file[0] = (byte)'B';
        file[1] = (byte)'M';
        Write(file, 2, file.Length);
        Write(file, 10, HeaderLength);
        Write(file, 14, 40);
        Write(file, 18, width);
        Write(file, 22, height);
        file[26] = 1;
        file[28] = 24;
        Write(file, 34, _pixels.Length);
        _pixels.CopyTo(file, HeaderLength);
        return "data:image/bmp;base64," + Convert.ToBase64String(file);
    }

    private static void Write(byte[] file, int position, int number) => BinaryPrimitives.WriteInt32LittleEndian(file.AsSpan(position), number);
}
