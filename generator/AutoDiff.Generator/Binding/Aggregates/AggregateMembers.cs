using System.Collections.Generic;
using AutoDiff.Generator.IR;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace AutoDiff.Generator.Binding;

/// <summary>Members of values that are taken apart, and what is known of those that are not.</summary>
internal sealed class AggregateMembers(BodyBinder body)
{
    /// <summary>A field or property of an aggregate, or null where its owner is carried over as text.</summary>
    public CallResult? TryMember(IOperation operation, ISymbol member, IOperation instance)
    {
        AggregatePlace? place = body.AggregatePlaces.TryPlace(instance);
        if (place is null && (IsKnownElsewhere(instance, member) || body.Aggregates.ShapeOf(instance.Type) is null || IsCarried(instance)))
        {
            return null;
        }

        if (place is null)
        {
            CallResult owner = body.Aggregates.BindAggregate(instance, "value");
            if (owner.Aggregate is null)
            {
                return new CallResult(body.ExternalMembers.BindMember(operation, owner.Scalar!, member));
            }

            place = body.AggregatePlaces.ReceiverOf(owner.Aggregate, instance, operation is IPropertyReferenceOperation indexer ? indexer.Arguments : []);
        }

        ISymbol? resolved = Dispatch.Resolve(member, place, instance);
        if (resolved is not null && place.Shape.Find(resolved) is { } field)
        {
            return field.Nested is not null
                ? new CallResult(Aggregate: place.Nested(field).Value)
                : LeafResult(place.Leaf(field).Value, operation);
        }

        return resolved is IPropertySymbol { GetMethod: { } getter }
            ? BindComputed(operation, place, getter)
            : throw LanguageFence.Refuse(
                RefusalId.ConstructNotYet, operation, "'" + operation.Syntax + "', which a derived type may override,", "use a member that is not virtual, or a sealed type");
    }

    private static CallResult LeafResult(Expr leaf, IOperation operation) => leaf switch
    {
        Read { Variable: { Type: SequenceType } sequence } => new CallResult(Sequence: sequence),
        { Type: SequenceType } => throw LanguageFence.Refuse(
            RefusalId.SequenceReassigned, operation, "'" + operation.Syntax + "', an array that has no value yet,", "give it its value in the constructor"),
        _ => new CallResult(leaf),
    };

    /// <summary>A member of a parameter is one of its flat parts; only what a type of System.Numerics computes is bound here.</summary>
    private bool IsKnownElsewhere(IOperation instance, ISymbol member) =>
        body.Objects.Find(instance) is not null && !(NumericsBodies.IsNumerics(instance.Type) && body.Aggregates.ShapeOf(instance.Type)!.Find(member) is null);

    private CallResult BindComputed(IOperation operation, AggregatePlace place, IMethodSymbol getter)
    {
        if (place.Shape.IsNullable)
        {
            return body.Nullables.Member(place.Value, getter.AssociatedSymbol!, operation);
        }

        IReadOnlyList<IArgumentOperation> arguments = operation is IPropertyReferenceOperation property ? property.Arguments : [];
        return body.FollowedMembers.TryBindMember(operation, getter, place, arguments)
            ?? throw LanguageFence.Refuse(
                RefusalId.ConstructNotYet, operation, "'" + operation.Syntax + "'", "use a property with source that is not virtual");
    }

    /// <summary>Whether the value of an expression is, or may turn out to be, taken apart.</summary>
    public bool IsTakenApart(IOperation operation) =>
        body.Records.IsElement(operation) || body.AggregatePlaces.TryPlace(operation) is not null || ((body.Objects.Find(operation) is null || NumericsBodies.IsNumerics(operation.Type)) && body.Aggregates.ShapeOf(operation.Type) is not null && !IsCarried(operation));

    /// <summary>Before a body is bound: its locals are not known yet.</summary>
    public bool MayBeTakenApart(IOperation operation) =>
        operation.ConstantValue is not { HasValue: true, Value: null } && (operation is ILocalReferenceOperation || IsTakenApart(operation));

    /// <summary>Whether the chain of members starts at something that is carried over as text.</summary>
    private bool IsCarried(IOperation instance) => instance switch
    {
        IParenthesizedOperation e => IsCarried(e.Operand),
        _ when NumericsBodies.IsNumerics(instance.Type) && body.Objects.Find(instance) is not null => false,
        IFieldReferenceOperation { Instance: null } or IPropertyReferenceOperation { Instance: null } when NumericsBodies.IsNumerics(instance.Type) => false,
        ILocalReferenceOperation or IParameterReferenceOperation or IInstanceReferenceOperation => body.AggregatePlaces.TryPlace(instance) is null,
        _ when body.Records.IsWithinElement(instance) => false,
        IFieldReferenceOperation e => e.Instance is null || body.AggregatePlaces.TryPlace(e) is null && IsCarried(e.Instance),
        IPropertyReferenceOperation e => e.Instance is null || body.AggregatePlaces.TryPlace(e) is null && IsCarried(e.Instance),
        IArrayElementReferenceOperation => true,
        _ => false,
    };
}
