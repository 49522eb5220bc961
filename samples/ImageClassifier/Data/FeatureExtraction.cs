using AutoDiff.Data;
using AutoDiff.Data.Features;
using ImageClassifier.CommandLine;

namespace ImageClassifier.Data;

/// <summary>Makes rows of features of images.</summary>
internal static class FeatureExtraction
{
    private const int Bins = 8;
    private const int Cell = 7;
    private const int Orientations = 9;

    /// <summary>Histograms and gradients of images, each feature shifted and scaled to mean 0 and spread 1 over the training images.</summary>
    public static (LabelledSet Train, LabelledSet Test) Of(IReadOnlyList<LabelledImage> train, IReadOnlyList<LabelledImage> test, FeatureKind kind)
    {
        LabelledSet trainSet = Rows(train, kind);
        LabelledSet testSet = Rows(test, kind);
        for (int j = 0; j < trainSet.Width; j++)
        {
            Standardize(trainSet, testSet, j);
        }

        return (trainSet, testSet);
    }

    private static LabelledSet Rows(IReadOnlyList<LabelledImage> images, FeatureKind kind)
    {
        ColourImage first = images[0].Image;
        int histogram = kind == FeatureKind.Hog ? 0 : ColourHistogram.Length(Bins);
        int gradients = kind == FeatureKind.Histogram ? 0 : OrientedGradients.Length(first.Width, first.Height, Cell, Orientations);
        int width = histogram + gradients;
        double[] features = new double[images.Count * width];
        for (int i = 0; i < images.Count; i++)
        {
            Span<double> row = features.AsSpan(i * width, width);
            if (histogram > 0)
            {
                ColourHistogram.Of(images[i].Image, Bins, row[..histogram]);
            }

            if (gradients > 0)
            {
                OrientedGradients.Of(images[i].Image, Cell, Orientations, row[histogram..]);
            }
        }

        return new LabelledSet(features, [.. images.Select(image => image.Label)], width);
    }

    private static void Standardize(LabelledSet train, LabelledSet test, int feature)
    {
        double sum = 0;
        double squares = 0;
        for (int i = 0; i < train.Count; i++)
        {
            double value = train.Row(i)[feature];
            sum += value;
            squares += value * value;
        }

        double mean = sum / train.Count;
        double spread = Math.Sqrt(Math.Max(0, squares / train.Count - mean * mean));

        // A feature that never varies says nothing.
        double scale = spread > 1e-9 ? 1 / spread : 0;
        foreach (LabelledSet set in (ReadOnlySpan<LabelledSet>)[train, test])
        {
            for (int i = 0; i < set.Count; i++)
            {
                ref double value = ref set.Features[i * set.Width + feature];
                value = (value - mean) * scale;
            }
        }
    }
}
