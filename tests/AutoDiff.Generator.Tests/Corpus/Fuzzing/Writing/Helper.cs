namespace AutoDiff.Generator.Tests.Corpus.Fuzzing;

/// <summary>A helper method as its callers see it.</summary>
internal sealed record Helper(string Name, bool ReturnsReal, IReadOnlyList<HelperParameter> Parameters)
{
    /// <summary>It can stand in the middle of an expression, as it changes nothing.</summary>
    public bool IsPure => ReturnsReal
        && Parameters.All(p => p.Role is HelperParameterRole.Real or HelperParameterRole.Read or HelperParameterRole.Integer);
}
