namespace AutoDiff.Generator.Tests.Corpus.Fuzzing;

/// <summary>What a helper returns.</summary>
internal enum HelperResult
{
    Nothing,
    Real,
    Tuple,
    Array,
    Struct,
}
