using System.Diagnostics;
using AutoDiff.Baselines;
using ImageClassifier.Data;
using ImageClassifier.Models;

namespace ImageClassifier.Training;

/// <summary>What a model must beat: random search over the weights of linear scores, and looking for the most similar sample.</summary>
internal static class BaselineRun
{
    private const int Tries = 1000;

    // Looking at every sample for every answer takes hours on large sets; the first ones tell as much.
    private const int MostRemembered = 10_000;
    private const int MostAsked = 1000;

    public static IEnumerable<TrainingOutcome> Of(Dataset data, int seed)
    {
        yield return Search(data, seed);
        yield return Nearest(data, Distance.L1);
        yield return Nearest(data, Distance.L2);
    }

    private static TrainingOutcome Search(Dataset data, int seed)
    {
        long started = Stopwatch.GetTimestamp();
        Classifier classifier = Classifier.Softmax(data.Train.Width, data.Classes);
        LabelledSet judged = data.Train.Range(0, Math.Min(data.Train.Count, MostAsked));
        var objective = new Objective(classifier, new Penalty(0, 0), judged.Count);
        double[] best = new double[classifier.Layout.Parameters];
        double[] gradient = new double[best.Length];
        double loss = RandomSearch.Run(
            parameters => objective.BatchGradient(parameters, judged.Features, judged.Labels, gradient), best, 1 / Math.Sqrt(data.Train.Width), Tries, seed);
        return new TrainingOutcome(
            "random search", 0, loss,
            Accuracy.Of(objective.Network, best, data.Train, data.Classes),
            Accuracy.Of(objective.Network, best, data.Test, data.Classes),
            Stopwatch.GetElapsedTime(started));
    }

    private static TrainingOutcome Nearest(Dataset data, Distance distance)
    {
        long started = Stopwatch.GetTimestamp();
        LabelledSet remembered = data.Train.Range(0, Math.Min(data.Train.Count, MostRemembered));
        var classifier = new NearestNeighbour(remembered.Features, remembered.Labels, distance);
        int asked = Math.Min(data.Test.Count, MostAsked);
        int right = Enumerable.Range(0, asked).Count(i => classifier.Predict(data.Test.Row(i)) == data.Test.Labels[i]);
        return new TrainingOutcome($"nearest {distance}", 0, double.NaN, double.NaN, (double)right / asked, Stopwatch.GetElapsedTime(started));
    }
}
