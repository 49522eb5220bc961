using System.Globalization;
using ImageClassifier.CommandLine;

namespace ImageClassifier.Output.Report;

/// <summary>The command line that repeats a run.</summary>
internal static class CommandText
{
    public static string Of(Options options)
    {
        List<string> words = ["dotnet run -c Release --project samples/ImageClassifier --"];
        Add("--model", options.Models.Count == 1 ? OptionValue.Spelling(options.Models[0]) : null);
        Add("--data", options.Directory is null ? null : $"{OptionValue.Spelling(options.Data)}:{options.Directory}");
        Add("--features", options.Features == FeatureKind.Pixels ? null : OptionValue.Spelling(options.Features));
        Add("--epochs", options.Epochs);
        Add("--batch", options.Batch);
        Add("--optimizer", options.Optimizer is { } optimizer ? OptionValue.Spelling(optimizer) : null);
        Add("--learning-rate", options.LearningRate);
        Add("--schedule", options.Schedule is { } schedule ? OptionValue.Spelling(schedule) + Factor(options) : null);
        Add("--momentum", options.Momentum);
        Add("--l1", options.L1);
        Add("--l2", options.L2);
        Add("--elastic", options.Elastic);
        Add("--max-norm", options.MaxNorm);
        Add("--dropout", options.Dropout);
        Add("--hidden", options.Hidden);
        Add("--activation", options.Activation is { } activation ? OptionValue.Spelling(activation) : null);
        Add("--seed", options.Seed);
        words.AddRange(options.Baseline ? ["--baseline"] : []);
        return string.Join(' ', words);

        void Add(string name, object? value)
        {
            if (value is not null)
            {
                string text = Convert.ToString(value, CultureInfo.InvariantCulture)!;
                words.Add($"{name} {(text.Contains(' ', StringComparison.Ordinal) ? $"\"{text}\"" : text)}");
            }
        }
    }

    private static string Factor(Options options) =>
        options.Schedule == ScheduleKind.Lambda ? ":" + options.ScheduleFactor?.ToString(CultureInfo.InvariantCulture) : string.Empty;
}
