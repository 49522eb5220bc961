using AutoDiff.Generator.IR;
using Microsoft.CodeAnalysis;

namespace AutoDiff.Generator.Binding;

/// <summary>What patterns are tried on: a value, which can be evaluated any number of times, taken apart or not; an array; a function.</summary>
internal sealed record PatternSubject(ITypeSymbol? Type, Expr? Scalar, AggregateValue? Aggregate = null, Variable? Sequence = null, FunctionValue? Function = null);
