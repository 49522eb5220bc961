namespace AutoDiff.Generator.Tests.Corpus.Fuzzing;

/// <summary>A property of an object that the method made, whose accessors compute.</summary>
internal sealed record PropertyVariable(string Name);
