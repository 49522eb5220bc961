using ImageClassifier.CommandLine;
using ImageClassifier.Data;
using ImageClassifier.Models;
using ImageClassifier.Training;

namespace ImageClassifier.Tests.Training;

public sealed class ResumeTests : IDisposable
{
    private readonly string _path = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());

    private readonly LabelledSet _spiral = SpiralData.Create(1).Train;

    public static TheoryData<string> Optimizers => [.. Enum.GetNames<OptimizerKind>()];

    public static TheoryData<string> Schedules => [.. Enum.GetNames<ScheduleKind>()];

    public void Dispose() => File.Delete(_path);

    [Theory]
    [MemberData(nameof(Optimizers))]
    public void An_interrupted_training_resumes_to_the_same_numbers(string optimizer) => Check(new Hyperparameters(7, 0.01, 1e-4)
    {
        Batch = 64,
        Optimizer = Enum.Parse<OptimizerKind>(optimizer),
        Dropout = 0.3,
        MaxNorm = 2,
        L1 = 1e-5,
    });

    [Theory]
    [MemberData(nameof(Schedules))]
    public void So_does_one_with_a_schedule(string schedule) =>
        Check(new Hyperparameters(12, 0.5, 0) { Batch = 64, Schedule = Enum.Parse<ScheduleKind>(schedule) });

    [Fact]
    public void A_checkpoint_of_another_training_is_refused_and_names_both()
    {
        var hyperparameters = new Hyperparameters(2, 0.1, 0);
        (Trainer trainer, double[] parameters) = Start(hyperparameters);
        trainer.Run(parameters, _ => { }, CancellationToken.None);
        var file = new CheckpointFile(_path, "these settings");
        file.Note(trainer, parameters);
        file.Flush();
        string message = Assert.Throws<InvalidDataException>(() => new CheckpointFile(_path, "those settings").Load(trainer, parameters)).Message;
        Assert.Contains("'these settings'", message, StringComparison.Ordinal);
        Assert.Contains("'those settings'", message, StringComparison.Ordinal);
    }

    private void Check(Hyperparameters hyperparameters)
    {
        (Trainer whole, double[] expected) = Start(hyperparameters);
        whole.Run(expected, _ => { }, CancellationToken.None);

        var file = new CheckpointFile(_path, "settings");
        using var interruption = new CancellationTokenSource();
        double[] parameters = [];
        Trainer first = null!;
        (first, parameters) = Start(hyperparameters, () => file.Note(first, parameters));
        first.Run(
            parameters,
            step =>
            {
                // In the middle of an epoch: what was done of it is lost, and done again.
                if (step is { Epoch: 5, Batch: 3 })
                {
                    interruption.Cancel();
                }
            },
            interruption.Token);
        file.Flush();
        Assert.Equal(4, first.EpochsDone);

        (Trainer second, double[] resumed) = Start(hyperparameters);
        new CheckpointFile(_path, "settings").Load(second, resumed);
        Assert.Equal(4, second.EpochsDone);
        second.Run(resumed, _ => { }, CancellationToken.None);
        Assert.Equal(expected, resumed);
    }

    private (Trainer Trainer, double[] Parameters) Start(Hyperparameters hyperparameters, Action? epochEnded = null)
    {
        Classifier classifier = Classifier.TwoLayers(2, 10, 3);
        var objective = new Objective(classifier, hyperparameters.Penalty, hyperparameters.Batch, hyperparameters.Dropout, 1);
        return (new Trainer(objective, _spiral, hyperparameters, seed: 1) { EpochEnded = epochEnded }, Initialization.Draw(classifier, 1));
    }
}
