namespace ImageClassifier.CommandLine;

/// <summary>The classifiers that <c>--model</c> offers.</summary>
internal enum ModelKind
{
    Svm,
    Softmax,
    Mlp2,
    Mlp3,
}
