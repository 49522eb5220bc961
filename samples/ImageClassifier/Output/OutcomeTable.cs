using System.Globalization;
using ImageClassifier.Training;
using Spectre.Console;

namespace ImageClassifier.Output;

/// <summary>The closing table, a row for every model that was trained.</summary>
internal static class OutcomeTable
{
    public static void Write(IAnsiConsole console, IEnumerable<TrainingOutcome> outcomes)
    {
        Table table = new Table().Border(TableBorder.Simple).AddColumn("model");
        foreach (string name in new[] { "epochs", "loss", "train accuracy", "test accuracy", "seconds" })
        {
            table.AddColumn(new TableColumn(name).RightAligned());
        }

        foreach (TrainingOutcome outcome in outcomes)
        {
            table.AddRow(
                outcome.Model,
                outcome.Epochs == 0 ? "–" : outcome.Epochs.ToString(CultureInfo.InvariantCulture),
                double.IsNaN(outcome.Loss) ? "–" : outcome.Loss.ToString("F4", CultureInfo.InvariantCulture),
                double.IsNaN(outcome.TrainAccuracy) ? "–" : outcome.TrainAccuracy.ToString("F4", CultureInfo.InvariantCulture),
                outcome.TestAccuracy.ToString("F4", CultureInfo.InvariantCulture),
                outcome.Duration.TotalSeconds.ToString("F1", CultureInfo.InvariantCulture));
        }

        console.Write(table);
    }
}
