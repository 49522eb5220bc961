namespace AutoDiff.Generator.Tests.Corpus.Fuzzing;

/// <summary>An array or a list of the struct that its methods change.</summary>
internal sealed record GaugesVariable(string Name, bool IsList, int Length)
{
    public string LengthText => Name + (IsList ? ".Count" : ".Length");
}
