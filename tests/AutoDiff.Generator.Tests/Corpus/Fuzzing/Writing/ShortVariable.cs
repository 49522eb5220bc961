namespace AutoDiff.Generator.Tests.Corpus.Fuzzing;

/// <summary>A sequence that may have no elements.</summary>
/// <param name="Root">The parameter whose cells it shows, if any.</param>
internal sealed record ShortVariable(string Name, SequenceForm Form, bool IsWritable, string? Root)
{
    public string LengthText => Name + (Form == SequenceForm.List ? ".Count" : ".Length");

    public bool IsSpan => Form is SequenceForm.Span or SequenceForm.ReadOnlySpan;
}
