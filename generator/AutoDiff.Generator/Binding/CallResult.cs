using System.Collections.Immutable;
using AutoDiff.Generator.IR;

namespace AutoDiff.Generator.Binding;

/// <summary>What a followed call returns: one of a scalar, the parts of a tuple, a sequence, a rectangular array; or nothing at all.</summary>
internal sealed record CallResult(Expr? Scalar = null, ImmutableArray<Expr> Tuple = default, Variable? Sequence = null, Grid? Grid = null);
