using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using AutoDiff.Generator.IR;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace AutoDiff.Generator.Binding;

/// <summary><c>(a, b) = …</c>: all values are computed before the first target is assigned.</summary>
internal sealed class DeconstructionBinder(BodyBinder body)
{
    private readonly DeconstructionTargets targets = new(body);

    public void Bind(IOperation target, IOperation value, IOperation operation)
    {
        if (Flat(target) is { } targetElements && Flat(value) is { } valueElements && targetElements.Any(body.References.IsSequence))
        {
            body.Exchanges.Bind(targetElements, valueElements, operation);
            return;
        }

        DeconstructionTarget root = targets.Of(target);
        (List<Statement> before, AggregateValue source) = body.Capture(() => BindSource(value, operation));
        root = targets.Kept(root, before);
        body.EmitAfter(before, [], 0);
        Assign(root, source, operation);
    }

    /// <summary><c>foreach (var (a, b) in items)</c>: what is done to every element.</summary>
    public void BindElement(AggregateValue element, IForEachLoopOperation loop)
    {
        DeconstructionTarget root = targets.Of(loop.LoopControlVariable);
        DeconstructionInfo info = loop.Syntax is ForEachVariableStatementSyntax syntax ? body.Session.ModelOf(syntax.SyntaxTree).GetDeconstructionInfo(syntax) : default;
        AggregateValue? source = element.Shape.Type.IsTupleType ? element : Deconstruct(element, info, loop);
        Assign(root, source ?? throw LanguageFence.Refuse(loop), loop);
    }

    private void Assign(DeconstructionTarget root, AggregateValue source, IOperation operation)
    {
        List<(DeconstructionTarget Target, Expr Value)> pairs = [];
        Pair(root, source, operation, pairs);
        Expr[] values = [.. pairs.Select(p => p.Value)];
        for (int i = 1; i < values.Length; i++)
        {
            List<Statement> earlier = [.. pairs.Take(i).Select(p => p.Target).Select((t, j) => t.Assign(values[j])).OfType<Statement>()];
            if (Interference.Disturbs(earlier, values[i]))
            {
                body.NameCalls(values, i);
                values[i] = body.Spill(pairs[i].Target.Place?.Variable?.Name ?? "value", values[i]);
            }
        }

        // Nor may an index of a target see what is assigned to the targets before it.
        DeconstructionTarget[] assigned = [.. pairs.Select(p => p.Target)];
        for (int i = 1; i < assigned.Length; i++)
        {
            List<Statement> earlier = [.. assigned.Take(i).Select((t, j) => t.Assign(values[j])).OfType<Statement>()];
            assigned[i] = targets.Kept(assigned[i], earlier);
        }

        for (int i = 0; i < values.Length; i++)
        {
            if (assigned[i].Assign(values[i]) is { } statement)
            {
                body.Emit(statement);
            }
            else
            {
                body.Assignments.Evaluate(values[i]);
            }
        }
    }

    /// <summary>The elements of a tuple expression, declared or not.</summary>
    private static ImmutableArray<IOperation>? Flat(IOperation operation) => operation switch
    {
        IParenthesizedOperation e => Flat(e.Operand),
        IConversionOperation e => Flat(e.Operand),
        IDeclarationExpressionOperation { Expression: ITupleOperation declared } => declared.Elements,
        ITupleOperation e => e.Elements,
        _ => null,
    };

    private AggregateValue BindSource(IOperation value, IOperation operation)
    {
        IOperation source = value;
        while (source is IConversionOperation { Operand.Type: not null, OperatorMethod: null } conversion && body.Aggregates.ShapeOf(conversion.Operand.Type) is { Type.IsTupleType: true })
        {
            source = conversion.Operand;
        }

        if (body.Aggregates.ShapeOf(source.Type) is { Type.IsTupleType: true } || source is ITupleOperation)
        {
            return body.Aggregates.Bind(value);
        }

        return Deconstruct(source, operation)
            ?? throw LanguageFence.Refuse(
                RefusalId.ConstructNotYet, operation, "deconstructing '" + value.Syntax + "'", "read its members into separate variables");
    }

    /// <summary>The out values of the Deconstruct method, as a tuple would have them.</summary>
    private AggregateValue? Deconstruct(IOperation source, IOperation operation)
    {
        DeconstructionInfo info = operation.Syntax switch
        {
            AssignmentExpressionSyntax assignment => body.Session.ModelOf(assignment.SyntaxTree).GetDeconstructionInfo(assignment),
            _ => default,
        };
        return info.Method is null || body.Aggregates.BindAny(source).Aggregate is not { } value ? null : Deconstruct(value, info, operation);
    }

