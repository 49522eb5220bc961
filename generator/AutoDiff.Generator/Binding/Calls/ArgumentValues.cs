using System.Collections.Generic;
using AutoDiff.Generator.IR;
using Microsoft.CodeAnalysis;

namespace AutoDiff.Generator.Binding;

/// <summary>The values that are passed, from left to right, and the names that they have in the followed method.</summary>
internal sealed class ArgumentValues(BodyBinder caller, Frame frame)
{
    private readonly List<(IParameterSymbol Parameter, int First, AggregateValue? Aggregate)> byValue = [];
    private readonly HashSet<Variable> byReference = [];
    private Expr[] values = [];

    /// <summary>Emits what an argument needs, after giving names to the values before it that it would change.</summary>
    public void EmitAfter(List<Statement> before) => caller.EmitAfter(before, values, values.Length);

    /// <summary>Notes what the method may change while it runs: a parameter that has its value must have a copy.</summary>
    public void NoteByReference(IEnumerable<Variable> variables) => byReference.UnionWith(variables);

    public void Add(IParameterSymbol parameter, Expr value)
    {
        byValue.Add((parameter, values.Length, null));
        values = [.. values, value];
    }

    public void Add(IParameterSymbol parameter, AggregateValue value)
    {
        byValue.Add((parameter, values.Length, value));
        values = [.. values, .. value.Leaves];
    }

    /// <summary>Gives the parameters that are passed by value their names, once all arguments are bound.</summary>
    public void Name()
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
