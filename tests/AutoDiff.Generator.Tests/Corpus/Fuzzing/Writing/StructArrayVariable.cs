namespace AutoDiff.Generator.Tests.Corpus.Fuzzing;

/// <summary>An array, span or list of structs.</summary>
/// <param name="Root">The parameter that it is, if any.</param>
internal sealed record StructArrayVariable(string Name, SequenceForm Form, int Length, bool IsWritable, string? Root)
{
    public string LengthText => Name + (Form == SequenceForm.List ? ".Count" : ".Length");

    /// <summary>The fields can be written in their place, and elements referred to.</summary>
    public bool HasPlaces => IsWritable && Form != SequenceForm.List;
}
