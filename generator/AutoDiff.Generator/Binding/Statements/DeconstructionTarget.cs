using System.Collections.Immutable;
using AutoDiff.Generator.IR;
using Microsoft.CodeAnalysis;

namespace AutoDiff.Generator.Binding;

/// <summary>What one part of a deconstructed value goes to: a place, a new local, a whole aggregate, nothing, or the parts of a tuple.</summary>
internal sealed record DeconstructionTarget
{
    public ImmutableArray<DeconstructionTarget> Parts { get; init; } = [];

    public bool IsTuple { get; init; }

    public bool IsDiscard { get; init; }

    public ILocalSymbol? Local { get; init; }

    public AggregatePlace? Aggregate { get; init; }

    public Place? Place { get; init; }

    public bool IsNew { get; init; }

    public Statement? Assign(Expr value) => Place is null ? null : IsNew ? new Declare(Place.Variable!, value) : Place.Assign(value);
}
