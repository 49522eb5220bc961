namespace ImageClassifier.CommandLine;

/// <summary>The data that <c>--data</c> offers.</summary>
internal enum DataKind
{
    Spiral,
    Mnist,
    Cifar10,
}
