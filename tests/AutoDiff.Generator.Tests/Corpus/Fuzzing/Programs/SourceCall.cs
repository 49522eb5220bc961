namespace AutoDiff.Generator.Tests.Corpus.Fuzzing;

/// <summary>A call of a helper that may write the sequences it is given.</summary>
/// <param name="Roots">For each sequence parameter of the helper, the parameter of the caller whose cells are passed, if any.</param>
internal sealed record SourceCall(string Helper, IReadOnlyDictionary<string, string> Roots);
