namespace AutoDiff.Generator.Tests.Corpus.Fuzzing;

internal sealed record HelperParameter(string Name, HelperParameterRole Role, SequenceForm Form)
{
    /// <summary>Of an array with two indices.</summary>
    public bool IsJagged { get; init; }
}
