using System.Collections.Generic;
using AutoDiff.Generator.IR;

namespace AutoDiff.Generator.Binding;

/// <summary>What an expression of array or span type stands for.</summary>
/// <param name="Existing">A variable that names it already, or null.</param>
/// <param name="Buffer">Else the <see cref="Allocate"/> or <see cref="View"/>.</param>
/// <param name="Elements">The initial elements of a new buffer.</param>
/// <param name="CopyFrom">Or the view whose elements a new buffer starts with.</param>
internal sealed record SequenceValue(
    SequenceType Type, Variable? Existing, Expr? Buffer = null, IReadOnlyList<Expr>? Elements = null, View? CopyFrom = null);
