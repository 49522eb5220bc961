namespace ImageClassifier.Models;

/// <summary>What a hidden unit does with its sum.</summary>
internal enum ActivationKind
{
    Relu,
    Sigmoid,
}
