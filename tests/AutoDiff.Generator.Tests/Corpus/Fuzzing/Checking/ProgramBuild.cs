namespace AutoDiff.Generator.Tests.Corpus.Fuzzing;

/// <summary>A random program, compiled.</summary>
internal sealed record ProgramBuild(MethodShape Shape, IReadOnlyList<MethodBuild> Builds, DualAdapter Twin);
