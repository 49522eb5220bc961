namespace AutoDiff.Generator.Tests.Corpus.Fuzzing;

/// <summary>A random program, compiled.</summary>
/// <param name="HasDifferences">Differences of its values are its derivative: it stops no gradient and rounds nothing.</param>
internal sealed record ProgramBuild(MethodShape Shape, IReadOnlyList<MethodBuild> Builds, DualAdapter Twin, bool HasDifferences);
