using AutoDiff.Optimization;
using ImageClassifier.CommandLine;

namespace ImageClassifier.Training;

/// <summary>The update rule that was asked for.</summary>
internal static class OptimizerFactory
{
    public static Optimizer<double> Create(Hyperparameters hyperparameters, int parameters)
    {
        double rate = hyperparameters.LearningRate;
        return hyperparameters.Optimizer switch
        {
            OptimizerKind.Sgd => new Sgd<double>(parameters, rate),
            OptimizerKind.Nesterov => new Nesterov<double>(parameters, rate, hyperparameters.Momentum),
            OptimizerKind.Adagrad => new Adagrad<double>(parameters, rate),
            OptimizerKind.RmsProp => new RmsProp<double>(parameters, rate),
            OptimizerKind.Adam => new Adam<double>(parameters, rate),
            OptimizerKind.AdamW => new AdamW<double>(parameters, rate),
            OptimizerKind.Lion => new Lion<double>(parameters, rate),
            _ => new Sgd<double>(parameters, rate, hyperparameters.Momentum),
        };
    }
}
