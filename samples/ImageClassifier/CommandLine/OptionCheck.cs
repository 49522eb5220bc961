namespace ImageClassifier.CommandLine;

/// <summary>Refuses options that nothing reads: they would be ignored in silence.</summary>
internal static class OptionCheck
{
    public static void Require(Options options)
    {
        bool hasHidden = options.Models.Any(model => model is ModelKind.Mlp2 or ModelKind.Mlp3);
        Refuse(
            options.Activation is not null && !options.Models.Contains(ModelKind.Mlp3),
            "--activation is for --model mlp3; the others have none to choose");
        Refuse(options.Hidden is not null && !hasHidden, "--hidden is for --model mlp2 and mlp3; the others have no hidden units");
        Refuse(options.Dropout > 0 && !hasHidden, "--dropout is for --model mlp2 and mlp3; the others have no hidden units");
        Refuse(
            options.Momentum is not null && options.Optimizer is not (null or OptimizerKind.Momentum or OptimizerKind.Nesterov),
            "--momentum is for --optimizer momentum and nesterov");
        Refuse(options.Elastic is not null && options.L2 is not null, "--elastic has squares of its own; --l2 would add others");
        Refuse(options.Features != FeatureKind.Pixels && options.Data == DataKind.Spiral, "--features is for images; the spiral has points");
        Refuse(options.Resume && options.Checkpoint is null, "--resume needs --checkpoint FILE to go on from");
        Refuse(options.Checkpoint is not null && options.Models.Count > 1, "--checkpoint is of one model; choose it by --model");
    }

    private static void Refuse(bool isWrong, string message)
    {
        if (isWrong)
        {
            throw new UsageException(message);
        }
    }
}
