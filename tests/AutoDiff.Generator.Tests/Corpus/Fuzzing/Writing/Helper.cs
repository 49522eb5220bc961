namespace AutoDiff.Generator.Tests.Corpus.Fuzzing;

/// <summary>A helper method as its callers see it.</summary>
internal sealed record Helper(string Name, HelperResult Result, IReadOnlyList<HelperParameter> Parameters)
{
    /// <summary>How the names of the long ones begin, which are called from several places.</summary>
    public const string Large = "Stage";

    public bool IsLarge => Name.StartsWith(Large, StringComparison.Ordinal);

    /// <summary>Of the array that it returns.</summary>
    public int Length { get; init; }

    public bool ReturnsReal => Result == HelperResult.Real;

    /// <summary>It can stand in the middle of an expression, as it changes nothing.</summary>
    public bool IsPure => ReturnsReal && ChangesNothing;

    public bool ChangesNothing => Parameters.All(p =>
        p.Role is not (HelperParameterRole.Ref or HelperParameterRole.Out or HelperParameterRole.Written or HelperParameterRole.WrittenGrid
            or HelperParameterRole.RefStruct or HelperParameterRole.WrittenStructs or HelperParameterRole.WrittenObject));
}
