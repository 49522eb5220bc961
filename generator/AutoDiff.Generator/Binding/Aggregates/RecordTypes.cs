using System.Collections.Generic;
using System.Linq;
using AutoDiff.Generator.IR;
using Microsoft.CodeAnalysis;

namespace AutoDiff.Generator.Binding;

/// <summary>The structs that arrays and spans of them are followed leaf by leaf.</summary>
internal sealed class RecordTypes(BindingSession session)
{
    private const int LeafLimit = 64;

    private readonly Dictionary<RecordType, AggregateShape> shapes = [];

    /// <summary>The type of an element, with all type arguments in place, or null where it is one value for everybody.</summary>
    public RecordType? Of(ITypeSymbol type)
    {
        if (type is not INamedTypeSymbol { IsValueType: true }
            || session.Aggregates.Of(type) is not { IsShared: false, HasSequence: false, IsReadable: true, Leaves.Length: > 0 and <= LeafLimit } shape
            || !IsOfValues(shape))
        {
            return null;
        }

        RecordType record = new(TypeMap.TextOf(type), shape.Leaves.Select(leaf => new RecordLeaf(leaf.Name, leaf.Type, leaf.Access!)).ToEquatableArray(), IsInterleaved(shape));
        shapes[record] = shape;
        return record;
    }

    public AggregateShape ShapeOf(RecordType record) => shapes[record];

    /// <summary>No object on the way to a leaf, which may be missing.</summary>
    private static bool IsOfValues(AggregateShape shape) =>
        shape.Type.IsValueType && shape.Fields.All(f => f.Nested is null || IsOfValues(f.Nested));

    /// <summary>Whether the elements of an array are numbers of one type, in the order of the leaves and with nothing between them.</summary>
    private static bool IsInterleaved(AggregateShape shape) =>
        shape.Leaves.All(leaf => leaf.Type == shape.Leaves[0].Type && leaf.Type is RealType or IntegerType) && IsLaidOutInOrder(shape);

    private static bool IsLaidOutInOrder(AggregateShape shape)
    {
        if (NumericsBodies.IsNumerics(shape.Type))
        {
            return true;
        }

        if (shape.Type.IsTupleType)
        {
            // The runtime orders the fields of a tuple by what they are.
            return shape.Fields.Length < 8 && shape.Fields.All(f => f.Nested is null);
        }

        return shape.Type.DeclaringSyntaxReferences.Length == 1
            && shape.Type.GetAttributes().All(a => a.AttributeClass?.Name != "StructLayoutAttribute")
            && shape.Fields.All(f => f.Member is not IParameterSymbol && (f.Nested is null || (!f.Nested.Type.IsTupleType && IsLaidOutInOrder(f.Nested))));
    }
}
