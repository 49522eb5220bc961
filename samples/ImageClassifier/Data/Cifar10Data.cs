using AutoDiff.Data;
using ImageClassifier.CommandLine;

namespace ImageClassifier.Data;

/// <summary>Colour photographs of ten kinds of things: the binary version of CIFAR-10, five batches to train on and one to test.</summary>
internal static class Cifar10Data
{
    public static Dataset Load(string directory, FeatureKind features)
    {
        if (!Directory.Exists(directory))
        {
            throw new DirectoryNotFoundException($"there is no folder '{directory}'");
        }

        LabelledImage[] train = [.. Enumerable.Range(1, 5).SelectMany(batch => Read(directory, $"data_batch_{batch}.bin"))];
        IReadOnlyList<LabelledImage> test = Read(directory, "test_batch.bin");
        string description = $"cifar10: {train.Length} images to train on, {test.Count} to test";
        if (features != FeatureKind.Pixels)
        {
            (LabelledSet trainRows, LabelledSet testRows) = FeatureExtraction.Of(train, test, features);
            return new Dataset($"{description}, {trainRows.Width} features", "images", Cifar10Reader.Classes, trainRows, testRows);
        }

        double[] mean = Mean(train);
        return new Dataset(
            description, "images", Cifar10Reader.Classes, Pixels(train, mean), Pixels(test, mean),
            new PictureShape(Cifar10Reader.Side, Cifar10Reader.Side, ColourImage.Channels));
    }

    private static IReadOnlyList<LabelledImage> Read(string directory, string name)
    {
        string path = Path.Combine(directory, name);
        return File.Exists(path) ? Cifar10Reader.Read(path) : throw new FileNotFoundException($"{name} is not in '{directory}'");
    }

    private static double[] Mean(LabelledImage[] images)
    {
        double[] mean = new double[images[0].Image.Values.Length];
        foreach (LabelledImage image in images)
        {
            ReadOnlySpan<byte> values = image.Image.Values;
            for (int k = 0; k < mean.Length; k++)
            {
                mean[k] += values[k] / (255.0 * images.Length);
            }
        }

        return mean;
    }

    private static LabelledSet Pixels(IReadOnlyList<LabelledImage> images, double[] mean)
    {
        double[] features = new double[images.Count * mean.Length];
        for (int i = 0; i < images.Count; i++)
        {
            ReadOnlySpan<byte> values = images[i].Image.Values;
            for (int k = 0; k < mean.Length; k++)
            {
                features[i * mean.Length + k] = values[k] / 255.0 - mean[k];
            }
        }

        return new LabelledSet(features, [.. images.Select(image => image.Label)], mean.Length);
    }
}
