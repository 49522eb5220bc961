namespace AutoDiff.Generator.IR;

/// <summary>A static local function of a generated method.</summary>
/// <param name="Comments">The lines above it.</param>
/// <param name="ReturnType">The type of what it returns, or <see cref="IrType.Void"/>.</param>
/// <param name="Parameters">In their order; those of <see cref="Outs"/> are <c>out</c>, tapes and scratches are passed by <c>ref</c>.</param>
internal sealed record LocalFunction(
    string Name,
    EquatableArray<string> Comments,
    IrType ReturnType,
    EquatableArray<Variable> Parameters,
    EquatableArray<Variable> Outs,
    EquatableArray<Statement> Body);
