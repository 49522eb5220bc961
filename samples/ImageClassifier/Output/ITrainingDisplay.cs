using ImageClassifier.Training;

namespace ImageClassifier.Output;

/// <summary>Shows how training goes on.</summary>
internal interface ITrainingDisplay
{
    /// <summary>
    /// Runs <paramref name="train"/> and shows the steps that it reports. <paramref name="samples"/> is what they are called.
    /// </summary>
    void Show(string model, string samples, int epochs, Action<Action<TrainingStep>> train);
}
