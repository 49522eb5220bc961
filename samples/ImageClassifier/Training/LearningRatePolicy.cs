using AutoDiff.Optimization.Schedules;
using ImageClassifier.CommandLine;

namespace ImageClassifier.Training;

/// <summary>The learning rate of each epoch: by a schedule, or by how the loss goes on.</summary>
internal sealed class LearningRatePolicy
{
    private readonly ILearningRateSchedule? _schedule;
    private readonly ReduceOnPlateau? _plateau;

    public LearningRatePolicy(Hyperparameters hyperparameters)
    {
        double rate = hyperparameters.LearningRate;
        int epochs = hyperparameters.Epochs;
        int third = Math.Max(1, epochs / 3);
        switch (hyperparameters.Schedule)
        {
            case ScheduleKind.Plateau:
                _plateau = new ReduceOnPlateau(rate) { Patience = Math.Max(2, epochs / 20), Factor = 0.3 };
                break;
            case ScheduleKind.Lambda:
                double factor = hyperparameters.ScheduleFactor;
                _schedule = new LambdaRate(rate, epoch => Math.Pow(factor, epoch));
                break;
            default:
                _schedule = hyperparameters.Schedule switch
                {
                    ScheduleKind.Step => new StepDecay(rate, third, 0.3),
                    ScheduleKind.Exponential => new ExponentialDecay(rate, Math.Log(100) / epochs),
                    ScheduleKind.Cosine => new CosineDecay(rate, epochs),
                    ScheduleKind.OneCycle => new OneCycle(rate, epochs),
                    _ => new ConstantRate(rate),
                };
                break;
        }
    }

    /// <summary>What a plateau remembers; null for the schedules, which remember nothing.</summary>
    public ReduceOnPlateau? Plateau => _plateau;

    /// <param name="epoch">Counted from 0.</param>
    public double At(int epoch) => _plateau?.Rate ?? _schedule!.At(epoch);

    public void Observe(double loss) => _plateau?.Observe(loss);
}
