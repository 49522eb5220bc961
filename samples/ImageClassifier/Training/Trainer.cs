using System.Diagnostics;
using AutoDiff.Data;
using AutoDiff.Optimization;
using ImageClassifier.Data;

namespace ImageClassifier.Training;

/// <summary>Stochastic gradient descent over shuffled batches.</summary>
internal sealed class Trainer(Objective objective, LabelledSet set, Hyperparameters hyperparameters, int seed)
{
    private readonly double[] _gradient = new double[objective.Classifier.Layout.Parameters];
    private readonly double[] _features = new double[Math.Min(hyperparameters.Batch, set.Count) * set.Width];
    private readonly int[] _labels = new int[Math.Min(hyperparameters.Batch, set.Count)];

    /// <summary>The epochs that were gone through to their end.</summary>
    public int EpochsDone { get; private set; }

    /// <summary>The mean objective over the latest epoch; null before the first batch.</summary>
    public double? Loss { get; private set; }

    /// <summary>From the start to the latest batch.</summary>
    public TimeSpan Duration { get; private set; }

    /// <summary>Trains <paramref name="parameters"/> in place until the last epoch, or until the user has had enough.</summary>
    /// <exception cref="DivergedException">The loss is no longer a finite number.</exception>
    public void Run(double[] parameters, Action<TrainingStep> report, CancellationToken interruption)
    {
        var sgd = new Sgd<double>(parameters.Length, hyperparameters.LearningRate, hyperparameters.Momentum);
        var batches = new Minibatches(set.Count, hyperparameters.Batch, seed);
        long started = Stopwatch.GetTimestamp();
        long done = 0;
        for (int epoch = 1; epoch <= hyperparameters.Epochs; epoch++)
        {
            double sum = 0;
            int seen = 0;
            int batch = 0;
            foreach (ReadOnlySpan<int> samples in batches.NextEpoch())
            {
                if (interruption.IsCancellationRequested)
                {
                    return;
                }

                batch++;
                double loss = Gradient(parameters, samples);
                if (!double.IsFinite(loss))
                {
                    throw new DivergedException(loss, epoch, batch);
                }

                sgd.Step(parameters, _gradient);
                sum += loss * samples.Length;
                seen += samples.Length;
                done += samples.Length;
                Loss = sum / seen;
                Duration = Stopwatch.GetElapsedTime(started);
                report(new TrainingStep(epoch, batch, batches.BatchesPerEpoch, sum / seen, done / Duration.TotalSeconds));
            }

            EpochsDone = epoch;
        }
    }

    /// <summary>Gathers the samples into rows and takes the gradient of their mean objective.</summary>
    private double Gradient(ReadOnlySpan<double> parameters, ReadOnlySpan<int> samples)
    {
        for (int i = 0; i < samples.Length; i++)
        {
            set.Row(samples[i]).CopyTo(_features.AsSpan(i * set.Width, set.Width));
            _labels[i] = set.Labels[samples[i]];
        }

        return objective.BatchGradient(
            parameters, _features.AsSpan(0, samples.Length * set.Width), _labels.AsSpan(0, samples.Length), _gradient);
    }
}
