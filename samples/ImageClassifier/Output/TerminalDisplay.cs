using System.Diagnostics;
using System.Globalization;
using ImageClassifier.Training;
using Spectre.Console;

namespace ImageClassifier.Output;

/// <summary>A progress bar, for a person who watches.</summary>
internal sealed class TerminalDisplay(IAnsiConsole console) : ITrainingDisplay
{
    private static readonly TimeSpan RefreshInterval = TimeSpan.FromMilliseconds(100);

    public void Show(string model, string samples, int epochs, Action<Action<TrainingStep>> train) => console.Progress()
        .Columns(
            new TaskDescriptionColumn { Alignment = Justify.Left },
            new ProgressBarColumn(),
            new PercentageColumn(),
            new RemainingTimeColumn())
        .Start(context =>
        {
            ProgressTask task = context.AddTask(model, maxValue: epochs);
            long shown = 0;
            train(step =>
            {
                double epochsDone = step.Epoch - 1 + (double)step.Batch / step.Batches;
                bool last = step.Epoch == epochs && step.Batch == step.Batches;

                // Steps can take microseconds; text that nobody can read that fast is not worth formatting.
                if (last || Stopwatch.GetElapsedTime(shown) >= RefreshInterval)
                {
                    shown = Stopwatch.GetTimestamp();
                    task.Value = epochsDone;
                    task.Description = string.Create(
                        CultureInfo.InvariantCulture,
                        $"{model}  loss {step.Loss:F4}  {step.SamplesPerSecond,7:F0} {samples}/s");
                }
            });
        });
}
