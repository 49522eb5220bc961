using System.Globalization;
using ImageClassifier.CommandLine;
using ImageClassifier.Data;
using ImageClassifier.Models;
using ImageClassifier.Output;
using ImageClassifier.Output.Report;
using ImageClassifier.Training;
using Spectre.Console;

namespace ImageClassifier;

/// <summary>One run of the program: the data, then each model checked, trained and judged, then the table and the report.</summary>
internal static class Session
{
    public static int Run(Options options, CancellationToken interruption)
    {
        Dataset data = Load(options);
        Console.WriteLine(data.Description);

        Capabilities capabilities = AnsiConsole.Profile.Capabilities;
        ITrainingDisplay display = !Console.IsOutputRedirected && capabilities is { Interactive: true, Ansi: true }
            ? new TerminalDisplay(AnsiConsole.Console)
            : new PlainDisplay(Console.Out);
        List<TrainedModel> models = [];
        foreach (ModelKind model in options.Models)
        {
            if (!interruption.IsCancellationRequested && new TrainingRun(model, data, options, display).Execute(interruption) is { } trained)
            {
                models.Add(trained);
            }
        }

        if (models.Count > 0)
        {
            TrainingOutcome[] baselines = options.Baseline ? [.. BaselineRun.Of(data, options.Seed)] : [];
            TrainingOutcome[] outcomes = [.. baselines, .. models.Select(m => m.Outcome)];
            OutcomeTable.Write(AnsiConsole.Console, outcomes);
            if (options.Report is { } path)
            {
                HtmlReport.Write(path, data, options, outcomes, models);
                Console.WriteLine($"report written to {path}");
            }

            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"test accuracy {outcomes[^1].TestAccuracy:F4}"));
        }

        return interruption.IsCancellationRequested ? ExitCodes.Interrupted : ExitCodes.Success;
    }

    private static Dataset Load(Options options) => options.Data switch
    {
        DataKind.Mnist => MnistData.Load(options.Directory!, options.Features),
        DataKind.Cifar10 => Cifar10Data.Load(options.Directory!, options.Features),
        _ => SpiralData.Create(options.Seed),
    };
}
