namespace AutoDiff.Generator.Tests.Corpus.Fuzzing;

/// <summary>An array, span, view or list of a random program.</summary>
/// <param name="Length">Its length, or the least one where that is not known.</param>
/// <param name="Root">The parameter whose cells it shows, if any.</param>
internal sealed record SequenceVariable(string Name, SequenceForm Form, int Length, bool IsLengthKnown, bool IsWritable, string? Root)
{
    /// <summary>Elements are integers up to this one; null for reals.</summary>
    public int? IntegerMaximum { get; init; }

    /// <summary>Its elements may be written, but it names the same array for good.</summary>
    public bool IsLoopVariable { get; init; }

    public bool IsReal => IntegerMaximum is null;

    public bool IsList => Form == SequenceForm.List;

    public string LengthText => Name + (IsList ? ".Count" : ".Length");
}
