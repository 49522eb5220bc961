using System.Numerics.Tensors;
using ImageClassifier.Data;

namespace ImageClassifier.Training;

/// <summary>How often samples of a class (row) were taken for one of another (column).</summary>
internal sealed class ConfusionMatrix
{
    private readonly int[,] _counts;

    private ConfusionMatrix(int classes) => _counts = new int[classes, classes];

    public int Classes => _counts.GetLength(0);

    public int this[int right, int answered] => _counts[right, answered];

    public static ConfusionMatrix Of(BatchedNetwork network, ReadOnlySpan<double> parameters, LabelledSet set, int classes)
    {
        var matrix = new ConfusionMatrix(classes);
        for (int start = 0; start < set.Count; start += network.Capacity)
        {
            int samples = Math.Min(network.Capacity, set.Count - start);
            ReadOnlySpan<double> scores = network.Scores(parameters, set.Features.AsSpan(start * set.Width, samples * set.Width), samples);
            for (int i = 0; i < samples; i++)
            {
                matrix._counts[set.Labels[start + i], TensorPrimitives.IndexOfMax(scores.Slice(i * classes, classes))]++;
            }
        }

        return matrix;
    }
}
