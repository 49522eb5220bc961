using System;
using System.Collections.Generic;
using AutoDiff.Generator.IR;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace AutoDiff.Generator.Binding;

/// <summary>Assignments to an aggregate, to its computed members, and by operators that the user wrote.</summary>
internal sealed class AggregateAssignmentBinder(BodyBinder body)
{
    /// <summary>The value that was assigned, or null where the assignment is one of scalars.</summary>
    public CallResult? TryAssign(IOperation operation, bool isValueUsed) => operation switch
    {
        ISimpleAssignmentOperation { IsRef: false, Target: not IDiscardOperation } e => TryAssign(e.Target, e, isValueUsed, name => body.Aggregates.BindAny(e.Value, name)),
        ICompoundAssignmentOperation e => TryCompound(e, isValueUsed),
        IIncrementOrDecrementOperation { OperatorMethod: { } method, Target: var target } e when !IsNumber(target) =>
            TryAssign(target, e, isValueUsed, _ => Follow(e, method, [target])),
        _ => null,
    };

    private bool IsNumber(IOperation target) => target.Type is not null && body.TypeOf(target.Type) is not OpaqueType;

    private CallResult? TryCompound(ICompoundAssignmentOperation operation, bool isValueUsed)
    {
        if (operation.OperatorMethod is { } method && !IsNumber(operation.Target))
        {
            if (method.MethodKind != MethodKind.UserDefinedOperator || !method.IsStatic)
            {
                return null;
            }

            return TryAssign(operation.Target, operation, isValueUsed, _ => Follow(operation, method, [operation.Target, operation.Value]));
        }

        if (operation.IsLifted && body.AggregatePlaces.TryPlace(operation.Target) is { Shape.IsNullable: true })
        {
            return TryAssign(operation.Target, operation, isValueUsed, _ => new CallResult(Aggregate: body.Nullables.BindCompound(operation)));
        }

        return Computed(operation.Target) is { Setter: not null } && OperatorBinder.Map(operation.OperatorKind) is { } op
            ? TryAssign(operation.Target, operation, isValueUsed, _ => new CallResult(Compute(operation, op)))
            : null;
    }

    private Expr Compute(ICompoundAssignmentOperation operation, BinaryOperator op)
    {
        Expr[] operands = body.BindInOrder([operation.Target, operation.Value]);
        return AssignmentBinder.Compute(op, operands[0], operands[1], operation.IsChecked);
    }

    private CallResult Follow(IOperation operation, IMethodSymbol method, IReadOnlyList<IOperation> operands) =>
        body.FollowedMembers.TryBindOperator(operation, method, operands) ?? throw LanguageFence.Refuse(operation);

    private CallResult? TryAssign(IOperation target, IOperation operation, bool isValueUsed, Func<string, CallResult> bind)
    {
        if (body.AggregatePlaces.TryTarget(target) is { } place)
        {
            (List<Statement> before, AggregateValue value) = body.Capture(() =>
            {
                CallResult bound = bind("value");
                return bound.Aggregate ?? body.AggregateWholes.TakeApart(place.Shape, bound.Scalar ?? throw LanguageFence.Refuse(operation), operation);
            });
            place = body.Records.EmitAfter(before, place);
            body.AggregateStores.Assign(place, value, target);
            return new CallResult(Aggregate: place.Value);
        }

        if (SequenceLeaf(target) is { } leaf)
        {
            CallResult bound = bind("array");
            body.AggregateStores.AssignSequence(leaf.Owner, leaf.Index, new Read(bound.Sequence ?? throw LanguageFence.Refuse(operation)), target);
            return bound;
        }

        if (Computed(target) is { Owner: { } owner, Setter: { } setter } && target is IPropertyReferenceOperation property)
        {
            owner = body.Records.Settle(owner);
            return body.Evaluated.With(property.Arguments, () => Set(property, operation, setter, owner, isValueUsed ? Kept(bind("value")) : bind("value")));
        }

        return null;
    }

    private CallResult Set(IPropertyReferenceOperation property, IOperation operation, IMethodSymbol setter, AggregatePlace owner, CallResult value) =>
        body.FollowedMembers.TryBindSetter(operation, setter, owner, property.Arguments, value) is not null
            ? value
            : throw LanguageFence.Refuse(
                RefusalId.AssignmentTarget, operation, "the assignment to '" + property.Syntax + "'", "assign a field or a property with source");

    /// <summary>The value itself, whatever the setter changes of that which it is computed from.</summary>
    private CallResult Kept(CallResult value) => value switch
    {
        { Scalar: { } scalar } => new CallResult(body.Spill("value", scalar)),
        { Aggregate: { } aggregate } => new CallResult(Aggregate: body.AggregateStores.Declare("value", aggregate.Shape, aggregate).Value),
        _ => value,
    };

    private (AggregatePlace Owner, int Index)? SequenceLeaf(IOperation target)
    {
        (IOperation? instance, ISymbol? member) = target switch
        {
            IFieldReferenceOperation e => (e.Instance, (ISymbol)e.Field),
            IPropertyReferenceOperation e => (e.Instance, e.Property),
            _ => (null, null),
        };
        return instance is not null && body.AggregatePlaces.TryPlace(instance) is { } owner && owner.Shape.Find(member!) is { Nested: null } field
            && owner.Shape.Leaves[field.First].Type is SequenceType
                ? (owner, field.First)
                : null;
    }

    /// <summary>The setter of a property or indexer that is computed.</summary>
    private (AggregatePlace Owner, IMethodSymbol? Setter)? Computed(IOperation target) =>
        target is IPropertyReferenceOperation { Instance: { } instance } property
        && body.AggregatePlaces.TryPlace(instance) is { } owner
        && Dispatch.Resolve(property.Property, owner, instance) is IPropertySymbol resolved
        && owner.Shape.Find(resolved) is null
            ? (owner, resolved.SetMethod)
            : null;
}
