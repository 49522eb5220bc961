namespace ImageClassifier.Training;

/// <summary>Where a training stood after an epoch.</summary>
internal sealed record EpochRecord(
    int Epoch, double LearningRate, double TrainLoss, double ValidationLoss, double TrainAccuracy, double ValidationAccuracy);
