using ImageClassifier.Data;
using ImageClassifier.Models;
using ImageClassifier.Training;

namespace ImageClassifier.Tests.Training;

public class TrainerTests
{
    private readonly LabelledSet _spiral = SpiralData.Create(1).Train;

    [Theory]
    [InlineData("svm")]
    [InlineData("softmax")]
    [InlineData("mlp2")]
    [InlineData("mlp3 relu")]
    [InlineData("mlp3 sigmoid")]
    [InlineData("mlp3 tanh")]
    [InlineData("mlp3 leaky-relu")]
    [InlineData("mlp3 elu")]
    [InlineData("mlp3 maxout")]
    public void The_loss_falls(string model)
    {
        List<TrainingStep> steps = [];
        Train(SomeClassifiers.Named(model, 2, 3), new Hyperparameters(60, 0.1, 0) { Batch = 100 }, steps.Add);
        Assert.Equal(180, steps.Count);
        Assert.Equal(3, steps[^1].Batches);
        Assert.True(steps[^1].Loss < steps[2].Loss, $"{steps[2].Loss} became {steps[^1].Loss}");
    }

    [Fact]
    public void The_last_batch_takes_what_is_left_over()
    {
        List<TrainingStep> steps = [];
        Train(Classifier.Softmax(2, 3), new Hyperparameters(1, 0.1, 0) { Batch = 256 }, steps.Add);
        Assert.Equal([(1, 2), (2, 2)], steps.Select(step => (step.Batch, step.Batches)));
    }

    [Fact]
    public void A_batch_may_be_larger_than_the_set()
    {
        List<TrainingStep> steps = [];
        Train(Classifier.Softmax(2, 3), new Hyperparameters(2, 0.1, 0) { Batch = int.MaxValue }, steps.Add);
        Assert.Equal([1, 1], steps.Select(step => step.Batches));
    }

    [Fact]
    public void The_same_seed_gives_the_same_parameters()
    {
        var hyperparameters = new Hyperparameters(5, 0.1, 1e-4);
        double[] first = Train(Classifier.TwoLayers(2, 10, 3), hyperparameters, _ => { });
        double[] second = Train(Classifier.TwoLayers(2, 10, 3), hyperparameters, _ => { });
        Assert.Equal(first, second);
    }

    [Fact]
    public void A_loss_that_diverges_stops_the_training_and_names_the_step()
    {
        var hyperparameters = new Hyperparameters(50, 1e300, 0.1) { Batch = 100 };
        DivergedException exception = Assert.Throws<DivergedException>(
            () => Train(Classifier.TwoLayers(2, 10, 3), hyperparameters, _ => { }));
        Assert.Matches("^the loss became (NaN|infinite) in epoch 1, batch 2;", exception.Message);
    }

    [Fact]
    public void An_interruption_ends_it_at_the_next_batch()
    {
        using var interruption = new CancellationTokenSource();
        int steps = 0;
        Train(
            Classifier.Softmax(2, 3),
            new Hyperparameters(50, 0.1, 0) { Batch = 100 },
            _ =>
            {
                if (++steps == 4)
                {
                    interruption.Cancel();
                }
            },
            interruption.Token,
            out Trainer trainer);
        Assert.Equal(4, steps);
        Assert.Equal(1, trainer.EpochsDone);
        Assert.NotNull(trainer.Loss);
    }

    private double[] Train(Classifier classifier, Hyperparameters hyperparameters, Action<TrainingStep> report) =>
        Train(classifier, hyperparameters, report, TestContext.Current.CancellationToken, out _);

    private double[] Train(
        Classifier classifier, Hyperparameters hyperparameters, Action<TrainingStep> report, CancellationToken interruption,
        out Trainer trainer)
    {
        double[] parameters = Initialization.Draw(classifier, 1);
        int batch = Math.Min(hyperparameters.Batch, _spiral.Count);
        trainer = new Trainer(new Objective(classifier, hyperparameters.Penalty, batch), _spiral, hyperparameters, seed: 1);
        trainer.Run(parameters, report, interruption);
        return parameters;
    }
}
