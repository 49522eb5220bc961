namespace AutoDiff.Generator.Tests.Corpus;

/// <summary>The corpus, compiled in one way.</summary>
/// <param name="Adapters">By id, for the methods that compile.</param>
/// <param name="Problems">By id, what the compiler or the analyzer says of a method or of what was generated for it.</param>
internal sealed record CorpusBuild(
    string Name,
    IReadOnlyList<CorpusMethod> Methods,
    IReadOnlyDictionary<string, Adapter> Adapters,
    ILookup<string, string> Problems);
