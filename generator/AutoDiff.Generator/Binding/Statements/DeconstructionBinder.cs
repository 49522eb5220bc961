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
    public void Bind(IOperation target, IOperation value, IOperation operation)
    {
        if (Flat(target) is { } targetElements && Flat(value) is { } valueElements && targetElements.Any(body.References.IsSequence))
        {
            body.References.AssignAll(targetElements, valueElements, operation);
            return;
        }

        Target root = TargetOf(target);
        (List<Statement> before, AggregateValue source) = body.Capture(() => BindSource(value, operation));
        root = Kept(root, before);
        body.EmitAfter(before, [], 0);
        Assign(root, source, operation);
    }

    /// <summary>The targets, whose indices are evaluated before these statements.</summary>
    private Target Kept(Target target, List<Statement> later) => target with
    {
        Parts = [.. target.Parts.Select(part => Kept(part, later))],
        Place = target.Place is { Index: { } index, Variable: { } sequence } place
            ? place with
            {
                Variable = body.References.KeepThrough(later, sequence),
                Index = Interference.Disturbs(later, index) ? body.Spill("index", index) : index,
            }
            : target.Place,
    };

    /// <summary>From left to right: what an index does is seen by the indices after it only.</summary>
    private ImmutableArray<Target> TargetsOf(ImmutableArray<IOperation> elements)
    {
        List<Target> targets = [];
        foreach (IOperation element in elements)
        {
            (List<Statement> before, Target next) = body.Capture(() => TargetOf(element));
            targets = [.. targets.Select(earlier => Kept(earlier, before)), next];
            body.EmitAfter(before, [], 0);
        }

        return [.. targets];
    }

    /// <summary><c>foreach (var (a, b) in items)</c>: what is done to every element.</summary>
    public void BindElement(AggregateValue element, IForEachLoopOperation loop)
    {
        Target root = TargetOf(loop.LoopControlVariable);
        DeconstructionInfo info = loop.Syntax is ForEachVariableStatementSyntax syntax ? body.Session.ModelOf(syntax.SyntaxTree).GetDeconstructionInfo(syntax) : default;
        AggregateValue? source = element.Shape.Type.IsTupleType ? element : Deconstruct(element, info, loop);
        Assign(root, source ?? throw LanguageFence.Refuse(loop), loop);
    }

    private void Assign(Target root, AggregateValue source, IOperation operation)
    {
        List<(Target Target, Expr Value)> pairs = [];
        Pair(root, source, operation, pairs);
        Expr[] values = [.. pairs.Select(p => p.Value)];
        for (int i = 1; i < values.Length; i++)
        {
            List<Statement> earlier = [.. pairs.Take(i).Select(p => p.Target).Select((t, j) => t.Assign(values[j])).OfType<Statement>()];
            if (Interference.Disturbs(earlier, values[i]))
            {
                values[i] = body.Spill(pairs[i].Target.Place?.Variable?.Name ?? "value", values[i]);
            }
        }

        for (int i = 0; i < values.Length; i++)
        {
            if (pairs[i].Target.Assign(values[i]) is { } statement)
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
            : body.Inlining.TryBindDeconstruct(operation, method, place, shape);
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

    private void Pair(Target target, AggregateValue value, IOperation operation, List<(Target Target, Expr Value)> pairs)
    {
        if (target.Parts.Length != value.Shape.Fields.Length)
        {
            throw LanguageFence.Refuse(operation);
        }

        for (int i = 0; i < target.Parts.Length; i++)
        {
            AggregateField field = value.Shape.Fields[i];
            Target part = target.Parts[i];
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

    private void PairNew(ILocalSymbol local, AggregateValue value, AggregateField field, IOperation operation, List<(Target Target, Expr Value)> pairs)
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
                pairs.Add((new Target { Place = Place.Of(part), IsNew = true }, value.Leaves[field.First + i]));
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
        pairs.Add((new Target { Place = place, IsNew = true }, ConversionBinder.Numeric(given, place.Type)));
    }

    private static void PairAggregate(AggregatePlace target, AggregateValue value, AggregateField field, IOperation operation, List<(Target Target, Expr Value)> pairs)
    {
        if (field.Nested is null || field.Count != target.Shape.Leaves.Length || target.Shape.IsShared || target.Shape.HasSequence)
        {
            throw LanguageFence.Refuse(
                RefusalId.SharedObject, operation, "this assignment of an object that can be changed, or holds an array,", "assign it in statements of its own");
        }

        for (int i = 0; i < field.Count; i++)
        {
            pairs.Add((new Target { Place = target[i] }, ConversionBinder.Numeric(value.Leaves[field.First + i], target[i].Type)));
        }
    }

    private Target TargetOf(IOperation target)
    {
        switch (target)
        {
            case IParenthesizedOperation e:
                return TargetOf(e.Operand);
            case IConversionOperation e:
                return TargetOf(e.Operand);
            case IDiscardOperation:
                return new Target { IsDiscard = true };
            case IDeclarationExpressionOperation { Expression: { } declared }:
                return TargetOf(declared);
            case ITupleOperation e:
                return new Target { Parts = TargetsOf(e.Elements), IsTuple = true };
            case ILocalReferenceOperation { IsDeclaration: true } e:
                return new Target { Local = e.Local };
            default:
                return body.AggregatePlaces.TryTarget(target) is { } found && body.Records.Settle(found) is { } aggregate
                    ? aggregate.Shape.Type.IsTupleType ? Split(aggregate) : new Target { Aggregate = aggregate }
                    : new Target { Place = body.Places.Stabilize(body.Places.BindTarget(target)) };
        }
    }

    /// <summary>A tuple variable as a target: its parts are.</summary>
    private static Target Split(AggregatePlace tuple) => new()
    {
        IsTuple = true,
        Aggregate = tuple,
        Parts = [.. tuple.Shape.Fields.Select(field => field.Nested is null
            ? new Target { Place = tuple.Leaf(field) }
            : field.Nested.Type.IsTupleType ? Split(tuple.Nested(field)) : new Target { Aggregate = tuple.Nested(field) })],
    };

    private sealed record Target
    {
        public ImmutableArray<Target> Parts { get; init; } = [];

        public bool IsTuple { get; init; }

        public bool IsDiscard { get; init; }

        public ILocalSymbol? Local { get; init; }

        public AggregatePlace? Aggregate { get; init; }

        public Place? Place { get; init; }

        public bool IsNew { get; init; }

        public Statement? Assign(Expr value) => Place is null ? null : IsNew ? new Declare(Place.Variable!, value) : Place.Assign(value);
    }
}
