using ImageClassifier.Data;

namespace ImageClassifier.Training;

/// <summary>What the report draws: how loss and accuracy went on, at about a hundred epochs.</summary>
internal sealed class TrainingHistory(Objective objective, Dataset data, int epochs)
{
    private const int Points = 120;

    private readonly int _stride = Math.Max(1, epochs / Points);
    private readonly List<EpochRecord> _epochs = [];

    public IReadOnlyList<EpochRecord> Epochs => _epochs;

    public void Note(Trainer trainer, double[] parameters)
    {
        int epoch = trainer.EpochsDone;
        if (epoch % _stride != 0 && epoch != epochs && epoch != 1)
        {
            return;
        }

        _epochs.Add(new EpochRecord(
            epoch,
            trainer.LearningRate,
            trainer.Loss ?? double.NaN,
            MeanLoss(parameters),
            Accuracy.Of(objective.Network, parameters, data.Train, data.Classes),
            Accuracy.Of(objective.Network, parameters, data.Test, data.Classes)));
    }

    private double MeanLoss(double[] parameters)
    {
        LabelledSet set = data.Test;
        double[] gradient = new double[parameters.Length];
        double sum = 0;
        for (int start = 0; start < set.Count; start += objective.Network.Capacity)
        {
            int samples = Math.Min(objective.Network.Capacity, set.Count - start);
            sum += samples * objective.BatchGradient(
                parameters, set.Features.AsSpan(start * set.Width, samples * set.Width), set.Labels.AsSpan(start, samples), gradient);
        }

        return sum / set.Count;
    }
}
