using System.Buffers.Binary;
using System.IO.Compression;

namespace ImageClassifier.Tests.Data;

/// <summary>A folder of small IDX files that lasts for one test.</summary>
internal sealed class IdxFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("idx").FullName;

    /// <summary>Images of 2 × 3 pixels, all of the brightness of their number, with the labels given.</summary>
    public void WritePair(string name, params byte[] labels)
    {
        byte[] pixels = [.. Enumerable.Range(0, labels.Length * 6).Select(i => (byte)(i / 6))];
        Write($"{name}-images-idx3-ubyte", Idx([labels.Length, 2, 3], pixels));
        Write($"{name}-labels-idx1-ubyte", Idx([labels.Length], labels));
    }

    public void Write(string name, byte[] content) => File.WriteAllBytes(System.IO.Path.Combine(Path, name), content);

    public void Delete(string name) => File.Delete(System.IO.Path.Combine(Path, name));

    public static byte[] Idx(int[] dimensions, byte[] data)
    {
        byte[] file = new byte[4 + 4 * dimensions.Length + data.Length];
        file[2] = 0x08;
        file[3] = (byte)dimensions.Length;
        for (int i = 0; i < dimensions.Length; i++)
        {
            BinaryPrimitives.WriteInt32BigEndian(file.AsSpan(4 + 4 * i), dimensions[i]);
        }

        data.CopyTo(file, 4 + 4 * dimensions.Length);
        return file;
    }

    public static byte[] Zip(byte[] content)
    {
        using var zipped = new MemoryStream();
        using (var gzip = new GZipStream(zipped, CompressionLevel.Optimal))
        {
            gzip.Write(content);
        }

        return zipped.ToArray();
    }

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
