using AutoDiff.Data;
using ImageClassifier.CommandLine;

namespace ImageClassifier.Data;

/// <summary>
/// Handwritten digits in the IDX files of MNIST, gzipped or not. Where only the t10k pair is there, its first four fifths
/// are trained on and the rest is the test.
/// </summary>
internal static class MnistData
{
    private const int Classes = 10;

    public static Dataset Load(string directory, FeatureKind features)
    {
        Dataset pixels = Load(directory);
        if (features == FeatureKind.Pixels)
        {
            return pixels;
        }

        (LabelledSet train, LabelledSet test) = FeatureExtraction.Of(Images(pixels.Train, pixels.Picture!), Images(pixels.Test, pixels.Picture!), features);
        return pixels with { Description = $"{pixels.Description}, {train.Width} features", Train = train, Test = test, Picture = null };
    }

    public static Dataset Load(string directory)
    {
        if (!Directory.Exists(directory))
        {
            throw new DirectoryNotFoundException($"there is no folder '{directory}'");
        }

        (LabelledSet test, PictureShape shape) = LoadPair(directory, "t10k");
        if (Find(directory, "train-images-idx3-ubyte") is null)
        {
            return Split(test, shape, directory);
        }

        (LabelledSet train, _) = LoadPair(directory, "train");
        return train.Width == test.Width
            ? new Dataset($"mnist: {train.Count} images to train on, {test.Count} to test", "images", Classes, train, test, shape)
            : throw new InvalidDataException(
                $"the training images of '{directory}' have {train.Width} pixels, the test images {test.Width}");
    }

    private static Dataset Split(LabelledSet images, PictureShape shape, string directory)
    {
        int training = images.Count * 4 / 5;
        return training > 0
            ? new Dataset(
                $"mnist: {images.Count} t10k images, {training} to train on, {images.Count - training} to test", "images", Classes,
                images.Range(0, training), images.Range(training, images.Count - training), shape)
            : throw new InvalidDataException($"one image in '{directory}' is too few to train on and to test");
    }

    private static (LabelledSet Set, PictureShape Shape) LoadPair(string directory, string name)
    {
        string imagesFile = Required(directory, $"{name}-images-idx3-ubyte");
        string labelsFile = Required(directory, $"{name}-labels-idx1-ubyte");
        IdxFile images = Read(imagesFile, 3, "images");
        IdxFile labels = Read(labelsFile, 1, "labels");
        if (images.Dimensions[0] != labels.Dimensions[0])
        {
            throw new InvalidDataException(
                $"'{imagesFile}' holds {images.Dimensions[0]} images, '{labelsFile}' {labels.Dimensions[0]} labels");
        }

        int wrong = labels.Data.AsSpan().IndexOfAnyExceptInRange((byte)0, (byte)(Classes - 1));
        if (wrong >= 0)
        {
            throw new InvalidDataException(
                $"'{labelsFile}' gives image {wrong} the label {labels.Data[wrong]}; they go from 0 to {Classes - 1}");
        }

        LabelledSet set = new(
            Array.ConvertAll(images.Data, brightness => brightness / 255.0),
            Array.ConvertAll(labels.Data, label => (int)label),
            images.Dimensions[1] * images.Dimensions[2]);
        return (set, new PictureShape(images.Dimensions[2], images.Dimensions[1], 1));
    }

    private static LabelledImage[] Images(LabelledSet set, PictureShape shape) =>
        [.. Enumerable.Range(0, set.Count).Select(i => new LabelledImage(
            set.Labels[i],
            ColourImage.FromGrey(shape.Width, shape.Height, [.. set.Row(i).ToArray().Select(brightness => (byte)Math.Round(brightness * 255))])))];

    private static IdxFile Read(string file, int dimensions, string content)
    {
        IdxFile read = IdxReader.Read(file);
        return read.Dimensions.Count != dimensions
            ? throw new InvalidDataException(
                $"'{file}' has {read.Dimensions.Count} dimension(s), {content} have {dimensions}: is it another file under this name?")
            : read.Data.Length == 0 ? throw new InvalidDataException($"'{file}' holds no {content}")
            : read;
    }

    private static string Required(string directory, string name) =>
        Find(directory, name) ?? throw new FileNotFoundException($"neither {name} nor {name}.gz is in '{directory}'");

    private static string? Find(string directory, string name)
    {
        string plain = Path.Combine(directory, name);
        string zipped = plain + ".gz";
        return File.Exists(plain) ? plain : File.Exists(zipped) ? zipped : null;
    }
}
