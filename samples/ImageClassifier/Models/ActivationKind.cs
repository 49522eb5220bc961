namespace ImageClassifier.Models;

/// <summary>What a hidden unit does with its sum (maxout: with its two sums).</summary>
internal enum ActivationKind
{
    Relu,
    Sigmoid,
    Tanh,
    LeakyRelu,
    Elu,
    Maxout,
}
