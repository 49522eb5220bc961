namespace AutoDiff.Generator.Tests.Corpus;

/// <summary>A corpus method as compiled in one way (<c>optimized</c>, <c>plain</c>).</summary>
internal sealed record MethodBuild(string Name, Adapter Adapter);
