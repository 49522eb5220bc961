namespace AutoDiff.Generator.Tests.Corpus.Fuzzing;

/// <summary>A parameter of a random method.</summary>
/// <param name="Declaration">Modifier and type: <c>ref double</c>.</param>
/// <param name="Samples">For each sample its entry, without the name and the mark of written ones: <c>[3]=-1..1</c>.</param>
internal sealed record SourceParameter(string Name, string Declaration, params IReadOnlyList<string> Samples)
{
    public bool IsSequence => Declaration.EndsWith('>') || Declaration.EndsWith(']');

    public bool IsDifferentiable => !Declaration.Contains("int", StringComparison.Ordinal);
}
