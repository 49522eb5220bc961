using AutoDiff.Generator.IR;

namespace AutoDiff.Generator.Structuring;

/// <summary>A body without return, break or continue, and the variable that holds what it returned (null for void).</summary>
internal sealed record StructuredBody(EquatableArray<Statement> Body, Variable? Result);
