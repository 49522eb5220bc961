using ImageClassifier.Training;

namespace ImageClassifier;

/// <summary>A model after its training, with what the report tells of it.</summary>
internal sealed record TrainedModel(
    TrainingOutcome Outcome,
    Hyperparameters Hyperparameters,
    Objective Objective,
    double[] Parameters,
    Verification Verification,
    IReadOnlyList<EpochRecord> History);
