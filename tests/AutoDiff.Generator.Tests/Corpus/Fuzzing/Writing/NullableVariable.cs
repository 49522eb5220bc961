namespace AutoDiff.Generator.Tests.Corpus.Fuzzing;

/// <summary>A real that may be missing.</summary>
internal sealed record NullableVariable(string Name);
