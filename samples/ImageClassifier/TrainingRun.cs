using System.Globalization;
using ImageClassifier.CommandLine;
using ImageClassifier.Data;
using ImageClassifier.Models;
using ImageClassifier.Output;
using ImageClassifier.Training;

namespace ImageClassifier;

/// <summary>One model: checked, trained from the start or a checkpoint, judged.</summary>
internal sealed class TrainingRun(ModelKind model, Dataset data, Options options, ITrainingDisplay display)
{
    /// <summary>Null where the interruption came before the first step.</summary>
    public TrainedModel? Execute(CancellationToken interruption)
    {
        Hyperparameters hyperparameters = Hyperparameters.For(model, options);
        Classifier classifier = Create(hyperparameters);
        var objective = new Objective(
            classifier, hyperparameters.Penalty, Math.Min(hyperparameters.Batch, data.Train.Count), hyperparameters.Dropout, options.Seed);
        Console.WriteLine($"{classifier.Name}: {classifier.Layout.Parameters} parameters");
        Console.WriteLine(hyperparameters);

        double[] parameters = Initialization.Draw(classifier, options.Seed);
        Verification verification = GradientVerification.Run(objective, parameters, data.Train, options.Seed);
        Console.WriteLine(verification.Text);

        CheckpointFile? checkpoint = options.Checkpoint is { } path ? new CheckpointFile(path, Settings(classifier, hyperparameters)) : null;
        var history = new TrainingHistory(objective, data, hyperparameters.Epochs);
        Trainer trainer = null!;
        trainer = new Trainer(objective, data.Train, hyperparameters, options.Seed)
        {
            EpochEnded = () =>
            {
                checkpoint?.Note(trainer, parameters);
                if (options.Report is not null)
                {
                    history.Note(trainer, parameters);
                }
            },
        };
        if (options.Resume && checkpoint is { Exists: true })
        {
            checkpoint.Load(trainer, parameters);
            Console.WriteLine($"goes on after epoch {trainer.EpochsDone} of {options.Checkpoint}");
        }

        try
        {
            display.Show(classifier.Name, data.Samples, hyperparameters.Epochs, report => trainer.Run(parameters, report, interruption));
        }
        finally
        {
            checkpoint?.Flush();
        }

        return trainer.Loss is not { } loss ? null : new TrainedModel(
            new TrainingOutcome(
                classifier.Name, trainer.EpochsDone, loss,
                Accuracy.Of(objective.Network, parameters, data.Train, data.Classes),
                Accuracy.Of(objective.Network, parameters, data.Test, data.Classes),
                trainer.Duration),
            hyperparameters, objective, parameters, verification, history.Epochs);
    }

    /// <summary>What a resumed training must have in common with the one that was interrupted. Of the epochs there may be more now, unless the schedule counts on them.</summary>
    private string Settings(Classifier classifier, Hyperparameters hyperparameters)
    {
        bool dependsOnEpochs = hyperparameters.Schedule is not (ScheduleKind.Constant or ScheduleKind.Lambda);
        string training = (dependsOnEpochs ? hyperparameters : hyperparameters with { Epochs = 0 }).ToString();
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{classifier.Name} {classifier.Activation} of {classifier.Layout.Parameters} parameters, {training}, seed {options.Seed}, {data.Description}");
    }

    private Classifier Create(Hyperparameters hyperparameters)
    {
        int inputs = data.Train.Width;
        return model switch
        {
            ModelKind.Svm => Classifier.Svm(inputs, data.Classes),
            ModelKind.Softmax => Classifier.Softmax(inputs, data.Classes),
            ModelKind.Mlp2 => Classifier.TwoLayers(inputs, hyperparameters.Hidden, data.Classes),
            _ => Classifier.ThreeLayers(inputs, hyperparameters.Hidden, data.Classes, options.Activation ?? ActivationKind.Relu),
        };
    }
}
