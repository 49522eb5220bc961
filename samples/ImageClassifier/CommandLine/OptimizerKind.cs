namespace ImageClassifier.CommandLine;

/// <summary>The update rules that <c>--optimizer</c> offers.</summary>
internal enum OptimizerKind
{
    Sgd,
    Momentum,
    Nesterov,
    Adagrad,
    RmsProp,
    Adam,
    AdamW,
    Lion,
}
