namespace ImageClassifier.CommandLine;

/// <summary>What <c>--features</c> makes of an image.</summary>
internal enum FeatureKind
{
    Pixels,
    Histogram,
    Hog,
    HistogramHog,
}
