namespace AutoDiff.Generator.Tests.Corpus.Fuzzing;

/// <summary>How a sequence is declared.</summary>
internal enum SequenceForm
{
    Array,
    Span,
    ReadOnlySpan,
    List,
}
