namespace AutoDiff.Generator.IR;

internal enum ParameterRefKind
{
    Value,
    In,
    Ref,
    Out,
    RefReadOnly,
}

/// <summary>One parameter of a differentiable method.</summary>
/// <param name="TypeText">The declared type as C# text (nullable annotations and all).</param>
/// <param name="DefaultText">The default value as C# text, or null.</param>
/// <param name="Differentiated">Named in the attribute, or real-valued where the attribute names none, or written by the method.</param>
/// <param name="IsWritten">A sequence parameter that the method writes (its elements are results).</param>
internal sealed record ParameterModel(
    Variable Variable,
    string TypeText,
    ParameterRefKind RefKind,
    string? DefaultText,
    bool IsParams,
    bool IsScoped,
    bool Differentiated,
    bool IsWritten)
{
    /// <summary>Makes it a part of another parameter; null for one of the signature.</summary>
    public PartModel? Part { get; init; }

    /// <summary>For a class or struct whose parts are parameters of their own; those stand somewhere behind it.</summary>
    public OwnerModel? Owner { get; init; }

    /// <summary>Is <c>this</c>, which is not written down as a parameter.</summary>
    public bool IsThis => Variable is { Kind: VariableKind.Static, Name: "this" };

    /// <summary>Its gradient argument carries the upstream in and the gradient out.</summary>
    public bool IsInOut => Differentiated && Owner is null && (IsWritten || RefKind == ParameterRefKind.Ref);

    /// <summary>Is a differentiated or merely passed real sequence or scalar.</summary>
    public bool IsRealValued => Variable.Type.IsReal || Variable.Type.IsRealSequence;
}