    private AggregateValue? Deconstruct(AggregateValue value, DeconstructionInfo info, IOperation operation)
    {
        if (info.Method is not { } method || info.Nested.Any(n => n.Method is not null))
        {
            return null;
        }

        // A struct is taken apart as a copy, also where it is a variable.
        AggregatePlace place = body.AggregatePlaces.PlaceOf(value);
        place = place.Shape.Type.IsValueType ? place.AsReadOnly() : place;
        IParameterSymbol[] parameters = [.. method.Parameters.Where(p => p.RefKind == RefKind.Out)];
        AggregateShape? shape = body.Aggregates.ShapeOf(body.Session.Compilation.CreateTupleTypeSymbol([.. parameters.Select(p => body.Resolve(p.Type))]));
        return shape is null ? null : method.IsImplicitlyDeclared
            ? Positional(place, parameters, shape)
            : body.FollowedMembers.TryBindDeconstruct(operation, method, place, shape);
    }

    /// <summary>The method that a record has by itself reads its properties.</summary>
    private static AggregateValue? Positional(AggregatePlace place, IParameterSymbol[] parameters, AggregateShape shape)
    {
        List<Expr> leaves = [];
        foreach (IParameterSymbol parameter in parameters)
        {
            if (place.Shape.Fields.FirstOrDefault(f => f.Member is IPropertySymbol && f.Name == parameter.Name) is not { } field)
            {
                return null;
            }

            leaves.AddRange(place.Value.Leaves.Skip(field.First).Take(field.Count));
        }

        return new AggregateValue(shape, [.. leaves]);
    }

    private void Pair(DeconstructionTarget target, AggregateValue value, IOperation operation, List<(DeconstructionTarget Target, Expr Value)> pairs)
    {
        if (target.Parts.Length != value.Shape.Fields.Length)
        {
            throw LanguageFence.Refuse(operation);
        }

        for (int i = 0; i < target.Parts.Length; i++)
        {
            AggregateField field = value.Shape.Fields[i];
            DeconstructionTarget part = target.Parts[i];
            if (field.Nested is { Type.IsTupleType: true } && part is { IsTuple: true })
            {
                Pair(part, value.Nested(field), operation, pairs);
            }
            else if (part.IsDiscard)
            {
                pairs.AddRange(value.Leaves.Skip(field.First).Take(field.Count).Select(leaf => (part, leaf)));
            }
            else if (part.Local is { } local)
            {
                PairNew(local, value, field, operation, pairs);
            }
            else if (part.Aggregate is { } aggregate)
            {
                PairAggregate(aggregate, value, field, operation, pairs);
            }
            else if (part.Place is not null && field.Nested is null)
            {
                pairs.Add((part, ConversionBinder.Numeric(value.Leaves[field.First], part.Place.Type)));
            }
            else
            {
                throw LanguageFence.Refuse(operation);
            }
        }
    }

    private void PairNew(ILocalSymbol local, AggregateValue value, AggregateField field, IOperation operation, List<(DeconstructionTarget Target, Expr Value)> pairs)
    {
        if (body.Aggregates.ShapeOf(local.Type) is { } shape)
        {
            if (field.Nested is null || value.Leaves.Skip(field.First).Take(field.Count).Any(leaf => leaf.Type is SequenceType))
            {
                throw LanguageFence.Refuse(operation);
            }

            AggregateStores.RefuseSharing(value.Nested(field), operation);
            List<Place> places = [];
            for (int i = 0; i < field.Count; i++)
            {
                Variable part = body.Local(local.Name + shape.Leaves[i].Name, shape.Leaves[i].Type);
                places.Add(Place.Of(part));
                pairs.Add((new DeconstructionTarget { Place = Place.Of(part), IsNew = true }, value.Leaves[field.First + i]));
            }

            body.Frame.BindAggregate(local, new AggregatePlace(shape, places));
            return;
        }

        Expr given = value.Leaves[field.First];
        if (given is Read { Variable: { Type: SequenceType } sequence })
        {
            body.Sequences.Declare(body.Declarations.Declare(local, sequence.Type), new SequenceValue((SequenceType)sequence.Type, sequence));
            return;
        }

        Place place = Place.Of(body.Declarations.Declare(local, body.TypeOf(local.Type)));
        pairs.Add((new DeconstructionTarget { Place = place, IsNew = true }, ConversionBinder.Numeric(given, place.Type)));
    }

    private static void PairAggregate(AggregatePlace target, AggregateValue value, AggregateField field, IOperation operation, List<(DeconstructionTarget Target, Expr Value)> pairs)
    {
        if (field.Nested is null || field.Count != target.Shape.Leaves.Length || target.Shape.IsShared || target.Shape.HasSequence)
        {
            throw LanguageFence.Refuse(
                RefusalId.SharedObject, operation, "this assignment of an object that can be changed, or holds an array,", "assign it in statements of its own");
        }

        for (int i = 0; i < field.Count; i++)
        {
            pairs.Add((new DeconstructionTarget { Place = target[i] }, ConversionBinder.Numeric(value.Leaves[field.First + i], target[i].Type)));
        }
    }
}
