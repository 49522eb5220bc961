namespace AutoDiff.Generator.IR;

/// <summary>A differentiable method as the binder hands it on: everything that the later stages need, and nothing of Roslyn.</summary>
internal sealed record MethodModel(
    MethodSignature Signature,
    EquatableArray<Statement> Body,
    int NextVariableId,
    bool Strict,
    bool Optimize)
{
    /// <summary>The recursive methods that the body calls, directly or through each other.</summary>
    public EquatableArray<FunctionModel> Functions { get; init; } = EquatableArray<FunctionModel>.Empty;

    /// <summary>The project compiles unsafe code, which <c>[SkipLocalsInit]</c> asks for.</summary>
    public bool AllowUnsafe { get; init; }
}
