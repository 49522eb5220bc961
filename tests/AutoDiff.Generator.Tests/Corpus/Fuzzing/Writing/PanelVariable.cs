namespace AutoDiff.Generator.Tests.Corpus.Fuzzing;

/// <summary>A struct or an object with a field, a property and a readonly field of the struct that its methods change.</summary>
internal sealed record PanelVariable(string Name);
