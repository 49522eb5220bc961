namespace AutoDiff.Generator.Tests.Corpus.Fuzzing;

/// <summary>A variable of the struct of structs.</summary>
internal sealed record BodyVariable(string Name);
