using System;
using System.Collections.Generic;
using System.Linq;
using AutoDiff.Generator.IR;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace AutoDiff.Generator.Binding;

/// <summary>Gives the parameters of a followed method their values.</summary>
internal sealed class ArgumentBinder
{
    private readonly BodyBinder caller;
    private readonly Frame frame;
    private readonly ArgumentValues values;
    private readonly ReferenceArguments references;

    public ArgumentBinder(BodyBinder caller, Frame frame)
    {
        this.caller = caller;
        this.frame = frame;
        values = new ArgumentValues(caller, frame);
        references = new ReferenceArguments(caller, frame, values);
    }

    /// <param name="changed">What the method may change through its receiver.</param>
    public void Bind(IReadOnlyList<IArgumentOperation> arguments, IMethodSymbol definition, IEnumerable<Variable>? changed = null)
    {
        values.NoteByReference(changed ?? []);
        foreach (IArgumentOperation argument in arguments)
        {
            BindArgument(argument, definition.Parameters[argument.Parameter!.Ordinal]);
        }

        values.Name();
    }

    /// <summary>Arguments that are evaluated already.</summary>
    public void BindValues(IReadOnlyList<CallResult> arguments, IMethodSymbol definition)
    {
        for (int i = 0; i < arguments.Count; i++)
        {
            CallResult argument = arguments[i];
            BindValue(definition.Parameters[i], null, () => argument);
        }

        values.Name();
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

        values.Name();
    }

    /// <summary>The arguments of a method that takes what it is called on as its first parameter.</summary>
    public void BindOn(AggregateValue receiver, IReadOnlyList<IArgumentOperation> arguments, IMethodSymbol definition)
    {
        BindValue(definition.Parameters[0], null, () => new CallResult(Aggregate: receiver));
        foreach (IArgumentOperation argument in arguments)
        {
            BindArgument(argument, definition.Parameters[argument.Parameter!.Ordinal + 1]);
        }

        values.Name();
    }

    /// <summary>The value that is given to a setter, behind the arguments of an indexer.</summary>
    public void BindAssigned(IReadOnlyList<IArgumentOperation> arguments, IMethodSymbol setter, CallResult value, IEnumerable<Variable> changed)
    {
        values.NoteByReference(changed);
        foreach (IArgumentOperation argument in arguments)
        {
            BindArgument(argument, setter.Parameters[argument.Parameter!.Ordinal]);
        }

        BindValue(setter.Parameters[setter.Parameters.Length - 1], null, () => value);
        values.Name();
    }

    /// <summary>The out parameters of a Deconstruct method; one that extends the type takes the value first.</summary>
    public void BindResults(IMethodSymbol definition, AggregatePlace value, AggregatePlace results)
    {
        values.NoteByReference(results.Variables);
        if (definition.IsExtensionMethod)
        {
            BindValue(definition.Parameters[0], null, () => new CallResult(Aggregate: value.Value));
        }

        values.Name();
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

    private void BindArgument(IArgumentOperation argument, IParameterSymbol parameter)
    {
        if (parameter.RefKind is RefKind.Ref or RefKind.Out || references.IsReadByReference(argument.Value, parameter))
        {
            references.Bind(argument, parameter);
            return;
        }

        (List<Statement> beforeSeen, AggregatePlace? seen) = caller.Capture(() => references.SeenByReference(argument.Value, parameter));
        if (seen is not null)
        {
            values.EmitAfter(beforeSeen);
            frame.BindAggregate(parameter, seen);
            return;
        }

        references.CheckCopy(argument, parameter);
        if (parameter.Type.IsReferenceType && !frame.Assigns(parameter))
        {
            (List<Statement> beforeObject, ObjectRef? known) = caller.Capture(() => caller.Objects.Find(argument.Value) is { } found ? caller.Objects.Elements.Settle(found) : null);
            if (known is not null)
            {
                values.EmitAfter(beforeObject);
                frame.BindObject(parameter, known);
                return;
            }
        }

        if (ListBinder.ElementOf(frame.Resolve(parameter.Type, caller.Session.Compilation), caller.Session.Types) is { } element && !frame.Assigns(parameter))
        {
            (List<Statement> beforeList, ListRef? list) = caller.Capture(() => caller.Lists.TryBind(argument.Value, element));
            if (list is not null)
            {
                values.EmitAfter(beforeList);
                frame.BindList(parameter, list);
                return;
            }
        }

        if (caller.Grids.IsGrid(argument.Value) && parameter.Type is IArrayTypeSymbol)
        {
            (List<Statement> before, Grid grid) = caller.Capture(() => caller.Grids.Bind(argument.Value, parameter.Name));
            values.EmitAfter(before);
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
        values.EmitAfter(before);
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

                values.Add(parameter, aggregate);
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
                values.Add(parameter, scalar);
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
}
