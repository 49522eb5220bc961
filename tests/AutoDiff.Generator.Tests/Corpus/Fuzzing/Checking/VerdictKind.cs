namespace AutoDiff.Generator.Tests.Corpus.Fuzzing;

/// <summary>What became of a random program, worst last.</summary>
internal enum VerdictKind
{
    /// <summary>It does not compile by itself: the fault of whoever wrote or shrank it.</summary>
    InvalidSource,

    /// <summary>No point was found at which differences mean something.</summary>
    Inconclusive,
    Clean,
    Refused,
    WrongNumbers,
    Threw,
    TooLong,
    DoesNotCompile,
    GeneratorFailed,
}
