namespace AutoDiff.Generator.Tests.Corpus.Fuzzing;

/// <summary>A scalar of a random program.</summary>
internal sealed record RealVariable(string Name, bool IsWritable);
