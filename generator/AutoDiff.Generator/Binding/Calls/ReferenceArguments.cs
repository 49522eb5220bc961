using System.Collections.Generic;
using AutoDiff.Generator.Binding.Recursion;
using AutoDiff.Generator.IR;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace AutoDiff.Generator.Binding;

/// <summary>Arguments that are passed by reference: the parameter is another name for the place.</summary>
internal sealed class ReferenceArguments(BodyBinder caller, Frame frame, ArgumentValues values)
{
    public void Bind(IArgumentOperation argument, IParameterSymbol parameter)
    {
        if (caller.Aggregates.ShapeOf(argument.Value.Type) is { } shape)
        {
            BindAggregate(argument, parameter, shape);
            return;
        }

        (List<Statement> before, Place? place) = caller.Capture(() => caller.Places.BindReference(argument.Value));
        values.EmitAfter(before);
        if (place == Place.Discard)
        {
            Variable unused = caller.Temporary(parameter.Name, caller.TypeOf(argument.Parameter!.Type));
            if (unused.Type is SequenceType)
            {
                caller.References.Declare(unused, argument);
            }
            else
            {
                caller.Emit(new Declare(unused, DefaultValue.Of(unused.Type)));
            }

            place = Place.Of(unused);
        }

        if (place is null || (place is { IsElement: false, Variable: { Type: SequenceType } variable } && !caller.Session.IsChanging(variable)))
        {
            throw LanguageFence.Refuse(
                RefusalId.ConstructNotYet, argument, "passing '" + argument.Value.Syntax + "' by reference", "pass a local variable, and store its value afterwards");
        }

        if (place.IsElement)
        {
            if (parameter.RefKind is RefKind.Ref or RefKind.Out)
            {
                caller.Places.CheckWritable(place.Variable!, argument.Value);
            }
        }
        else
        {
            values.NoteByReference([place.Variable!]);
        }

        frame.BindReference(parameter, place);
    }

    private void BindAggregate(IArgumentOperation argument, IParameterSymbol parameter, AggregateShape shape)
    {
        (List<Statement> before, AggregatePlace? place) = caller.Capture(() => caller.AggregateStores.Referenced(argument.Value, parameter.Name, shape));
        values.EmitAfter(before);
        if (place is null)
        {
            throw LanguageFence.Refuse(
                RefusalId.ConstructNotYet, argument, "passing '" + argument.Value.Syntax + "' by reference", "pass a local variable, and store its value afterwards");
        }

        values.NoteByReference(place.Variables);
        frame.BindAggregate(parameter, place);
    }

    /// <summary>An in parameter sees what becomes of the variable or element that is passed while the method runs.</summary>
    public bool IsReadByReference(IOperation argument, IParameterSymbol parameter)
    {
        if (parameter.RefKind is not (RefKind.In or RefKind.RefReadOnlyParameter) || argument.Type is null
            || caller.TypeOf(argument.Type) is not (RealType or IntegerType or BoolType))
        {
            return false;
        }

        return argument switch
        {
            ILocalReferenceOperation { Local.IsConst: false } local => caller.Frame.FindConstant(local.Local) is null,
            IParameterReferenceOperation passed => caller.Frame.FindConstant(passed.Parameter) is null,
            IFieldReferenceOperation field => (caller.Objects.TryPart(field) ?? caller.AggregatePlaces.TryLeaf(field)?.Variable) is not null,
            IArrayElementReferenceOperation { Indices.Length: > 1, ArrayReference: var array } => caller.Grids.IsGrid(array) && !caller.Sequences.IsMember(array),
            IArrayElementReferenceOperation { ArrayReference: var array } =>
                caller.TypeOf(array.Type) is SequenceType && !caller.Sequences.IsMember(array),
            IPropertyReferenceOperation { Property: { IsIndexer: true, ReturnsByRef: true } or { IsIndexer: true, ReturnsByRefReadonly: true }, Instance: { } span } =>
                caller.TypeOf(span.Type) is SequenceType && !caller.Sequences.IsMember(span),
            IImplicitIndexerReferenceOperation { IndexerSymbol: IPropertySymbol { ReturnsByRef: true } or IPropertySymbol { ReturnsByRefReadonly: true }, Instance: var span } =>
                caller.TypeOf(span.Type) is SequenceType && !caller.Sequences.IsMember(span),
            _ => false,
        };
    }

    /// <summary>An in parameter that gets a copy of what a reference leads to: nothing may change that meanwhile.</summary>
    public void CheckCopy(IArgumentOperation argument, IParameterSymbol parameter)
    {
        if (parameter.RefKind is RefKind.In or RefKind.RefReadOnlyParameter && MemoryWrites.IsReturnedReference(argument.Value)
            && caller.Session.MemoryWrites.MayHappenIn(CallGraph.Definition((IMethodSymbol)parameter.ContainingSymbol)))
        {
            throw LanguageFence.Refuse(
                RefusalId.ConstructNotYet, argument, "passing '" + argument.Value.Syntax + "' by reference", "pass the element that it refers to, or a local copy of its value");
        }
    }

    /// <summary>The variable of a struct that an in parameter stands for, or null where it gets a copy.</summary>
    public AggregatePlace? SeenByReference(IOperation argument, IParameterSymbol parameter) =>
        parameter.RefKind is RefKind.In or RefKind.RefReadOnlyParameter
        && (argument is ILocalReferenceOperation or IParameterReferenceOperation or IFieldReferenceOperation || caller.Records.IsElement(argument))
        && caller.Aggregates.ShapeOf(argument.Type) is { Type.IsValueType: true, IsShared: false, HasSequence: false }
        && caller.AggregatePlaces.TryTarget(argument) is { } place
            ? caller.Records.Settle(place).AsReadOnly()
            : null;
}
