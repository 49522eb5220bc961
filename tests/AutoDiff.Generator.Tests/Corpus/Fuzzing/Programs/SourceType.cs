namespace AutoDiff.Generator.Tests.Corpus.Fuzzing;

/// <summary>A type that a random program declares.</summary>
/// <param name="Head">Everything but the methods and the last brace.</param>
internal sealed record SourceType(string Head, IReadOnlyList<SourceMethod> Methods);
