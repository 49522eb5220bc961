namespace AutoDiff.Generator.Tests.Corpus.Fuzzing;

/// <summary>An integer of a random program; never negative.</summary>
/// <param name="Maximum">What it never exceeds.</param>
/// <param name="Within">A sequence that it indexes safely, where that does not follow from the maximum.</param>
internal sealed record IntegerVariable(string Name, int Maximum, bool IsWritable, SequenceVariable? Within = null);
