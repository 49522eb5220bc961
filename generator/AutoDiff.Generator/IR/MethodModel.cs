namespace AutoDiff.Generator.IR;

/// <summary>A differentiable method as the binder hands it on: everything that the later stages need, and nothing of Roslyn.</summary>
internal sealed record MethodModel(
    MethodSignature Signature,
    EquatableArray<Statement> Body,
    int NextVariableId,
    bool Strict,
    bool Optimize)
{
    /// <summary>The project compiles unsafe code, which <c>[SkipLocalsInit]</c> asks for.</summary>
    public bool AllowUnsafe { get; init; }
}
