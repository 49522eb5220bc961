using ImageClassifier.CommandLine;
using ImageClassifier.Models;

namespace ImageClassifier.Tests.Training;

/// <summary>A small classifier of every kind, by name, so that a theory can list them.</summary>
internal static class SomeClassifiers
{
    public static Classifier Named(string name, int inputs, int classes) => name switch
    {
        "svm" => Classifier.Svm(inputs, classes),
        "softmax" => Classifier.Softmax(inputs, classes),
        "mlp2" => Classifier.TwoLayers(inputs, 11, classes),
        _ => Classifier.ThreeLayers(inputs, 7, classes, OptionValue.Choice<ActivationKind>("--activation", name["mlp3 ".Length..])),
    };
}
