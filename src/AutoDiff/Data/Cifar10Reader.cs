namespace AutoDiff.Data;

/// <summary>
/// Reads the binary version of CIFAR-10: records of 3073 bytes, the label and three planes of 32 × 32 values. Source: Krizhevsky (2009),
/// www.cs.toronto.edu/~kriz/cifar.html.
/// </summary>
public static class Cifar10Reader
{
    /// <summary>The number of pixels in a row, and of rows.</summary>
    public const int Side = 32;

    /// <summary>The number of classes.</summary>
    public const int Classes = 10;

    private const int ImageLength = Side * Side * ColourImage.Channels;
    private const int RecordLength = 1 + ImageLength;

    /// <summary>Reads one batch file.</summary>
    /// <param name="path">The file, such as <c>data_batch_1.bin</c>.</param>
    /// <returns>The images with their labels, in the order of the file.</returns>
    /// <exception cref="InvalidDataException">The file is empty or cut off, or a label is none.</exception>
    /// <exception cref="IOException">It cannot be read.</exception>
    public static IReadOnlyList<LabelledImage> Read(string path)
    {
        byte[] bytes = File.ReadAllBytes(path);
        if (bytes.Length == 0 || bytes.Length % RecordLength != 0)
        {
            throw new InvalidDataException($"'{path}' has {bytes.Length} bytes, which are not whole records of {RecordLength}.");
        }

        List<LabelledImage> images = new(bytes.Length / RecordLength);
        for (int start = 0; start < bytes.Length; start += RecordLength)
        {
            int label = bytes[start];
            if (label >= Classes)
            {
                throw new InvalidDataException($"'{path}': image {images.Count} has the label {label}; CIFAR-10 has labels from 0 to {Classes - 1}.");
            }

            images.Add(new LabelledImage(label, ColourImage.FromPlanes(Side, Side, bytes.AsSpan(start + 1, ImageLength))));
        }

        return images;
    }
}
