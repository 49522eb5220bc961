using System;
using System.Collections.Generic;
using System.Linq;
using AutoDiff.Generator.IR;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace AutoDiff.Generator.Binding;

/// <summary>Gives the parameters of a followed method their values.</summary>
internal sealed class ArgumentBinder(BodyBinder caller, Frame frame)
{
    private readonly List<(IParameterSymbol Parameter, int First, AggregateValue? Aggregate)> byValue = [];
    private readonly HashSet<Variable> byReference = [];
    private Expr[] values = [];

    /// <param name="changed">What the method may change through its receiver.</param>
    public void Bind(IReadOnlyList<IArgumentOperation> arguments, IMethodSymbol definition, IEnumerable<Variable>? changed = null)
    {
        byReference.UnionWith(changed ?? []);
        foreach (IArgumentOperation argument in arguments)
        {
            BindArgument(argument, definition.Parameters[argument.Parameter!.Ordinal]);
        }

        BindByValue();
    }

    /// <summary>Arguments that are evaluated already.</summary>
    public void BindValues(IReadOnlyList<CallResult> arguments, IMethodSymbol definition)
    {
        for (int i = 0; i < arguments.Count; i++)
        {
            CallResult argument = arguments[i];
            BindValue(definition.Parameters[i], null, () => argument);
        }

        BindByValue();
    }

    /// <summary>The arguments of a member of an extension block, behind what it is called on.</summary>
    public void BindExtension(IParameterSymbol? parameter, IOperation? receiver, IReadOnlyList<IArgumentOperation> arguments, IMethodSymbol definition)
    {
        if (receiver is not null && parameter is not null)
        {
            BindValue(parameter, receiver, () => BindAny(receiver, parameter));
        }

        Bind(arguments, definition);
    }

    /// <summary>The operands of an operator that is a method.</summary>
    public void BindOperands(IReadOnlyList<IOperation> operands, IMethodSymbol definition)
    {
        for (int i = 0; i < operands.Count; i++)
        {
            IOperation operand = operands[i];
            BindValue(definition.Parameters[i], operand, () => caller.Aggregates.BindAny(operand, definition.Parameters[i].Name));
        }

        BindByValue();
    }

    /// <summary>The arguments of a method that takes what it is called on as its first parameter.</summary>
    public void BindOn(AggregateValue receiver, IReadOnlyList<IArgumentOperation> arguments, IMethodSymbol definition)
    {
        BindValue(definition.Parameters[0], null, () => new CallResult(Aggregate: receiver));
        foreach (IArgumentOperation argument in arguments)
        {
            BindArgument(argument, definition.Parameters[argument.Parameter!.Ordinal + 1]);
        }

        BindByValue();
    }

    /// <summary>The value that is given to a setter, behind the arguments of an indexer.</summary>
    public void BindAssigned(IReadOnlyList<IArgumentOperation> arguments, IMethodSymbol setter, CallResult value, IEnumerable<Variable> changed)
    {
        byReference.UnionWith(changed);
        foreach (IArgumentOperation argument in arguments)
        {
            BindArgument(argument, setter.Parameters[argument.Parameter!.Ordinal]);
        }

        BindValue(setter.Parameters[setter.Parameters.Length - 1], null, () => value);
        BindByValue();
    }

    /// <summary>The out parameters of a Deconstruct method; one that extends the type takes the value first.</summary>
    public void BindResults(IMethodSymbol definition, AggregatePlace value, AggregatePlace results)
    {
        byReference.UnionWith(results.Variables);
        if (definition.IsExtensionMethod)
        {
            BindValue(definition.Parameters[0], null, () => new CallResult(Aggregate: value.Value));
        }

        BindByValue();
        IParameterSymbol[] parameters = [.. definition.Parameters.Where(p => p.RefKind == RefKind.Out)];
        for (int i = 0; i < parameters.Length; i++)
        {
            AggregateField field = results.Shape.Fields[i];
            if (field.Nested is null)
            {
                frame.BindReference(parameters[i], results.Leaf(field));
            }
            else
            {
                frame.BindAggregate(parameters[i], results.Nested(field));
            }
        }
    }

    private void BindByValue()
    {
        foreach ((IParameterSymbol parameter, int first, AggregateValue? aggregate) in byValue)
        {
            if (aggregate is not null)
            {
                frame.BindAggregate(parameter, PlaceOf(parameter, first, aggregate));
            }
            else if (values[first] is RealConstant or IntegerConstant or BoolConstant or Literal && !frame.Assigns(parameter))
            {
                frame.BindConstant(parameter, values[first]);
            }
            else
            {
                frame.Bind(parameter, MaySubstitute(parameter, values[first]) ? ((Read)values[first]).Variable : Declare(parameter, values[first]));
            }
        }
    }

