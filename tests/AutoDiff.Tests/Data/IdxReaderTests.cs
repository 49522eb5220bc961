using System.IO.Compression;
using AutoDiff.Data;

namespace AutoDiff.Tests.Data;

public sealed class IdxReaderTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("idx").FullName;

    public static TheoryData<string, byte[], string> Malformed => new()
    {
        { "empty", [], "ends within its header" },
        { "header cut", [0, 0, 8, 2, 0, 0, 0, 1, 0, 0], "ends within its header" },
        { "magic", [1, 0, 8, 1, 0, 0, 0, 0], "not with two zero bytes" },
        { "float", [0, 0, 0x0D, 1, 0, 0, 0, 1, 0, 0, 0, 0], "element type is 0x0D" },
        { "no dimensions", [0, 0, 8, 0], "no dimensions" },
        { "negative", [0, 0, 8, 2, 0, 0, 0, 1, 0xFF, 0xFF, 0xFF, 0xFF], "dimension 1 is negative (-1)" },
        { "overflow", [0, 0, 8, 3, 0x7F, 0xFF, 0xFF, 0xFF, 0x7F, 0xFF, 0xFF, 0xFF, 0x7F, 0xFF, 0xFF, 0xFF], "more bytes than an array holds" },
        { "lying", [0, 0, 8, 1, 0x7F, 0, 0, 0, 1, 2, 3], "ends after 3 of the 2130706432 bytes" },
        { "truncated", [0, 0, 8, 1, 0, 0, 0, 4, 1, 2, 3], "ends after 3 of the 4 bytes" },
        { "trailing", [0, 0, 8, 1, 0, 0, 0, 2, 1, 2, 3], "goes on after the 2 bytes" },
    };

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_file_is_read_plain_or_compressed_whatever_its_name(bool compressed)
    {
        string path = Write([0, 0, 8, 3, 0, 0, 0, 2, 0, 0, 0, 1, 0, 0, 0, 3, 1, 2, 3, 4, 5, 255], compressed);
        IdxFile file = IdxReader.Read(path);
        Assert.Equal([2, 1, 3], file.Dimensions);
        Assert.Equal([1, 2, 3, 4, 5, 255], file.Data);
    }

    [Fact]
    public void A_dimension_of_zero_has_no_data() =>
        Assert.Empty(IdxReader.Read(Write([0, 0, 8, 2, 0, 0, 0, 0, 0, 0, 0, 5], false)).Data);

    [Fact]
    public void Data_larger_than_the_read_ahead_is_whole()
    {
        byte[] data = new byte[3_000_000];
        new Random(1).NextBytes(data);
        byte[] header = [0, 0, 8, 1, 0, 0x2D, 0xC6, 0xC0];
        Assert.Equal(data, IdxReader.Read(Write([.. header, .. data], true)).Data);
    }

    [Theory]
    [MemberData(nameof(Malformed))]
    public void What_is_wrong_with_a_file_is_said_in_one_line(string what, byte[] content, string reason)
    {
        foreach (bool compressed in (bool[])[false, true])
        {
            string path = Write(content, compressed);
            InvalidDataException e = Assert.Throws<InvalidDataException>(() => IdxReader.Read(path));
            Assert.StartsWith($"'{path}' is not a valid IDX file: ", e.Message, StringComparison.Ordinal);
            Assert.Contains(reason, e.Message, StringComparison.Ordinal);
            Assert.DoesNotContain('\n', e.Message);
            Assert.True(e.InnerException is null, what);
        }
    }

    [Fact]
    public void Damaged_compression_is_an_invalid_file()
    {
        string path = Write([0, 0, 8, 1, 0, 0, 0, 4, 1, 2, 3, 4], true);
        byte[] bytes = File.ReadAllBytes(path);
        File.WriteAllBytes(path, bytes[..(bytes.Length / 2)]);
        Assert.Throws<InvalidDataException>(() => IdxReader.Read(path));
        bytes[2] = 99;
        File.WriteAllBytes(path, bytes);
        Assert.Throws<InvalidDataException>(() => IdxReader.Read(path));
    }

    [Fact]
    public void A_missing_file_is_not_found()
    {
        string path = Path.Combine(_folder, "no", "such", "file");
        FileNotFoundException e = Assert.Throws<FileNotFoundException>(() => IdxReader.Read(path));
        Assert.Equal(path, e.FileName);
        Assert.Throws<FileNotFoundException>(() => IdxReader.Read(_folder));
    }

    [Fact]
    public void The_test_set_of_MNIST_is_read()
    {
        string? mnist = FindMnist();
        Assert.SkipUnless(mnist is not null, "The MNIST files are not beside the project (shared/data/mnist).");
        IdxFile images = IdxReader.Read(Path.Combine(mnist, "t10k-images-idx3-ubyte.gz"));
        IdxFile labels = IdxReader.Read(Path.Combine(mnist, "t10k-labels-idx1-ubyte.gz"));
        Assert.Equal([10000, 28, 28], images.Dimensions);
        Assert.Equal([10000], labels.Dimensions);
        Assert.Equal([7, 2, 1, 0, 4, 1, 4, 9, 5, 9], labels.Data[..10]);
        Assert.All(labels.Data, label => Assert.InRange(label, 0, 9));
        Assert.Equal((0, 255), (images.Data.Min(), images.Data.Max()));
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private static string? FindMnist()
    {
        for (DirectoryInfo? folder = new(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            string mnist = Path.Combine(folder.FullName, "..", "shared", "data", "mnist");
            if (File.Exists(Path.Combine(folder.FullName, "AutoDiff.sln")))
            {
                return Directory.Exists(mnist) ? mnist : null;
            }
        }

        return null;
    }

    private string Write(byte[] content, bool compressed)
    {
        string path = Path.Combine(_folder, "data.bin");
        using FileStream file = File.Create(path);
        using Stream stream = compressed ? new GZipStream(file, CompressionLevel.Fastest) : file;
        stream.Write(content);
        return path;
    }
}
