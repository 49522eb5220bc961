using System.Collections.Generic;
using AutoDiff.Generator.IR;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace AutoDiff.Generator.Binding;

/// <summary><c>nullable?.Member</c> and <c>nullable ??= other</c>, where the nullable is taken apart.</summary>
internal sealed class NullableAccessBinder(BodyBinder body)
{
    /// <summary>The value of <c>a?.B</c>, itself a nullable; null where what stands before the dot is no nullable that is taken apart.</summary>
    public AggregateValue? TryBind(IConditionalAccessOperation operation)
    {
        if (body.Aggregates.ShapeOf(operation.Operation.Type) is not { IsNullable: true } shape || !body.AggregateMembers.IsTakenApart(operation.Operation)
            || body.Aggregates.ShapeOf(operation.Type) is not { IsNullable: true } target)
        {
            return null;
        }

        AggregatePlace owner = body.AggregatePlaces.PlaceOf(body.Aggregates.Bind(operation.Operation));
        AggregatePlace result = body.AggregateStores.Declare("access", target, null);
        List<Statement> then = body.Capture(() =>
        {
            AggregatePlace? outer = body.Frame.ConditionalPlace;
            Expr? outerValue = body.Frame.ConditionalReceiver;
            AggregateField field = shape.Fields[1];
            body.Frame.ConditionalPlace = field.Nested is null ? null : owner.Nested(field).AsReadOnly();
            body.Frame.ConditionalReceiver = field.Nested is null ? owner.Leaf(field).Value : null;
            try
            {
                Give(result, body.Aggregates.BindAny(operation.WhenNotNull), operation.WhenNotNull);
            }
            finally
            {
                body.Frame.ConditionalPlace = outer;
                body.Frame.ConditionalReceiver = outerValue;
            }
        });
        body.Emit(new If(owner[0].Value, then.ToEquatableArray(), EquatableArray<Statement>.Empty));
        return result.Value with { IsNew = true };
    }

    /// <summary>The nullable after <c>a ??= b</c>; null where it is none that is taken apart.</summary>
    public AggregatePlace? TryAssign(ICoalesceAssignmentOperation operation)
    {
        if (body.Aggregates.ShapeOf(operation.Target.Type) is not { IsNullable: true } || body.AggregatePlaces.TryTarget(operation.Target) is not { } place)
        {
            return null;
        }

        List<Statement> otherwise = body.Capture(() => Give(place, body.Aggregates.BindAny(operation.Value), operation.Value));
        body.Emit(new If(new Unary(UnaryOperator.Not, place[0].Value), otherwise.ToEquatableArray(), EquatableArray<Statement>.Empty));
        return place;
    }

    /// <summary>Assigns a nullable, or a value that it then has.</summary>
    private void Give(AggregatePlace place, CallResult value, IOperation operation)
    {
        AggregateValue given = value.Aggregate is { Shape.IsNullable: true } nullable
            ? nullable
            : NullableBinder.Wrap(place.Shape, body.Aggregates.LeavesOf(value, place.Shape.Fields[1].Nested, operation));
        body.AggregateStores.Assign(place, given, operation);
    }
}
