namespace AutoDiff.Generator.Tests.Corpus.Fuzzing;

/// <summary>The types that a program is printed as, which are compiled together.</summary>
internal enum ProgramForm
{
    Optimized,
    Plain,

    /// <summary>On dual numbers, without an attribute.</summary>
    Dual,
}
