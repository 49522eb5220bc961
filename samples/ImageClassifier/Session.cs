using System.Globalization;
using ImageClassifier.CommandLine;
using ImageClassifier.Data;
using ImageClassifier.Models;
using ImageClassifier.Output;
using ImageClassifier.Training;
using Spectre.Console;

namespace ImageClassifier;

/// <summary>One run of the program: the data, then each model checked, trained and judged, then the table.</summary>
internal static class Session
{
    public static int Run(Options options, CancellationToken interruption)
    {
        Dataset data = options.MnistDirectory is { } directory ? MnistData.Load(directory) : SpiralData.Create(options.Seed);
        Console.WriteLine(data.Description);

        Capabilities capabilities = AnsiConsole.Profile.Capabilities;
        ITrainingDisplay display = !Console.IsOutputRedirected && capabilities is { Interactive: true, Ansi: true }
            ? new TerminalDisplay(AnsiConsole.Console)
            : new PlainDisplay(Console.Out);
        List<TrainingOutcome> outcomes = [];
        foreach (ModelKind model in options.Models)
        {
            if (!interruption.IsCancellationRequested && Train(model, data, options, display, interruption) is { } outcome)
            {
                outcomes.Add(outcome);
            }
        }

        if (outcomes.Count > 0)
        {
            OutcomeTable.Write(AnsiConsole.Console, outcomes);
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"test accuracy {outcomes[^1].TestAccuracy:F4}"));
        }

        return interruption.IsCancellationRequested ? ExitCodes.Interrupted : ExitCodes.Success;
    }

    /// <summary>Null where the interruption came before the first step.</summary>
    private static TrainingOutcome? Train(
        ModelKind model, Dataset data, Options options, ITrainingDisplay display, CancellationToken interruption)
    {
        Hyperparameters hyperparameters = Hyperparameters.For(model, options);
        Classifier classifier = Create(model, data, hyperparameters, options);
        var objective = new Objective(classifier, hyperparameters.L2, Math.Min(hyperparameters.Batch, data.Train.Count));
        Console.WriteLine($"{classifier.Name}: {classifier.Layout.Parameters} parameters");
        Console.WriteLine(hyperparameters);

        double[] parameters = Initialization.Draw(classifier, options.Seed);
        Console.WriteLine(GradientVerification.Run(objective, parameters, data.Train, options.Seed));

        var trainer = new Trainer(objective, data.Train, hyperparameters, options.Seed);
        display.Show(classifier.Name, data.Samples, hyperparameters.Epochs, report => trainer.Run(parameters, report, interruption));
        return trainer.Loss is not { } loss ? null : new TrainingOutcome(
            classifier.Name, trainer.EpochsDone, loss,
            Accuracy.Of(objective.Network, parameters, data.Train, data.Classes),
            Accuracy.Of(objective.Network, parameters, data.Test, data.Classes),
            trainer.Duration);
    }

    private static Classifier Create(ModelKind model, Dataset data, Hyperparameters hyperparameters, Options options)
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
