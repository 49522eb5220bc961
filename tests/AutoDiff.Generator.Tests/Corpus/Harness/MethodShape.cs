namespace AutoDiff.Generator.Tests.Corpus;

/// <summary>What the checks need to know of a corpus method, apart from how to call it.</summary>
/// <param name="Id">Type and name, parameter types for overloads to differ, and the type argument of a generic method.</param>
/// <param name="HasUpstream">The method returns a real number.</param>
/// <param name="HasGradient">… and has no other result, so that <c>FGradient</c> is there too.</param>
/// <param name="IsSingle">Somewhere a <c>float</c> limits the precision.</param>
internal sealed record MethodShape(
    string Id,
    IReadOnlyList<CorpusParameter> Parameters,
    bool HasUpstream,
    bool HasGradient,
    bool IsStrict,
    bool IsSingle,
    IReadOnlyList<string> Samples)
{
    /// <summary>The parameters whose members stand in <see cref="Parameters"/> instead of them.</summary>
    public IReadOnlyList<CorpusOwner> Owners { get; init; } = [];

    /// <summary>For a struct that is returned: C# that makes its upstream.</summary>
    public string? ResultUpstream { get; init; }

    /// <summary>The names of the method's own parameters, in their order; <c>this</c> first, if there is one.</summary>
    public IReadOnlyList<string> Order { get; init; } = [];
}
