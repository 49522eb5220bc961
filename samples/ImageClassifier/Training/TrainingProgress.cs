using System.Globalization;
using AutoDiff.Checkpoints;
using AutoDiff.Optimization.Schedules;

namespace ImageClassifier.Training;

/// <summary>How far a training has come, as texts of a checkpoint. Numbers are written so that they are read back bit for bit.</summary>
internal static class TrainingProgress
{
    public static void Save(Checkpoint checkpoint, int epochs, double? loss, ReduceOnPlateau? plateau)
    {
        checkpoint.Put("epochs", epochs.ToString(CultureInfo.InvariantCulture));
        checkpoint.Put("loss", Text(loss ?? double.NaN));
        if (plateau is not null)
        {
            checkpoint.Put("plateau", $"{Text(plateau.Rate)} {Text(plateau.Best)} {plateau.EpochsWithoutProgress.ToString(CultureInfo.InvariantCulture)}");
        }
    }

    public static (int Epochs, double? Loss) Load(Checkpoint checkpoint, ReduceOnPlateau? plateau)
    {
        int epochs = (int)Number(checkpoint.GetText("epochs"));
        double loss = Number(checkpoint.GetText("loss"));
        if (plateau is not null)
        {
            double[] remembered = [.. checkpoint.GetText("plateau").Split(' ').Select(Number)];
            if (remembered.Length != 3)
            {
                throw new InvalidDataException("the checkpoint's plateau is damaged");
            }

            plateau.Restore(remembered[0], remembered[1], (int)remembered[2]);
        }

        return (epochs, double.IsNaN(loss) ? null : loss);
    }

    private static string Text(double number) => number.ToString("R", CultureInfo.InvariantCulture);

    private static double Number(string text) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double number)
            ? number
            : throw new InvalidDataException($"the checkpoint says '{text}' where a number belongs");
}
