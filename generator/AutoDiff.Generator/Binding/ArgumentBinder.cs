using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using AutoDiff.Generator.IR;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace AutoDiff.Generator.Binding;

/// <summary>Gives the parameters of a followed method their values.</summary>
internal sealed class ArgumentBinder(BodyBinder caller, Frame frame)
{
    private readonly List<(IParameterSymbol Parameter, int First, int Count)> byValue = [];
    private readonly HashSet<Variable> byReference = [];
    private Expr[] values = [];

    public void Bind(IReadOnlyList<IArgumentOperation> arguments, IMethodSymbol definition)
    {
        foreach (IArgumentOperation argument in arguments)
        {
            BindArgument(argument, definition.Parameters[argument.Parameter!.Ordinal]);
        }

        foreach ((IParameterSymbol parameter, int first, int count) in byValue)
        {
            if (caller.Tuples.IsTuple(parameter.Type))
            {
                frame.BindTuple(parameter, [.. values.Skip(first).Take(count).Select(value => Declare(parameter, value))]);
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

        if (parameter.Type.IsReferenceType && !frame.Assigns(parameter) && caller.Objects.Find(argument.Value) is { } known)
        {
            frame.BindObject(parameter, known);
            return;
        }

        (List<Statement> before, ImmutableArray<Expr> bound) = caller.Capture<ImmutableArray<Expr>>(() =>
        {
            if (caller.Grids.IsGrid(argument.Value) && parameter.Type is IArrayTypeSymbol)
            {
                frame.BindGrid(parameter, caller.Grids.Bind(argument.Value, parameter.Name));
                return [];
            }

            if (argument.Value.Type is not null && caller.TypeOf(argument.Value.Type) is SequenceType)
            {
                Variable sequence = caller.References.Keep(caller.Sequences.Bind(argument.Value, parameter.Name));
                frame.Bind(parameter, frame.Assigns(parameter) ? caller.References.Copy(sequence, parameter.Name, argument) : sequence);
                return [];
            }

            return caller.Tuples.IsTuple(argument.Value.Type) ? caller.Tuples.Bind(argument.Value) : [caller.Bind(argument.Value)];
        });
        caller.EmitAfter(before, values, values.Length);
        if (bound.Length > 0)
        {
            byValue.Add((parameter, values.Length, bound.Length));
            values = [.. values, .. bound];
        }
    }

    private void BindReference(IArgumentOperation argument, IParameterSymbol parameter)
    {
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
            IArrayElementReferenceOperation { ArrayReference: var array } =>
                caller.TypeOf(array.Type) is SequenceType && !caller.Sequences.IsMember(array),
            IPropertyReferenceOperation { Property: { IsIndexer: true, ReturnsByRef: true } or { IsIndexer: true, ReturnsByRefReadonly: true }, Instance: { } span } =>
                caller.TypeOf(span.Type) is SequenceType && !caller.Sequences.IsMember(span),
            _ => false,
        };
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
        && frame.Method.MethodKind != MethodKind.LocalFunction;

    private Variable Declare(IParameterSymbol parameter, Expr value)
    {
        Variable variable = caller.Session.Names.Foreign(parameter.Name, TypeOf(parameter, value), isTemporary: false);
        caller.Emit(new Declare(variable, value));
        return variable;
    }
}
