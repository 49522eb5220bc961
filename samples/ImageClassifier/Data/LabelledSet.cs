namespace ImageClassifier.Data;

/// <summary>Samples with their classes: <paramref name="Features"/> holds one row of <paramref name="Width"/> numbers per label.</summary>
internal sealed record LabelledSet(double[] Features, int[] Labels, int Width)
{
    public int Count => Labels.Length;

    public ReadOnlySpan<double> Row(int index) => Features.AsSpan(index * Width, Width);

    public LabelledSet Range(int start, int count) => new(
        Features.AsSpan(start * Width, count * Width).ToArray(),
        Labels.AsSpan(start, count).ToArray(),
        Width);
}
