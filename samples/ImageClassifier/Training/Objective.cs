using ImageClassifier.Models;

namespace ImageClassifier.Training;

/// <summary>What is minimised: the classifier's loss plus the penalty of every layer's weights.</summary>
internal sealed class Objective(Classifier classifier, Penalty penalty, int batch, double dropout = 0, int seed = 0)
{
    public Classifier Classifier => classifier;

    public BatchedNetwork Network { get; } = new(classifier, batch, dropout, seed);

    /// <summary>The objective of one sample.</summary>
    public double OfSample(ReadOnlySpan<double> parameters, ReadOnlySpan<double> x, int label)
    {
        double price = 0;
        for (int layer = 0; layer < classifier.Layout.Layers; layer++)
        {
            price += penalty.Of(classifier.Layout.Weights(parameters, layer));
        }

        return classifier.Loss(parameters, x, label) + price;
    }

    /// <summary>The objective of one sample and, in <paramref name="gradient"/>, its gradient: generated from end to end.</summary>
    public double SampleGradient(ReadOnlySpan<double> parameters, ReadOnlySpan<double> x, int label, Span<double> gradient)
    {
        gradient.Clear();
        return classifier.LossBackward(parameters, x, label, 1, gradient) + PenaltyBackward(parameters, gradient);
    }

    /// <summary>The mean objective of a batch and, in <paramref name="gradient"/>, its gradient.</summary>
    /// <param name="step">The training step whose dropout masks apply; null for none.</param>
    public double BatchGradient(
        ReadOnlySpan<double> parameters, ReadOnlySpan<double> x, ReadOnlySpan<int> labels, Span<double> gradient, long? step = null)
    {
        gradient.Clear();
        return Network.Backward(parameters, x, labels, gradient, step) + PenaltyBackward(parameters, gradient);
    }

    private double PenaltyBackward(ReadOnlySpan<double> parameters, Span<double> gradient)
    {
        double price = 0;
        for (int layer = 0; layer < classifier.Layout.Layers; layer++)
        {
            price += penalty.Backward(classifier.Layout.Weights(parameters, layer), classifier.Layout.Weights(gradient, layer));
        }

        return price;
    }
}
