using System.Collections.Immutable;
using System.Linq;
using AutoDiff.Generator.IR;

namespace AutoDiff.Generator.Binding;

/// <summary>The value of an aggregate: an expression for every leaf. That of a sequence reads the variable that names it.</summary>
/// <param name="Origin">The place that it was read from, or null for a value that was computed.</param>
/// <param name="IsNew">The origin was made for this value, and nothing else names it.</param>
internal sealed record AggregateValue(AggregateShape Shape, ImmutableArray<Expr> Leaves, AggregatePlace? Origin = null, bool IsNew = false)
{
    public AggregateValue Nested(AggregateField field) =>
        new(field.Nested!, ImmutableArray.Create(Leaves, field.First, field.Count), Origin?.Nested(field));

    /// <summary>The zero of the type, as <c>default</c> makes it.</summary>
    public static AggregateValue Zero(AggregateShape shape) => new(shape, [.. shape.Leaves.Select(leaf => ZeroOf(leaf.Type))]);

    public static Expr ZeroOf(IrType type) => type is SequenceType ? new Literal("null", type) : DefaultValue.Of(type);
}
