using System.Globalization;
using ImageClassifier.Training;

namespace ImageClassifier.Output;

/// <summary>Lines of text, for a log or a pipe: at most twenty for a model.</summary>
internal sealed class PlainDisplay(TextWriter output) : ITrainingDisplay
{
    private const int Lines = 20;

    public void Show(string model, string samples, int epochs, Action<Action<TrainingStep>> train)
    {
        int stride = (epochs + Lines - 1) / Lines;
        train(step =>
        {
            if (step.Batch == step.Batches && (step.Epoch % stride == 0 || step.Epoch == epochs))
            {
                output.WriteLine(string.Create(
                    CultureInfo.InvariantCulture,
                    $"{model} epoch {step.Epoch}/{epochs}  loss {step.Loss:F4}  {step.SamplesPerSecond:F0} {samples}/s"));
            }
        });
    }
}
