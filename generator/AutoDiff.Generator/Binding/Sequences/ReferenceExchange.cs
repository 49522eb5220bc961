using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using AutoDiff.Generator.IR;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace AutoDiff.Generator.Binding;

/// <summary><c>(a, b) = (b, a)</c> where arrays are among them: all values are there before the first target is assigned.</summary>
internal sealed class ReferenceExchange(BodyBinder body)
{
    /// <summary><c>(a, b) = (b, a)</c>: all values are there before the first target is assigned.</summary>
    public void Bind(ImmutableArray<IOperation> targets, ImmutableArray<IOperation> values, IOperation operation)
    {
        if (targets.Length != values.Length || targets.Concat(values).Any(o => body.Aggregates.ShapeOf(o.Type) is not null))
        {
            throw LanguageFence.Refuse(operation);
        }

        Place?[] places = [.. targets.Select(BindPlace)];
        HashSet<Variable> assigned = [.. places.Select(p => p?.Variable).OfType<Variable>()];
        SequenceValue?[] sequences = new SequenceValue?[values.Length];
        Expr?[] scalars = new Expr?[values.Length];
        for (int i = 0; i < values.Length; i++)
        {
            if (body.References.IsSequence(values[i]))
            {
                SequenceValue bound = body.Sequences.BindValue(values[i], null);
                Variable source = bound.Existing ?? body.References.Named("part", bound);
                sequences[i] = new SequenceValue(bound.Type, i > 0 && assigned.Contains(source) ? body.References.Snapshot(source) : source);
            }
            else
            {
                Expr scalar = ConversionBinder.Numeric(body.Bind(values[i]), body.TypeOf(targets[i].Type));
                scalars[i] = scalar is RealConstant or IntegerConstant or BoolConstant ? scalar : body.Spill("value", scalar);
            }
        }

        for (int i = 0; i < targets.Length; i++)
        {
            if (targets[i] is IDiscardOperation)
            {
                continue;
            }

            if (sequences[i] is { } sequence)
            {
                AssignOrDeclare(targets[i], places[i], sequence);
            }
            else if (places[i] is { } place)
            {
                body.Emit(place.Assign(scalars[i]!));
            }
            else
            {
                Variable declared = body.Declarations.Declare(Declared(targets[i])!, scalars[i]!.Type);
                body.Emit(new Declare(declared, scalars[i]));
            }
        }
    }

    private void AssignOrDeclare(IOperation target, Place? place, SequenceValue value)
    {
        if (place is { IsElement: false, Variable: { Kind: VariableKind.Local } variable })
        {
            body.References.Assign(variable, value, target);
        }
        else if (place is { IsElement: true, Variable.Type: SequenceType { IsJagged: true } })
        {
            body.Emit(place.Assign(ReferenceBinder.WholeOf(value.Existing!)));
        }
        else if (place is null)
        {
            ILocalSymbol local = Declared(target)!;
            Variable declared = body.Declarations.Declare(local, body.TypeOf(local.Type));
            body.Sequences.Declare(declared, value);
            body.Session.NoteChanging(declared, target.Syntax.GetLocation());
        }
        else
        {
            body.References.Target(target);
        }
    }

    private Place? BindPlace(IOperation target)
    {
        if (target is IDiscardOperation || Declared(target) is not null)
        {
            return null;
        }

        if (target is IArrayElementReferenceOperation row && body.References.IsJagged(row.ArrayReference))
        {
            return body.References.BindRowPlace(row);
        }

        Place place = body.Places.BindTarget(target);
        return place is { IsElement: true, Variable: { } sequence, Index: { } index }
            ? Place.Of(body.References.Keep(sequence), index is IntegerConstant ? index : body.Spill("index", index))
            : place;
    }

    private static ILocalSymbol? Declared(IOperation target) => target switch
    {
        IDeclarationExpressionOperation e => Declared(e.Expression),
        ILocalReferenceOperation { IsDeclaration: true } local => local.Local,
        _ => null,
    };
}
