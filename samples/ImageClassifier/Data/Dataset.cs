namespace ImageClassifier.Data;

/// <summary>What a model is trained on and what it is judged by.</summary>
/// <param name="Description">A line that says what they are.</param>
/// <param name="Samples">What the samples are called.</param>
/// <param name="Classes">The number of classes.</param>
/// <param name="Train">The samples to train on.</param>
/// <param name="Test">The samples to judge by.</param>
/// <param name="Picture">The shape of a row of features, where it is one of pixels.</param>
internal sealed record Dataset(
    string Description, string Samples, int Classes, LabelledSet Train, LabelledSet Test, PictureShape? Picture = null);
