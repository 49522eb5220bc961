namespace ImageClassifier.Training;

/// <summary>A model's line in the closing table. A baseline was not trained in epochs, and has no loss or training accuracy (NaN) where it remembers the training samples.</summary>
internal sealed record TrainingOutcome(
    string Model, int Epochs, double Loss, double TrainAccuracy, double TestAccuracy, TimeSpan Duration);