    private void BindArgument(IArgumentOperation argument, IParameterSymbol parameter)
    {
        if (parameter.RefKind is RefKind.Ref or RefKind.Out || IsReadByReference(argument.Value, parameter))
        {
            BindReference(argument, parameter);
            return;
        }

        if (SeenByReference(argument.Value, parameter) is { } seen)
        {
            frame.BindAggregate(parameter, seen);
            return;
        }

        if (parameter.Type.IsReferenceType && !frame.Assigns(parameter) && caller.Objects.Find(argument.Value) is { } known)
        {
            frame.BindObject(parameter, caller.Objects.Elements.Settle(known));
            return;
        }

        if (ListBinder.ElementOf(frame.Resolve(parameter.Type, caller.Session.Compilation), caller.Session.Types) is { } element && !frame.Assigns(parameter))
        {
            (List<Statement> beforeList, ListRef? list) = caller.Capture(() => caller.Lists.TryBind(argument.Value, element));
            if (list is not null)
            {
                caller.EmitAfter(beforeList, values, values.Length);
                frame.BindList(parameter, list);
                return;
            }
        }

        if (caller.Grids.IsGrid(argument.Value) && parameter.Type is IArrayTypeSymbol)
        {
            (List<Statement> before, Grid grid) = caller.Capture(() => caller.Grids.Bind(argument.Value, parameter.Name));
            caller.EmitAfter(before, values, values.Length);
            frame.BindGrid(parameter, grid);
            return;
        }

        BindValue(parameter, argument.Value, () => BindAny(argument.Value, parameter));
    }

    private CallResult BindAny(IOperation operation, IParameterSymbol parameter) =>
        caller.Delegates.TryBind(operation) is { } function ? new CallResult(Function: function)
        : QueryBinder.IsEnumerable(parameter.Type) && caller.Queries.TryBind(operation) is { } query ? new CallResult(Query: query)
        : caller.Aggregates.BindAny(operation, parameter.Name);

    private void BindValue(IParameterSymbol parameter, IOperation? operation, Func<CallResult> bind)
    {
        (List<Statement> before, CallResult bound) = caller.Capture(bind);
        caller.EmitAfter(before, values, values.Length);
        switch (bound)
        {
            case { Sequence: { } sequence }:
                Variable kept = caller.References.Keep(sequence);
                frame.Bind(parameter, operation is not null && frame.Assigns(parameter) ? caller.References.Copy(kept, parameter.Name, operation) : kept);
                break;
            case { Aggregate: { } aggregate }:
                if (aggregate.Shape.Type.IsValueType && operation is not null)
                {
                    AggregateStores.RefuseSharing(aggregate, operation);
                }

                byValue.Add((parameter, values.Length, aggregate));
                values = [.. values, .. aggregate.Leaves];
                break;
            case { Function: { } function }:
                CheckKept(parameter);
                frame.Functions.Add(function);
                frame.BindFunction(parameter, function);
                break;
            case { Query: { } query }:
                CheckKept(parameter);
                frame.BindQuery(parameter, query);
                break;
            case { Scalar: { } scalar }:
                byValue.Add((parameter, values.Length, null));
                values = [.. values, scalar];
                break;
            default:
                throw operation is null ? new RefusalException(null) : LanguageFence.Refuse(operation);
        }
    }

    private void CheckKept(IParameterSymbol parameter)
    {
        if (frame.Assigns(parameter))
        {
            throw new RefusalException(new Refusal(
                RefusalId.DelegateChanges, parameter.Locations[0], "the parameter '" + parameter.Name + "', which is given another value", "assign it to a second variable"));
        }
    }

