using System.Diagnostics;
using AutoDiff.Checkpoints;
using AutoDiff.Data;
using AutoDiff.Optimization;
using AutoDiff.Regularization;
using ImageClassifier.Data;
using ImageClassifier.Models;

namespace ImageClassifier.Training;

/// <summary>Gradient descent of the chosen kind over shuffled batches.</summary>
internal sealed class Trainer
{
    private readonly Objective _objective;
    private readonly LabelledSet _set;
    private readonly Hyperparameters _hyperparameters;
    private readonly Optimizer<double> _optimizer;
    private readonly LearningRatePolicy _rates;
    private readonly Minibatches _batches;
    private readonly double[] _gradient;
    private readonly double[] _features;
    private readonly int[] _labels;

    public Trainer(Objective objective, LabelledSet set, Hyperparameters hyperparameters, int seed)
    {
        _objective = objective;
        _set = set;
        _hyperparameters = hyperparameters;
        _optimizer = OptimizerFactory.Create(hyperparameters, objective.Classifier.Layout.Parameters);
        _rates = new LearningRatePolicy(hyperparameters);
        _batches = new Minibatches(set.Count, hyperparameters.Batch, seed);
        _gradient = new double[objective.Classifier.Layout.Parameters];
        int rows = Math.Min(hyperparameters.Batch, set.Count);
        _features = new double[rows * set.Width];
        _labels = new int[rows];
    }

    /// <summary>The epochs that were gone through to their end.</summary>
    public int EpochsDone { get; private set; }

    /// <summary>The mean objective over the latest epoch; null before the first batch.</summary>
    public double? Loss { get; private set; }

    /// <summary>From the start to the latest batch.</summary>
    public TimeSpan Duration { get; private set; }

    /// <summary>Called at the end of each epoch.</summary>
    public Action? EpochEnded { get; init; }

    /// <summary>The learning rate of the epoch that was gone through last.</summary>
    public double LearningRate => _optimizer.LearningRate;

    /// <summary>Trains <paramref name="parameters"/> in place until the last epoch, or until the user has had enough.</summary>
    /// <exception cref="DivergedException">The loss is no longer a finite number.</exception>
    public void Run(double[] parameters, Action<TrainingStep> report, CancellationToken interruption)
    {
        long started = Stopwatch.GetTimestamp();
        long done = 0;
        for (int epoch = EpochsDone + 1; epoch <= _hyperparameters.Epochs; epoch++)
        {
            _optimizer.LearningRate = _rates.At(epoch - 1);
            double sum = 0;
            int seen = 0;
            int batch = 0;
            foreach (ReadOnlySpan<int> samples in _batches.NextEpoch())
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

                _optimizer.Step(parameters, _gradient);
                LimitNorms(parameters);
                sum += loss * samples.Length;
                seen += samples.Length;
                done += samples.Length;
                Loss = sum / seen;
                Duration = Stopwatch.GetElapsedTime(started);
                report(new TrainingStep(epoch, batch, _batches.BatchesPerEpoch, sum / seen, done / Duration.TotalSeconds));
            }

            EpochsDone = epoch;
            _rates.Observe(Loss ?? double.NaN);
            EpochEnded?.Invoke();
        }
    }

    /// <summary>Puts how far the training has come into a checkpoint; to be called between epochs.</summary>
    public void Save(Checkpoint checkpoint)
    {
        checkpoint.Put("optimizer", _optimizer);
        TrainingProgress.Save(checkpoint, EpochsDone, Loss, _rates.Plateau);
    }

    /// <summary>Goes on from a checkpoint, bit for bit.</summary>
    /// <exception cref="InvalidDataException">It is not one of this training.</exception>
    public void Load(Checkpoint checkpoint)
    {
        (int epochs, double? loss) = TrainingProgress.Load(checkpoint, _rates.Plateau);
        checkpoint.Get("optimizer", _optimizer);
        for (int epoch = 0; epoch < epochs; epoch++)
        {
            // The order of the samples is that of an uninterrupted run.
            _batches.NextEpoch();
        }

        EpochsDone = epochs;
        Loss = loss;
    }

    /// <summary>Gathers the samples into rows and takes the gradient of their mean objective.</summary>
    private double Gradient(ReadOnlySpan<double> parameters, ReadOnlySpan<int> samples)
    {
        for (int i = 0; i < samples.Length; i++)
        {
            _set.Row(samples[i]).CopyTo(_features.AsSpan(i * _set.Width, _set.Width));
            _labels[i] = _set.Labels[samples[i]];
        }

        return _objective.BatchGradient(
            parameters, _features.AsSpan(0, samples.Length * _set.Width), _labels.AsSpan(0, samples.Length), _gradient, _optimizer.Steps);
    }

    private void LimitNorms(double[] parameters)
    {
        if (_hyperparameters.MaxNorm is not { } radius)
        {
            return;
        }

        ParameterLayout layout = _objective.Classifier.Layout;
        for (int layer = 0; layer < layout.Layers; layer++)
        {
            MaxNorm.Project(layout.Weights(parameters.AsSpan(), layer), layout.Inputs(layer), radius);
        }
    }
}
