namespace ImageClassifier.Data;

/// <summary>What a model is trained on and what it is judged by.</summary>
internal sealed record Dataset(string Description, int Classes, LabelledSet Train, LabelledSet Test);
