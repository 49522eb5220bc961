using System.Collections.Generic;
using System.Linq;
using AutoDiff.Generator.IR;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace AutoDiff.Generator.Binding;

/// <summary>Where values that are taken apart are kept: variables of their parts.</summary>
internal sealed class AggregateStores(BodyBinder body)
{
    /// <summary>A copy of the parts of an object that can be changed would not see what is done to the object under its other name.</summary>
    public static void RefuseSharing(AggregateValue value, IOperation operation)
    {
        if (value is { Shape.IsShared: true, Origin: not null, IsNew: false })
        {
            throw LanguageFence.Refuse(
                RefusalId.SharedObject, operation, "a second name for '" + operation.Syntax + "', an object that can be changed,", "use one name for it, or make its fields readonly");
        }
    }

    /// <summary>Declares one variable per part.</summary>
    public AggregatePlace Declare(string name, AggregateShape shape, AggregateValue? value)
    {
        List<Place> places = [];
        for (int i = 0; i < shape.Leaves.Length; i++)
        {
            AggregateLeaf leaf = shape.Leaves[i];
            Expr? given = value?.Leaves[i];
            if (leaf.Type is SequenceType)
            {
                places.Add(given is Read { Variable: var sequence } ? Place.Of(body.References.Keep(sequence)) : Place.ReadOnly(AggregateValue.ZeroOf(leaf.Type)));
                continue;
            }

            Variable variable = body.Local(name + leaf.Name, leaf.Type);
            if (shape.IsShared)
            {
                body.Session.SharedVariables.Add(variable);
            }

            body.Emit(new Declare(variable, given is null ? AggregateValue.ZeroOf(leaf.Type) : ConversionBinder.Numeric(given, leaf.Type)));
            places.Add(Place.Of(variable));
        }

        return new AggregatePlace(shape, places);
    }

    /// <summary>The place of a new local: the value's own where nobody else has it, and that of an object that has two names.</summary>
    public AggregatePlace DeclareLocal(ILocalSymbol local, AggregateValue value, IOperation? operation)
    {
        bool isSameObject = value.Shape is { IsShared: true, Type.IsReferenceType: true } && !body.Frame.Assigns(local);
        if (value.Origin is { } origin && (value.IsNew || isSameObject))
        {
            return origin;
        }

        if (operation is not null)
        {
            RefuseSharing(value, operation);
        }

        return Declare(local.Name, value.Shape, value);
    }

    /// <summary>The place of an argument that is passed by reference; null where it has none that can be given a value.</summary>
    public AggregatePlace? Referenced(IOperation argument, string name, AggregateShape shape)
    {
        AggregatePlace? place = argument switch
        {
            _ when shape.HasSequence => null,
            IDiscardOperation => Declare(name, shape, null),
            IDeclarationExpressionOperation { Expression: ILocalReferenceOperation declared } => Declare(declared.Local.Name, shape, null),
            _ => body.AggregatePlaces.TryTarget(argument),
        };
        if (place is not null && argument is IDeclarationExpressionOperation { Expression: ILocalReferenceOperation { Local: var local } })
        {
            body.Frame.BindAggregate(local, place);
        }

        return place is null or { IsReadOnly: true } ? null : body.Records.Settle(place);
    }

    /// <summary>Gives a place another value.</summary>
    public void Assign(AggregatePlace place, AggregateValue value, IOperation operation)
    {
        if (place.Shape.Leaves.Length != value.Leaves.Length
            || (place.Shape.Type.IsReferenceType && !SymbolEqualityComparer.Default.Equals(place.Shape.Type, value.Shape.Type)))
        {
            throw LanguageFence.Refuse(
                RefusalId.SharedObject, operation, "giving '" + operation.Syntax + "' an object of another type", "use one type");
        }

        if (place.Shape.IsShared && place.Construction is null)
        {
            throw LanguageFence.Refuse(
                RefusalId.SharedObject, operation, "giving '" + operation.Syntax + "', an object that can be changed, another one", "declare a second variable, or make its fields readonly");
        }

        RefuseSharing(value, operation);
        Deliver(place, value, operation);
    }

    /// <summary>Gives every part of a place its value.</summary>
    public void Deliver(AggregatePlace place, AggregateValue value, IOperation operation)
    {
        List<(Place Place, Expr Value)> leaves = [];
        for (int i = 0; i < value.Leaves.Length; i++)
        {
            if (place.Shape.Leaves[i].Type is SequenceType)
            {
                AssignSequence(place, i, value.Leaves[i], operation);
            }
            else
            {
                leaves.Add((place[i], ConversionBinder.Numeric(value.Leaves[i], place.Shape.Leaves[i].Type)));
            }
        }

        body.Assignments.AssignAll([.. leaves.Select(l => l.Place)], [.. leaves.Select(l => l.Value)]);
    }

    /// <summary>An array gets its one value while the object is made.</summary>
    public void AssignSequence(AggregatePlace place, int leaf, Expr value, IOperation operation)
    {
        if (place[leaf].Variable is { } variable && value is Read { Variable: var same } && same == variable)
        {
            return;
        }

        if (place[leaf].Variable is not null || place.Construction != body.Session.Block || value is not Read { Variable: var sequence })
        {
            throw LanguageFence.Refuse(
                RefusalId.SequenceReassigned, operation, "giving '" + operation.Syntax + "' another array or span", "declare a second variable, or copy the elements");
        }

        place[leaf] = Place.Of(body.References.Keep(sequence));
    }
}
