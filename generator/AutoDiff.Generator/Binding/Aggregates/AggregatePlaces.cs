using System.Collections.Generic;
using System.Linq;
using AutoDiff.Generator.IR;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace AutoDiff.Generator.Binding;

/// <summary>The places that expressions name whose value is taken apart.</summary>
internal sealed class AggregatePlaces(BodyBinder body)
{
    /// <summary>The place that an expression names; null where it computes a value, or names what is carried over as text.</summary>
    public AggregatePlace? TryPlace(IOperation operation)
    {
        switch (operation)
        {
            case IParenthesizedOperation e:
                return TryPlace(e.Operand);
            case ILocalReferenceOperation { IsDeclaration: false } e:
                return body.Frame.FindAggregate(e.Local);
            case IParameterReferenceOperation e:
                return body.Frame.FindAggregate(e.Parameter) ?? Captured(e) as AggregatePlace;
            case IInstanceReferenceOperation { ReferenceKind: InstanceReferenceKind.ImplicitReceiver }:
                return body.Frame.Receivers.Count > 0 ? body.Frame.Receivers.Peek() : null;
            case IConditionalAccessInstanceOperation:
                return body.Frame.ConditionalPlace;
            case IInstanceReferenceOperation { ReferenceKind: InstanceReferenceKind.ContainingTypeInstance }:
                return body.Frame.This;
            case IArrayElementReferenceOperation or IPropertyReferenceOperation { Property.IsIndexer: true } or IImplicitIndexerReferenceOperation:
                return body.Records.TryPlace(operation);
            case IFieldReferenceOperation or IPropertyReferenceOperation when body.Aggregates.ShapeOf(operation.Type) is null && body.Records.IsWithinElement(operation):
                return null;
            case IFieldReferenceOperation { Instance: { } instance } e:
                return Part(TryPlace(instance), e.Field) as AggregatePlace;
            case IPropertyReferenceOperation { Instance: { } instance, Arguments.Length: 0 } e:
                return Part(TryPlace(instance), e.Property) as AggregatePlace;
            case IConversionOperation { OperatorMethod: null, Operand.Type: not null } e when e.Conversion.IsIdentity || e.Conversion is { IsReference: true, IsImplicit: true }:
                return TryPlace(e.Operand);
            default:
                return null;
        }
    }

    /// <summary>A place that can be given another value as a whole: also a struct parameter of the attributed method.</summary>
    public AggregatePlace? TryTarget(IOperation operation)
    {
        if (TryPlace(operation) is { } place)
        {
            body.Records.CheckWritable(place, operation);
            return place;
        }

        return operation.Type is { IsValueType: true } && body.Objects.Find(operation) is { } known && CanBeGiven(known) ? KnownPlace(known) : null;
    }

    /// <summary>A parameter by value is the method's own; what the caller sees has to be put back.</summary>
    private static bool CanBeGiven(ObjectRef known) =>
        known.Owner is { Shape.IsValue: true, Symbol.RefKind: RefKind.None } || known.Unit is not null || (known.IsPlace && known.Shape.Members.All(m => m.IsSettable));

    /// <summary>The flat parameters that a known object or struct has become; null where one of its members has none.</summary>
    public AggregatePlace? KnownPlace(ObjectRef known)
    {
        if (body.Session.Aggregates.Of(known.Shape.Type) is not { } shape)
        {
            return null;
        }

        List<Place> places = [];
        foreach (AggregateField field in shape.Fields)
        {
            if (known.Shape.Find(field.Member) is not { } member)
            {
                return null;
            }

            if (field.Nested is not null)
            {
                if (body.Objects.NestedIn(known, field.Member) is not { } inner || KnownPlace(inner) is not { } nested)
                {
                    return null;
                }

                places.AddRange(nested.Leaves);
            }
            else if (body.Objects.PartOf(known, member) is { } part)
            {
                places.Add(Place.Of(part));
            }
            else
            {
                return null;
            }
        }

        return new AggregatePlace(shape, places) { MayBeDerived = known.Shape.Type.IsReferenceType };
    }

    /// <summary>The place of a field, property or captured parameter that is one leaf of an aggregate; null for anything else.</summary>
    public Place? TryLeaf(IOperation operation) => operation switch
    {
        IFieldReferenceOperation { Instance: { } instance } e => Part(TryPlace(instance), e.Field) as Place,
        IPropertyReferenceOperation { Instance: { } instance, Arguments.Length: 0 } e => Part(TryPlace(instance), e.Property) as Place,
        IParameterReferenceOperation e => Captured(e) as Place,
        _ => null,
    };

    private object? Captured(IParameterReferenceOperation operation) =>
        body.Frame.Find(operation.Parameter) is null && body.Frame.FindConstant(operation.Parameter) is null ? Part(body.Frame.This, operation.Parameter) : null;

    private static object? Part(AggregatePlace? place, ISymbol member)
    {
        if (place is null || Dispatch.Resolve(member, place) is not { } resolved || place.Shape.Find(resolved) is not { } field)
        {
            return null;
        }

        if (field.Nested is null)
        {
            return place.Leaf(field);
        }

        AggregatePlace nested = place.Nested(field);
        return IsReadOnly(member) ? nested.AsReadOnly() : nested;
    }

    /// <summary>A method that changes the value changes a copy.</summary>
    private static bool IsReadOnly(ISymbol member) => member is IPropertySymbol or IFieldSymbol { IsReadOnly: true };

    /// <summary>
    /// What a method is called on. Only a variable changes with a method that changes its struct: what a call, a property or a choice gives is a
    /// copy, also where its value names a variable.
    /// </summary>
    /// <param name="arguments">What is evaluated between the value and the call.</param>
    public AggregatePlace ReceiverOf(AggregateValue value, IOperation expression, IEnumerable<IArgumentOperation> arguments)
    {
        if (value.Shape.Type.IsReferenceType || IsVariable(expression))
        {
            return PlaceOf(value);
        }

        bool mayChange = value is { IsNew: false, Shape.IsShared: false } && arguments.Any(argument => argument.Value.DescendantsAndSelf().Any(MayChange));
        return (mayChange ? body.AggregateStores.Declare("receiver", value.Shape, value) : PlaceOf(value)).AsReadOnly();
    }

    private static bool MayChange(IOperation operation) =>
        operation is IInvocationOperation or IAssignmentOperation or IIncrementOrDecrementOperation or IObjectCreationOperation or IPropertyReferenceOperation or IAnonymousFunctionOperation or IMethodReferenceOperation
        || operation.Type is { TypeKind: TypeKind.Delegate };

    private bool IsVariable(IOperation expression) => expression switch
    {
        IParenthesizedOperation e => IsVariable(e.Operand),
        IConversionOperation { IsImplicit: false } => false,
        IFieldReferenceOperation { Field.IsReadOnly: false, Instance: { } owner } => owner.Type is { IsReferenceType: true } || IsVariable(owner),
        _ => TryPlace(expression) is not null,
    };

    /// <summary>A place for a value that is read more than once: what is computed gets a name.</summary>
    public AggregatePlace PlaceOf(AggregateValue value) => value.Origin ?? new AggregatePlace(
        value.Shape,
        [.. value.Leaves.Select((leaf, i) => leaf is Read { Variable: var variable } ? Place.Of(variable)
            : leaf is RealConstant or IntegerConstant or BoolConstant or Literal ? Place.ReadOnly(leaf)
            : Place.Of(body.Spill("value" + value.Shape.Leaves[i].Name, leaf).Variable))],
        isReadOnly: true);
}
