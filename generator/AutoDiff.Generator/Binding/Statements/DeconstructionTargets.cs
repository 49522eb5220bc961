using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using AutoDiff.Generator.IR;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace AutoDiff.Generator.Binding;

/// <summary>The left side of a deconstruction, evaluated from left to right before the values.</summary>
internal sealed class DeconstructionTargets(BodyBinder body)
{
    public DeconstructionTarget Of(IOperation target)
    {
        switch (target)
        {
            case IParenthesizedOperation e:
                return Of(e.Operand);
            case IConversionOperation e:
                return Of(e.Operand);
            case IDiscardOperation:
                return new DeconstructionTarget { IsDiscard = true };
            case IDeclarationExpressionOperation { Expression: { } declared }:
                return Of(declared);
            case ITupleOperation e:
                return new DeconstructionTarget { Parts = AllOf(e.Elements), IsTuple = true };
            case ILocalReferenceOperation { IsDeclaration: true } e:
                return new DeconstructionTarget { Local = e.Local };
            default:
                return body.AggregatePlaces.TryTarget(target) is { } found && body.Records.Settle(found) is { } aggregate
                    ? aggregate.Shape.Type.IsTupleType ? Split(aggregate) : new DeconstructionTarget { Aggregate = aggregate }
                    : new DeconstructionTarget { Place = body.Places.Stabilize(body.Places.BindTarget(target)) };
        }
    }

    /// <summary>From left to right: what an index does is seen by the indices after it only.</summary>
    private ImmutableArray<DeconstructionTarget> AllOf(ImmutableArray<IOperation> elements)
    {
        List<DeconstructionTarget> targets = [];
        foreach (IOperation element in elements)
        {
            (List<Statement> before, DeconstructionTarget next) = body.Capture(() => Of(element));
            targets = [.. targets.Select(earlier => Kept(earlier, before)), next];
            body.EmitAfter(before, [], 0);
        }

        return [.. targets];
    }

    /// <summary>The targets, whose indices are evaluated before these statements.</summary>
    public DeconstructionTarget Kept(DeconstructionTarget target, List<Statement> later) => target with
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

    /// <summary>A tuple variable as a target: its parts are.</summary>
    private static DeconstructionTarget Split(AggregatePlace tuple) => new()
    {
        IsTuple = true,
        Aggregate = tuple,
        Parts = [.. tuple.Shape.Fields.Select(field => field.Nested is null
            ? new DeconstructionTarget { Place = tuple.Leaf(field) }
            : field.Nested.Type.IsTupleType ? Split(tuple.Nested(field)) : new DeconstructionTarget { Aggregate = tuple.Nested(field) })],
    };
}
