using System.Globalization;
using ImageClassifier.CommandLine;

namespace ImageClassifier.Training;

/// <summary>How one model is trained.</summary>
internal sealed record Hyperparameters(int Epochs, double LearningRate, double L2)
{
    public int Batch { get; init; } = 256;

    public double Momentum { get; init; } = 0.9;

    /// <summary>The units of each hidden layer, where a model has any.</summary>
    public int Hidden { get; init; } = 100;

    /// <summary>What the user asked for; where nothing was asked, what was found to work for the model on these data.</summary>
    public static Hyperparameters For(ModelKind model, Options options)
    {
        Hyperparameters found = options.MnistDirectory is null ? ForSpiral(model) : ForMnist(model);
        return new Hyperparameters(
            options.Epochs ?? found.Epochs, options.LearningRate ?? found.LearningRate, options.L2 ?? found.L2)
        {
            Batch = options.Batch ?? found.Batch,
            Momentum = options.Momentum ?? found.Momentum,
            Hidden = options.Hidden ?? found.Hidden,
        };
    }

    /// <summary>One line, with what was asked for and what was not.</summary>
    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"epochs {Epochs}, batch {Batch}, learning rate {LearningRate}, ")
        + string.Create(CultureInfo.InvariantCulture, $"momentum {Momentum}, l2 {L2}");

    private static Hyperparameters ForSpiral(ModelKind model) => model switch
    {
        ModelKind.Svm => new(Epochs: 300, LearningRate: 0.1, L2: 5e-4),
        ModelKind.Softmax => new(Epochs: 200, LearningRate: 0.1, L2: 5e-4),
        ModelKind.Mlp2 => new(Epochs: 3000, LearningRate: 0.1, L2: 5e-4),
        _ => new(Epochs: 3000, LearningRate: 0.1, L2: 1e-4),
    };

    private static Hyperparameters ForMnist(ModelKind model) => model switch
    {
        ModelKind.Svm => new(Epochs: 20, LearningRate: 0.01, L2: 1e-4),
        ModelKind.Softmax => new(Epochs: 20, LearningRate: 0.1, L2: 1e-4),
        ModelKind.Mlp2 => new(Epochs: 20, LearningRate: 0.1, L2: 1e-4),
        _ => new(Epochs: 20, LearningRate: 0.1, L2: 1e-4),
    };
}
