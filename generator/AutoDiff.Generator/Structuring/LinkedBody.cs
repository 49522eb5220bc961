using AutoDiff.Generator.IR;

namespace AutoDiff.Generator.Structuring;

/// <summary>A body with its functions, each of which sees nothing but its parameters.</summary>
internal sealed record LinkedBody(EquatableArray<Statement> Body, EquatableArray<FunctionModel> Functions);
