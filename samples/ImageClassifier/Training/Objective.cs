using ImageClassifier.Models;

namespace ImageClassifier.Training;

/// <summary>What is minimised: the classifier's loss plus <paramref name="l2"/> times the squared weights of every layer.</summary>
internal sealed class Objective(Classifier classifier, double l2, int batch)
{
    public Classifier Classifier => classifier;

    public BatchedNetwork Network { get; } = new(classifier, batch);

    /// <summary>The objective of one sample.</summary>
    public double OfSample(ReadOnlySpan<double> parameters, ReadOnlySpan<double> x, int label)
    {
        double penalty = 0;
        for (int layer = 0; layer < classifier.Layout.Layers; layer++)
        {
            penalty += WeightPenalty.SquaredNorm(classifier.Layout.Weights(parameters, layer), l2);
        }

        return classifier.Loss(parameters, x, label) + penalty;
    }

    /// <summary>The objective of one sample and, in <paramref name="gradient"/>, its gradient: generated from end to end.</summary>
    public double SampleGradient(ReadOnlySpan<double> parameters, ReadOnlySpan<double> x, int label, Span<double> gradient)
    {
        gradient.Clear();
        return classifier.LossBackward(parameters, x, label, 1, gradient) + PenaltyBackward(parameters, gradient);
    }

    /// <summary>The mean objective of a batch and, in <paramref name="gradient"/>, its gradient.</summary>
    public double BatchGradient(
        ReadOnlySpan<double> parameters, ReadOnlySpan<double> x, ReadOnlySpan<int> labels, Span<double> gradient)
    {
        gradient.Clear();
        return Network.Backward(parameters, x, labels, gradient) + PenaltyBackward(parameters, gradient);
    }

    private double PenaltyBackward(ReadOnlySpan<double> parameters, Span<double> gradient)
    {
        double penalty = 0;
        for (int layer = 0; layer < classifier.Layout.Layers; layer++)
        {
            penalty += WeightPenalty.SquaredNormBackward(
                classifier.Layout.Weights(parameters, layer), l2, 1, classifier.Layout.Weights(gradient, layer));
        }

        return penalty;
    }
}
