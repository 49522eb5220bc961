using ImageClassifier.CommandLine;
using ImageClassifier.Data;

namespace ImageClassifier.Tests.Data;

public sealed class Cifar10DataTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory().FullName;

    public Cifar10DataTests()
    {
        for (int batch = 1; batch <= 5; batch++)
        {
            Write($"data_batch_{batch}.bin", (batch, 10 * batch), (batch + 1, 0));
        }

        Write("test_batch.bin", (3, 100));
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Five_batches_are_trained_on_less_their_mean()
    {
        Dataset data = Cifar10Data.Load(_folder, FeatureKind.Pixels);
        Assert.Equal([1, 2, 2, 3, 3, 4, 4, 5, 5, 6], data.Train.Labels);
        Assert.Equal([3], data.Test.Labels);
        Assert.Equal(3072, data.Train.Width);
        Assert.Equal((10.0 - 15) / 255, data.Train.Row(0)[0], 1e-12);
        Assert.Equal((100.0 - 15) / 255, data.Test.Row(0)[3071], 1e-12);
        Assert.Equal(new PictureShape(32, 32, 3), data.Picture);
    }

    [Theory]
    [InlineData("histogram", 24)]
    [InlineData("hog", 144)]
    [InlineData("histogram+hog", 168)]
    public void Features_take_the_place_of_pixels(string features, int width)
    {
        FeatureKind kind = OptionParser.Parse(["--data", "mnist:x", "--features", features]).Features;
        Dataset data = Cifar10Data.Load(_folder, kind);
        Assert.Equal(width, data.Train.Width);
        Assert.Equal(width, data.Test.Width);
        Assert.Equal(0, Enumerable.Range(0, 10).Sum(i => data.Train.Row(i)[0]), 1e-9);
        Assert.Null(data.Picture);
    }

    [Fact]
    public void A_missing_batch_is_named()
    {
        File.Delete(Path.Combine(_folder, "data_batch_4.bin"));
        Assert.Contains("data_batch_4.bin", Assert.Throws<FileNotFoundException>(() => Cifar10Data.Load(_folder, FeatureKind.Pixels)).Message, StringComparison.Ordinal);
    }

    private void Write(string name, params (int Label, int Brightness)[] images) => File.WriteAllBytes(
        Path.Combine(_folder, name),
        [.. images.SelectMany(image => Enumerable.Repeat((byte)image.Brightness, 3072).Prepend((byte)image.Label))]);
}
