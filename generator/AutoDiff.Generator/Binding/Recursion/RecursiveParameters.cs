using System.Collections.Generic;
using System.Linq;
using AutoDiff.Generator.IR;
using Microsoft.CodeAnalysis;

namespace AutoDiff.Generator.Binding.Recursion;

/// <summary>The parameters of a recursive method as variables of the function that it becomes.</summary>
internal sealed class RecursiveParameters(RecursiveFunction function, Frame frame, BodyBinder callee, IOperation site)
{
    public void Bind()
    {
        foreach (IParameterSymbol parameter in function.Method.Parameters)
        {
            Bind(parameter);
        }
    }

    private void Bind(IParameterSymbol parameter)
    {
        int first = function.Parameters.Count;
        AggregateShape? parts = callee.Aggregates.ShapeOf(parameter.Type);
        if (function.Fixed.Objects.TryGetValue(parameter.Ordinal, out ObjectRef? known))
        {
            function.Slots.Add(new RecursiveSlot(first));
            frame.BindObject(parameter, known);
        }
        else if (function.Fixed.Functions.TryGetValue(parameter.Ordinal, out FunctionValue? passed))
        {
            function.Slots.Add(new RecursiveSlot(first));
            BindFunction(parameter, passed);
        }
        else if (parts is { HasReal: true, HasSequence: false, IsShared: false, Type.IsValueType: true })
        {
            function.Slots.Add(new RecursiveSlot(first, parts));
            BindParts(parameter, parts);
        }
        else if (GridParameters.Of(parameter, callee.Session.Types) is { } elements)
        {
            function.Slots.Add(new RecursiveSlot(first, IsGrid: true));
            BindGrid(parameter, elements);
        }
        else
        {
            function.Slots.Add(new RecursiveSlot(first));
            BindWhole(parameter, parts);
        }
    }

    /// <summary>Every call passes the same function, so that it needs no variable.</summary>
    private void BindFunction(IParameterSymbol parameter, FunctionValue passed)
    {
        if (frame.Assigns(parameter))
        {
            throw new RefusalException(new Refusal(
                RefusalId.DelegateChanges, parameter.Locations[0], "the parameter '" + parameter.Name + "', which is given another value", "assign it to a second variable"));
        }

        frame.Functions.Add(passed);
        frame.BindFunction(parameter, passed);
    }

    /// <summary>A struct or tuple: each of its parts is passed by itself.</summary>
    private void BindParts(IParameterSymbol parameter, AggregateShape shape)
    {
        Variable[] parts = [.. shape.Leaves.Select(leaf => Add(parameter, parameter.Name + leaf.Name, leaf.Type))];
        bool isReadOnly = parameter.RefKind is RefKind.In or RefKind.RefReadOnlyParameter;
        frame.BindAggregate(parameter, new AggregatePlace(shape, parts.Select(Place.Of), isReadOnly));
    }

    /// <summary>The elements row by row, and the lengths, which never change.</summary>
    private void BindGrid(IParameterSymbol parameter, SequenceType type)
    {
        Variable elements = Add(parameter, parameter.Name, new SequenceType(SequenceKind.Span, type.Element));
        IEnumerable<string> names = FlatParts.NamesOfLengths((IArrayTypeSymbol)parameter.Type);
        frame.BindGrid(parameter, new Grid(elements, [.. names.Select(name => new Read(Add(parameter, PartName.Of(parameter.Name, name), IrType.Int)))]));
    }

    private void BindWhole(IParameterSymbol parameter, AggregateShape? parts)
    {
        if (parts is { HasReal: true } || (callee.TypeOf(parameter.Type) is OpaqueType && RealContents.Has(callee.Resolve(parameter.Type))))
        {
            throw Refuse("with '" + parameter.Name + "', which holds real numbers, as a parameter", "pass the numbers, or a struct of them");
        }

        if (parameter.Type.TypeKind == TypeKind.Delegate)
        {
            throw Refuse("with '" + parameter.Name + "', a function, as a parameter", "call a method instead, or write a loop");
        }

        IrType type = callee.TypeOf(parameter.Type);
        if (type is SequenceType && parameter.RefKind is RefKind.Ref or RefKind.Out)
        {
            throw Refuse("with an array or span passed by reference", "pass the part of it that is meant");
        }

        frame.Bind(parameter, Add(parameter, parameter.Name, type));
    }

    private Variable Add(IParameterSymbol parameter, string name, IrType type)
    {
        Variable variable = callee.Session.Names.Foreign(name, type, isTemporary: false);
        if (parameter.RefKind is RefKind.Ref or RefKind.Out)
        {
            function.References.Add(function.Parameters.Count);
        }

        function.Parameters.Add(variable);
        return variable;
    }

    private RefusalException Refuse(string with, string advice) =>
        LanguageFence.Refuse(RefusalId.Recursion, site, "the recursive method '" + function.Method.Name + "' " + with, advice);
}
