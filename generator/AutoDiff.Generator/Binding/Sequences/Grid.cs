using System.Collections.Immutable;
using AutoDiff.Generator.IR;

namespace AutoDiff.Generator.Binding;

/// <summary>A rectangular array (<c>double[,]</c>) as the sweeps know it: its elements row by row, and how long each dimension is.</summary>
/// <param name="Elements">The flat sequence.</param>
/// <param name="Lengths">One per dimension: constants, or variables that never change.</param>
/// <param name="Owner">The parameter that it is, which may be null; null for an array that is made here.</param>
internal sealed record Grid(Variable Elements, ImmutableArray<Expr> Lengths, Variable? Owner = null)
{
    public Expr Length => new Length(Elements);

    /// <summary>The position of an element. Every index must be in its own range.</summary>
    public Expr IndexOf(Expr[] indices) => new FlatIndex(indices.ToEquatableArray(), Lengths.ToEquatableArray());
}
