using System.Buffers.Binary;
using System.IO.Compression;

namespace AutoDiff.Data;

/// <summary>
/// Reads IDX files of unsigned bytes, the format of MNIST (Y. LeCun, C. Cortes, C. Burges, "The MNIST database"):
/// two zero bytes, the element type, the number of dimensions, each dimension as a big-endian 32-bit number, the data.
/// </summary>
public static class IdxReader
{
    private const byte UnsignedByte = 0x08;

    // A header may lie about the size: the buffer grows with what the file holds, not with what it says.
    private const int ReadAhead = 1 << 20;

    /// <summary>Reads a file, plain or compressed with gzip (told by its first bytes, not by its name).</summary>
    /// <param name="path">The file.</param>
    /// <returns>The dimensions and bytes.</returns>
    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    /// <exception cref="InvalidDataException">The file is not a whole IDX file of unsigned bytes; the message says why.</exception>
    public static IdxFile Read(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        if (!File.Exists(path))
        {
            throw new FileNotFoundException($"IDX file '{path}' not found.", path);
        }

        try
        {
            using FileStream file = File.OpenRead(path);
            using Stream content = IsGzip(file) ? new GZipStream(file, CompressionMode.Decompress) : file;
            return Read(content);
        }
        catch (InvalidDataException e)
        {
            throw new InvalidDataException($"'{path}' is not a valid IDX file: {e.Message}");
        }
        catch (EndOfStreamException)
        {
            throw new InvalidDataException($"'{path}' is not a valid IDX file: it ends within its compressed data.");
        }
    }

    private static bool IsGzip(FileStream file)
    {
        bool isGzip = file.ReadByte() == 0x1F && file.ReadByte() == 0x8B;
        file.Position = 0;
        return isGzip;
    }

    private static IdxFile Read(Stream content)
    {
        int[] dimensions = ReadDimensions(content);
        int length = Product(dimensions);
        byte[] data = ReadData(content, length);
        if (content.ReadByte() >= 0)
        {
            throw new InvalidDataException($"it goes on after the {length} bytes that its header announces.");
        }

        return new IdxFile(dimensions, data);
    }

    private static int[] ReadDimensions(Stream content)
    {
        Span<byte> word = stackalloc byte[4];
        ReadHeaderWord(content, word);
        if (word[0] != 0 || word[1] != 0)
        {
            throw new InvalidDataException($"it starts with {word[0]:X2} {word[1]:X2}, not with two zero bytes.");
        }

        if (word[2] != UnsignedByte)
        {
            throw new InvalidDataException($"its element type is 0x{word[2]:X2}; only unsigned bytes (0x08) are read.");
        }

        if (word[3] == 0)
        {
            throw new InvalidDataException("it has no dimensions.");
        }

        int[] dimensions = new int[word[3]];
        for (int i = 0; i < dimensions.Length; i++)
        {
            ReadHeaderWord(content, word);
            dimensions[i] = BinaryPrimitives.ReadInt32BigEndian(word);
            if (dimensions[i] < 0)
            {
                throw new InvalidDataException($"its dimension {i} is negative ({dimensions[i]}).");
            }
        }

        return dimensions;
    }

    private static void ReadHeaderWord(Stream content, Span<byte> word)
    {
        if (content.ReadAtLeast(word, word.Length, throwOnEndOfStream: false) < word.Length)
        {
            throw new InvalidDataException("it ends within its header.");
        }
    }

    private static int Product(int[] dimensions)
    {
        long product = 1;
        foreach (int dimension in dimensions)
        {
            product *= dimension;
            // Later dimensions of zero do not make the product of earlier ones any more believable.
            if (product > Array.MaxLength)
            {
                throw new InvalidDataException($"its dimensions ({string.Join(" × ", dimensions)}) make more bytes than an array holds.");
            }
        }

        return (int)product;
    }

    private static byte[] ReadData(Stream content, int length)
    {
        byte[] data = new byte[Math.Min(length, ReadAhead)];
        int read = 0;
        while (true)
        {
            read += content.ReadAtLeast(data.AsSpan(read), data.Length - read, throwOnEndOfStream: false);
            if (read < data.Length)
            {
                throw new InvalidDataException($"it ends after {read} of the {length} bytes that its header announces.");
            }

            if (read == length)
            {
                return data;
            }

            Array.Resize(ref data, (int)Math.Min(length, 2L * data.Length));
        }
    }
}
