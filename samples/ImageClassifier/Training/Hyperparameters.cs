using System.Globalization;
using ImageClassifier.CommandLine;

namespace ImageClassifier.Training;

/// <summary>How one model is trained.</summary>
internal sealed record Hyperparameters(int Epochs, double LearningRate, double L2)
{
    public int Batch { get; init; } = 256;

    public OptimizerKind Optimizer { get; init; } = OptimizerKind.Momentum;

    public double Momentum { get; init; } = 0.9;

    public ScheduleKind Schedule { get; init; } = ScheduleKind.Constant;

    /// <summary>By which <c>--schedule lambda</c> multiplies the rate in each epoch.</summary>
    public double ScheduleFactor { get; init; } = 0.95;

    public double L1 { get; init; }

    public double? Elastic { get; init; }

    /// <summary>The longest a unit's row of weights may be; null for no limit.</summary>
    public double? MaxNorm { get; init; }

    public double Dropout { get; init; }

    /// <summary>The units of each hidden layer, where a model has any.</summary>
    public int Hidden { get; init; } = 100;

    public Penalty Penalty => new(L1, L2, Elastic);

    /// <summary>What the user asked for; where nothing was asked, what was found to work for the model on these data.</summary>
    public static Hyperparameters For(ModelKind model, Options options)
    {
        Hyperparameters found = options.Data == DataKind.Spiral ? ForSpiral(model) : ForImages(model);
        OptimizerKind optimizer = options.Optimizer ?? OptimizerKind.Momentum;
        return new Hyperparameters(
            options.Epochs ?? found.Epochs, options.LearningRate ?? found.LearningRate * RateScale(optimizer), options.L2 ?? (options.Elastic is null ? found.L2 : 0))
        {
            Batch = options.Batch ?? found.Batch,
            Optimizer = optimizer,
            Momentum = options.Momentum ?? found.Momentum,
            Schedule = options.Schedule ?? ScheduleKind.Constant,
            ScheduleFactor = options.ScheduleFactor ?? found.ScheduleFactor,
            L1 = options.L1 ?? (options.Elastic is null ? 0 : 1e-4),
            Elastic = options.Elastic,
            MaxNorm = options.MaxNorm,
            Dropout = options.Dropout ?? 0,
            Hidden = options.Hidden ?? found.Hidden,
        };
    }

    /// <summary>One line, with what was asked for and what was not.</summary>
    public override string ToString()
    {
        List<string> parts =
        [
            Text($"epochs {Epochs}"), Text($"batch {Batch}"), Text($"optimizer {Optimizer}").ToLowerInvariant(),
            Text($"learning rate {LearningRate}"),
        ];
        AddIf(Optimizer is OptimizerKind.Momentum or OptimizerKind.Nesterov, Text($"momentum {Momentum}"));
        AddIf(Schedule == ScheduleKind.Lambda, Text($"schedule lambda:{ScheduleFactor}"));
        AddIf(Schedule is not (ScheduleKind.Constant or ScheduleKind.Lambda), Text($"schedule {Schedule}").ToLowerInvariant());
        AddIf(L1 > 0, Text($"l1 {L1}"));
        AddIf(Elastic is not null, Text($"elastic {Elastic}"));
        parts.Add(Text($"l2 {L2}"));
        AddIf(MaxNorm is not null, Text($"max norm {MaxNorm}"));
        AddIf(Dropout > 0, Text($"dropout {Dropout}"));
        return string.Join(", ", parts);

        static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);

        void AddIf(bool condition, string part)
        {
            if (condition)
            {
                parts.Add(part);
            }
        }
    }

    /// <summary>Rules that divide by the gradient's size move every parameter by about the rate, so that a smaller one is needed.</summary>
    private static double RateScale(OptimizerKind optimizer) => optimizer switch
    {
        OptimizerKind.Sgd => 3,
        OptimizerKind.Adagrad => 0.3,
        OptimizerKind.RmsProp or OptimizerKind.Adam or OptimizerKind.AdamW => 0.02,
        OptimizerKind.Lion => 0.003,
        _ => 1,
    };

    private static Hyperparameters ForSpiral(ModelKind model) => model switch
    {
        ModelKind.Svm => new(Epochs: 300, LearningRate: 0.1, L2: 5e-4),
        ModelKind.Softmax => new(Epochs: 200, LearningRate: 0.1, L2: 5e-4),
        ModelKind.Mlp2 => new(Epochs: 3000, LearningRate: 0.1, L2: 5e-4),
        _ => new(Epochs: 3000, LearningRate: 0.1, L2: 1e-4),
    };

    private static Hyperparameters ForImages(ModelKind model) => model switch
    {
        ModelKind.Svm => new(Epochs: 20, LearningRate: 0.01, L2: 1e-4),
        ModelKind.Softmax => new(Epochs: 20, LearningRate: 0.1, L2: 1e-4),
        ModelKind.Mlp2 => new(Epochs: 20, LearningRate: 0.1, L2: 1e-4),
        _ => new(Epochs: 20, LearningRate: 0.1, L2: 1e-4),
    };
}
