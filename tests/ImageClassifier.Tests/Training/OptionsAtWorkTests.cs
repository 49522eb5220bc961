using ImageClassifier.Data;
using ImageClassifier.Models;
using ImageClassifier.Training;

namespace ImageClassifier.Tests.Training;

public class OptionsAtWorkTests
{
    private readonly LabelledSet _spiral = SpiralData.Create(1).Train;

    [Fact]
    public void No_row_is_longer_than_the_largest_norm()
    {
        Classifier classifier = Classifier.TwoLayers(2, 10, 3);
        double[] parameters = Train(classifier, new Hyperparameters(50, 0.5, 0) { MaxNorm = 0.7 });
        for (int layer = 0; layer < 2; layer++)
        {
            int inputs = classifier.Layout.Inputs(layer);
            double[][] rows = [.. classifier.Layout.Weights(parameters.AsSpan(), layer).ToArray().Chunk(inputs)];
            Assert.All(rows, row => Assert.InRange(Math.Sqrt(row.Sum(w => w * w)), 0, 0.7 + 1e-12));
        }
    }

    [Fact]
    public void L1_makes_weights_smaller_and_the_elastic_net_too()
    {
        Classifier classifier = Classifier.Softmax(2, 3);
        double free = Train(classifier, new Hyperparameters(50, 0.1, 0)).Sum(Math.Abs);
        Assert.True(Train(classifier, new Hyperparameters(50, 0.1, 0) { L1 = 0.05 }).Sum(Math.Abs) < free);
        Assert.True(Train(classifier, new Hyperparameters(50, 0.1, 0) { L1 = 0.05, Elastic = 1 }).Sum(Math.Abs) < free);
    }

    [Fact]
    public void The_masked_gradient_of_a_step_is_the_slope_of_the_masked_loss()
    {
        Classifier classifier = Classifier.ThreeLayers(2, 6, 3, ActivationKind.Tanh);
        var objective = new Objective(classifier, new Penalty(1e-3, 1e-2, 0.5), 20, dropout: 0.5, seed: 3);
        double[] parameters = Initialization.Draw(classifier, 2);
        LabelledSet set = _spiral.Range(0, 20);
        double[] rest = new double[parameters.Length];
        AutoDiff.GradientChecking.GradientCheck.Run<double>(
            p => objective.BatchGradient(p, set.Features, set.Labels, rest, step: 7),
            (p, g) => objective.BatchGradient(p, set.Features, set.Labels, g, step: 7),
            parameters).ThrowIfFailed();
    }

    private double[] Train(Classifier classifier, Hyperparameters hyperparameters)
    {
        double[] parameters = Initialization.Draw(classifier, 1);
        new Trainer(new Objective(classifier, hyperparameters.Penalty, 300), _spiral, hyperparameters, seed: 1)
            .Run(parameters, _ => { }, CancellationToken.None);
        return parameters;
    }
}
