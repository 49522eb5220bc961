using System.Numerics.Tensors;
using ImageClassifier.Data;

namespace ImageClassifier.Training;

/// <summary>The share of samples whose right class has the highest score.</summary>
internal static class Accuracy
{
    public static double Of(BatchedNetwork network, ReadOnlySpan<double> parameters, LabelledSet set, int classes)
    {
        int right = 0;
        for (int start = 0; start < set.Count; start += network.Capacity)
        {
            int samples = Math.Min(network.Capacity, set.Count - start);
            ReadOnlySpan<double> scores = network.Scores(
                parameters, set.Features.AsSpan(start * set.Width, samples * set.Width), samples);
            for (int i = 0; i < samples; i++)
            {
                if (TensorPrimitives.IndexOfMax(scores.Slice(i * classes, classes)) == set.Labels[start + i])
                {
                    right++;
                }
            }
        }

        return (double)right / set.Count;
    }
}
