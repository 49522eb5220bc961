namespace AutoDiff.Generator.Tests.Corpus.Fuzzing;

/// <summary>A variable of the record struct.</summary>
internal sealed record RecordVariable(string Name);
