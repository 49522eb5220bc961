using AutoDiff.Losses;

namespace ImageClassifier.Models;

/// <summary>
/// A model as the training sees it: its loss of one sample with the generated derivative, which is what is checked
/// numerically, and the parts from which a batch is put together.
/// </summary>
internal sealed record Classifier
{
    public required string Name { get; init; }

    public required ParameterLayout Layout { get; init; }

    public required SampleLoss Loss { get; init; }

    public required SampleLossBackward LossBackward { get; init; }

    public required ScoreLossBackward ScoreLossBackward { get; init; }

    public ActivationKind Activation { get; init; }

    public static Classifier Svm(int inputs, int classes)
    {
        var layout = new ParameterLayout([inputs, classes]);
        return new Classifier
        {
            Name = "svm",
            Layout = layout,
            Loss = (p, x, label) => SvmClassifier.Loss(layout.Weights(p, 0), layout.Biases(p, 0), x, label),
            LossBackward = (p, x, label, upstream, gradient) => SvmClassifier.LossBackward(
                layout.Weights(p, 0), layout.Biases(p, 0), x, label, upstream,
                layout.Weights(gradient, 0), layout.Biases(gradient, 0)),
            ScoreLossBackward = SvmClassifier.ScoreLossBackward,
        };
    }

    public static Classifier Softmax(int inputs, int classes)
    {
        var layout = new ParameterLayout([inputs, classes]);
        return new Classifier
        {
            Name = "softmax",
            Layout = layout,
            Loss = (p, x, label) => SoftmaxClassifier.Loss(layout.Weights(p, 0), layout.Biases(p, 0), x, label),
            LossBackward = (p, x, label, upstream, gradient) => SoftmaxClassifier.LossBackward(
                layout.Weights(p, 0), layout.Biases(p, 0), x, label, upstream,
                layout.Weights(gradient, 0), layout.Biases(gradient, 0)),
            ScoreLossBackward = CrossEntropy.SoftmaxBackward,
        };
    }

    public static Classifier TwoLayers(int inputs, int hidden, int classes)
    {
        var layout = new ParameterLayout([inputs, hidden, classes]);
        return new Classifier
        {
            Name = "mlp2",
            Layout = layout,
            Loss = (p, x, label) => TwoLayerNetwork.Loss(
                layout.Weights(p, 0), layout.Biases(p, 0), layout.Weights(p, 1), layout.Biases(p, 1), x, label),
            LossBackward = (p, x, label, upstream, gradient) => TwoLayerNetwork.LossBackward(
                layout.Weights(p, 0), layout.Biases(p, 0), layout.Weights(p, 1), layout.Biases(p, 1), x, label, upstream,
                layout.Weights(gradient, 0), layout.Biases(gradient, 0),
                layout.Weights(gradient, 1), layout.Biases(gradient, 1)),
            ScoreLossBackward = CrossEntropy.SoftmaxBackward,
        };
    }

    public static Classifier ThreeLayers(int inputs, int hidden, int classes, ActivationKind kind)
    {
        var layout = new ParameterLayout([inputs, hidden, hidden, classes], Models.Activation.Pieces(kind));
        return new Classifier
        {
            Name = "mlp3",
            Layout = layout,
            Activation = kind,
            Loss = (p, x, label) => ThreeLayerNetwork.Loss(
                layout.Weights(p, 0), layout.Biases(p, 0), layout.Weights(p, 1), layout.Biases(p, 1),
                layout.Weights(p, 2), layout.Biases(p, 2), kind, x, label),
            LossBackward = (p, x, label, upstream, gradient) => ThreeLayerNetwork.LossBackward(
                layout.Weights(p, 0), layout.Biases(p, 0), layout.Weights(p, 1), layout.Biases(p, 1),
                layout.Weights(p, 2), layout.Biases(p, 2), kind, x, label, upstream,
                layout.Weights(gradient, 0), layout.Biases(gradient, 0),
                layout.Weights(gradient, 1), layout.Biases(gradient, 1),
                layout.Weights(gradient, 2), layout.Biases(gradient, 2)),
            ScoreLossBackward = CrossEntropy.SoftmaxBackward,
        };
    }
}
