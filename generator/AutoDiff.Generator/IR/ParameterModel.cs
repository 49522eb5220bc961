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
    /// <summary>Its gradient argument carries the upstream in and the gradient out.</summary>
    public bool IsInOut => Differentiated && (IsWritten || RefKind == ParameterRefKind.Ref);

    /// <summary>Is a differentiated or merely passed real sequence or scalar.</summary>
    public bool IsRealValued => Variable.Type.IsReal || Variable.Type.IsRealSequence;
}
