using AutoDiff.Generator.IR;

namespace AutoDiff.Generator.Binding;

/// <summary>What an expression of any type is bound to: one of a scalar, an aggregate, a sequence, a rectangular array, a function, a query; or nothing at all.</summary>
internal sealed record CallResult(
    Expr? Scalar = null, AggregateValue? Aggregate = null, Variable? Sequence = null, Grid? Grid = null, FunctionValue? Function = null, Query? Query = null);
