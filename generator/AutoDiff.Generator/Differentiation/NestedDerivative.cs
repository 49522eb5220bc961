using AutoDiff.Generator.IR;

namespace AutoDiff.Generator.Differentiation;

/// <summary>A derivative as a body that can be differentiated itself, to stand where it is called.</summary>
/// <param name="Parameters">The inputs and the derivative arguments, in no particular order.</param>
/// <param name="Value">What it returns, or null.</param>
/// <param name="Tangent">In forward mode what it returns beside that.</param>
internal sealed record NestedDerivative(
    EquatableArray<Variable> Parameters, EquatableArray<Statement> Body, Expr? Value, Expr? Tangent);
