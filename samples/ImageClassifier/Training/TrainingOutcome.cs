namespace ImageClassifier.Training;

/// <summary>A trained model's line in the closing table.</summary>
internal sealed record TrainingOutcome(
    string Model, int Epochs, double Loss, double TrainAccuracy, double TestAccuracy, TimeSpan Duration);
