namespace ImageClassifier.Data;

/// <summary>What a model is trained on and what it is judged by; <paramref name="Samples"/> is what its samples are called.</summary>
internal sealed record Dataset(string Description, string Samples, int Classes, LabelledSet Train, LabelledSet Test);
