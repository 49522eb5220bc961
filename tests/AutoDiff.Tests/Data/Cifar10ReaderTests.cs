using AutoDiff.Data;

namespace AutoDiff.Tests.Data;

public sealed class Cifar10ReaderTests : IDisposable
{
    private readonly string _path = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());

    public void Dispose() => File.Delete(_path);

    [Fact]
    public void Reads_label_and_planes()
    {
        byte[] record = new byte[3073];
        record[0] = 7;
        record[1 + 33] = 10;
        record[1 + 1024 + 33] = 20;
        record[1 + 2048 + 33] = 30;
        File.WriteAllBytes(_path, [.. new byte[3073], .. record]);
        IReadOnlyList<LabelledImage> images = Cifar10Reader.Read(_path);
        Assert.Equal([0, 7], images.Select(i => i.Label));
        Assert.Equal((10, 20, 30), (images[1].Image[1, 1, 0], images[1].Image[1, 1, 1], images[1].Image[1, 1, 2]));
        Assert.Equal(60, images[1].Image.Values.ToArray().Sum(v => v));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(3072)]
    [InlineData(3074)]
    public void A_file_that_is_cut_off_is_named(int length)
    {
        File.WriteAllBytes(_path, new byte[length]);
        Assert.Contains(_path, Assert.Throws<InvalidDataException>(() => Cifar10Reader.Read(_path)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_label_beyond_the_classes_is_named()
    {
        byte[] record = new byte[3073];
        record[0] = 10;
        File.WriteAllBytes(_path, record);
        Assert.Contains("label 10", Assert.Throws<InvalidDataException>(() => Cifar10Reader.Read(_path)).Message, StringComparison.Ordinal);
    }
}