    /// <summary>The object itself; of a struct, and of an object that does not change, the parts.</summary>
    private AggregatePlace PlaceOf(IParameterSymbol parameter, int first, AggregateValue value)
    {
        bool isAssigned = frame.Assigns(parameter);
        if (value.Origin is { } origin && !isAssigned && value.Shape is { IsShared: true, Type.IsReferenceType: true })
        {
            return origin;
        }

        List<Place> places = [];
        for (int i = 0; i < value.Shape.Leaves.Length; i++)
        {
            Expr leaf = values[first + i];
            if (leaf is Read { Variable: { Type: SequenceType } sequence })
            {
                places.Add(Place.Of(caller.References.Keep(sequence)));
            }
            else if (leaf.Type is SequenceType || (leaf is RealConstant or IntegerConstant or BoolConstant or Literal && !isAssigned))
            {
                places.Add(Place.ReadOnly(leaf));
            }
            else if (MaySubstitute(parameter, leaf))
            {
                places.Add(Place.Of(((Read)leaf).Variable));
            }
            else
            {
                Variable variable = caller.Session.Names.Foreign(parameter.Name + value.Shape.Leaves[i].Name, leaf.Type, isTemporary: false);
                caller.Emit(new Declare(variable, leaf));
                places.Add(Place.Of(variable));
            }
        }

        bool isReadOnly = parameter.RefKind is RefKind.In or RefKind.RefReadOnlyParameter;
        return new AggregatePlace(value.Shape, places, isReadOnly) { MayBeDerived = value.Origin?.MayBeDerived ?? false };
    }

    private void BindReference(IArgumentOperation argument, IParameterSymbol parameter)
    {
        if (caller.Aggregates.ShapeOf(argument.Value.Type) is { } shape)
        {
            BindAggregateReference(argument, parameter, shape);
            return;
        }

        (List<Statement> before, Place? place) = caller.Capture(() => caller.Places.BindReference(argument.Value));
        caller.EmitAfter(before, values, values.Length);
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
            byReference.Add(place.Variable!);
        }

        frame.BindReference(parameter, place);
    }

    private void BindAggregateReference(IArgumentOperation argument, IParameterSymbol parameter, AggregateShape shape)
    {
        AggregatePlace? place = caller.AggregateStores.Referenced(argument.Value, parameter.Name, shape);
        if (place is null)
        {
            throw LanguageFence.Refuse(
                RefusalId.ConstructNotYet, argument, "passing '" + argument.Value.Syntax + "' by reference", "pass a local variable, and store its value afterwards");
        }

        byReference.UnionWith(place.Variables);
        frame.BindAggregate(parameter, place);
    }

    /// <summary>An in parameter sees what becomes of the variable or element that is passed while the method runs.</summary>
    private bool IsReadByReference(IOperation argument, IParameterSymbol parameter)
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
            IArrayElementReferenceOperation { ArrayReference: var array } =>
                caller.TypeOf(array.Type) is SequenceType && !caller.Sequences.IsMember(array),
            IPropertyReferenceOperation { Property: { IsIndexer: true, ReturnsByRef: true } or { IsIndexer: true, ReturnsByRefReadonly: true }, Instance: { } span } =>
                caller.TypeOf(span.Type) is SequenceType && !caller.Sequences.IsMember(span),
            _ => false,
        };
    }

    /// <summary>The variable of a struct that an in parameter stands for, or null where it gets a copy.</summary>
    private AggregatePlace? SeenByReference(IOperation argument, IParameterSymbol parameter) =>
        parameter.RefKind is RefKind.In or RefKind.RefReadOnlyParameter
        && (argument is ILocalReferenceOperation or IParameterReferenceOperation or IFieldReferenceOperation || caller.Records.IsElement(argument))
        && caller.Aggregates.ShapeOf(argument.Type) is { Type.IsValueType: true, IsShared: false, HasSequence: false }
        && caller.AggregatePlaces.TryTarget(argument) is { } place
            ? caller.Records.Settle(place).AsReadOnly()
            : null;

    /// <summary>The parameter's own type: members are looked up in it, not in that of the argument.</summary>
    private IrType TypeOf(IParameterSymbol parameter, Expr value) =>
        value.Type is OpaqueType ? caller.Session.Types.Map(frame.Resolve(parameter.Type, caller.Session.Compilation)) : value.Type;

    private bool MaySubstitute(IParameterSymbol parameter, Expr value) =>
        value is Read { Variable: var variable }
        && TypeOf(parameter, value) == variable.Type
        && !frame.Assigns(parameter)
        && !byReference.Contains(variable)

        // The callee may change the member that was passed.
        && !caller.Session.Owners.IsPart(variable)
        && !caller.Session.SharedVariables.Contains(variable)
        && !frame.MayChangeOuter;

    private Variable Declare(IParameterSymbol parameter, Expr value)
    {
        Variable variable = caller.Session.Names.Foreign(parameter.Name, TypeOf(parameter, value), isTemporary: false);
        caller.Emit(new Declare(variable, value));
        return variable;
    }
}
