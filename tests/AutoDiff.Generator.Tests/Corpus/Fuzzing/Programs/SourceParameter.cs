namespace AutoDiff.Generator.Tests.Corpus.Fuzzing;

/// <summary>A parameter of a random method.</summary>
/// <param name="Declaration">Modifier and type: <c>ref double</c>.</param>
/// <param name="Samples">For each sample its entry, without the name and the mark of written ones: <c>[3]=-1..1</c>.</param>
internal sealed record SourceParameter(string Name, string Declaration, params IReadOnlyList<string> Samples)
{
    /// <summary>Of an object or struct: its members, named <c>model.Layer.Bias</c>.</summary>
    public IReadOnlyList<SourceParameter> Members { get; init; } = [];

    /// <summary>It holds nothing real.</summary>
    public bool IsPassive { get; init; }

    /// <summary>What samples name.</summary>
    public IEnumerable<SourceParameter> Leaves => Members.Count > 0 ? Members : [this];

    /// <summary>The name under which samples give the length of the returned array: it is no parameter.</summary>
    public const string Returned = "return";

    public bool IsThis => Name == "this";

    /// <summary>It stands in the list of parameters.</summary>
    public bool IsDeclared => !IsThis && Name != Returned;

    public bool IsDifferentiable => !IsPassive;
}
