using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using AutoDiff.Generator.IR;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace AutoDiff.Generator.Binding;

/// <summary><c>new S(…) { … }</c> and <c>s with { … }</c>, where the type is taken apart.</summary>
internal sealed class CreationBinder(BodyBinder body)
{
    /// <summary>The new aggregate; as text where its constructor has no source, or holds what is refused, and nothing in it is active.</summary>
    public CallResult Bind(IObjectCreationOperation operation, string name)
    {
        AggregateShape shape = body.Aggregates.ShapeOf(operation.Type) ?? throw LanguageFence.Refuse(operation);
        if (operation.Constructor is not { } constructor)
        {
            throw LanguageFence.Refuse(operation);
        }

        if (shape.IsNullable)
        {
            return new CallResult(Aggregate: body.Nullables.BindCreation(operation, shape));
        }

        if (shape.Type.IsTupleType)
        {
            return new CallResult(Aggregate: new AggregateValue(
                shape, body.Aggregates.BindParts([.. operation.Arguments.Select(a => (a.Value, shape.Fields[a.Parameter!.Ordinal]))])));
        }

        if (NumericsBodies.IsNumerics(shape.Type))
        {
            return new CallResult(Aggregate: MakeNumerics(operation, shape, name));
        }

        BindingSession session = body.Session;
        int before = session.Refusals.Count;
        (List<Statement> statements, AggregateValue value) = body.Capture(() => Make(operation, shape, constructor, name));
        if (session.Refusals.Count > before)
        {
            Refusal first = session.Refusals[before];
            session.Refusals.RemoveRange(before, session.Refusals.Count - before);
            throw new RefusalException(first);
        }

        body.EmitAfter(statements, [], 0);
        return new CallResult(Aggregate: value);
    }

    /// <summary>A vector or complex number from its components, from smaller vectors and components, or from one number for all.</summary>
    private AggregateValue MakeNumerics(IObjectCreationOperation operation, AggregateShape shape, string name)
    {
        Expr[] values = [];
        foreach (IArgumentOperation argument in operation.Arguments)
        {
            (List<Statement> before, CallResult bound) = body.Capture(() => body.Aggregates.BindAny(argument.Value));
            body.EmitAfter(before, values, values.Length);
            values = [.. values, .. bound.Aggregate?.Leaves ?? [bound.Scalar ?? throw LanguageFence.Refuse(argument)]];
        }

        if (values.Length == 1 && shape.Leaves.Length > 1)
        {
            Expr same = values[0] is Read or RealConstant ? values[0] : body.Spill("value", values[0]);
            values = [.. shape.Leaves.Select(_ => same)];
        }

        bool isInOrder = operation.Arguments.Select((a, i) => a.Parameter?.Ordinal == i).All(inPlace => inPlace);
        AggregateValue value = values.Length == 0 ? AggregateValue.Zero(shape)
            : values.Length == shape.Leaves.Length && isInOrder ? new AggregateValue(shape, [.. values])
            : throw LanguageFence.Refuse(operation);
        return operation.Initializer is null ? value : Initialize(Begin(shape, value, name), operation.Initializer);
    }

    private AggregateValue Make(IObjectCreationOperation operation, AggregateShape shape, IMethodSymbol constructor, string name)
    {
        if (TryMakeRecord(operation, shape, constructor) is { } record)
        {
            return record;
        }

        AggregatePlace place = Begin(shape, AggregateValue.Zero(shape), name);
        new ConstructorBinder(body, place).Run(constructor, operation.Arguments, operation);
        return Initialize(place, operation.Initializer);
    }

    /// <summary>A record that is no more than its parameters.</summary>
    private AggregateValue? TryMakeRecord(IObjectCreationOperation operation, AggregateShape shape, IMethodSymbol constructor)
    {
        if (operation.Initializer is not null
            || !shape.Type.IsRecord
            || !Constructors.IsPrimary(constructor, body.Session)
            || constructor.Parameters.Length != shape.Fields.Length
            || operation.Arguments.Any(a => a.Parameter?.RefKind is not (RefKind.None or RefKind.In))
            || !shape.Fields.Select((f, i) => AggregateText.IsPositional(f, constructor.Parameters[i], body.Session)).All(isPositional => isPositional))
        {
            return null;
        }

        ImmutableArray<IArgumentOperation> arguments = operation.Arguments;
        ImmutableArray<Expr> inOrder = body.Aggregates.BindParts([.. arguments.Select(a => (a.Value, shape.Fields[a.Parameter!.Ordinal]))]);
        Expr[] leaves = new Expr[inOrder.Length];
        int next = 0;
        foreach (IArgumentOperation argument in arguments)
        {
            AggregateField field = shape.Fields[argument.Parameter!.Ordinal];
            for (int i = 0; i < field.Count; i++)
            {
                leaves[field.First + i] = inOrder[next++];
            }
        }

        return new AggregateValue(shape, [.. leaves]);
    }

    /// <summary>A copy, with some members set.</summary>
    public AggregateValue BindWith(IWithOperation operation, string name)
    {
        if (operation.CloneMethod is { IsImplicitlyDeclared: false } || HasOwnCopyConstructor(operation))
        {
            throw LanguageFence.Refuse(RefusalId.ConstructNotYet, operation, "'with' on a record that has its own copy constructor", "make the copy with a constructor");
        }

        AggregateValue original = body.Aggregates.Bind(operation.Operand, name);
        if (original.Shape.Fields.Any(f => f.Nested is { IsShared: true }))
        {
            AggregateStores.RefuseSharing(original, operation.Operand);
        }

        return Initialize(Begin(original.Shape, original, name), operation.Initializer);
    }

    private static bool HasOwnCopyConstructor(IWithOperation operation) =>
        operation.Type is INamedTypeSymbol { TypeKind: TypeKind.Class } type
        && type.InstanceConstructors.Any(c => !c.IsImplicitlyDeclared && c.Parameters.Length == 1 && SymbolEqualityComparer.Default.Equals(c.Parameters[0].Type, type));

    private AggregatePlace Begin(AggregateShape shape, AggregateValue value, string name)
    {
        List<Place> places = [];
        for (int i = 0; i < shape.Leaves.Length; i++)
        {
            AggregateLeaf leaf = shape.Leaves[i];
            if (leaf.Type is SequenceType)
            {
                places.Add(value.Leaves[i] is Read { Variable: var sequence } ? Place.Of(body.References.Keep(sequence)) : Place.ReadOnly(value.Leaves[i]));
                continue;
            }

            Variable variable = body.Session.Names.Foreign(name + leaf.Name, leaf.Type, isTemporary: false);
            if (shape.IsShared)
            {
                body.Session.SharedVariables.Add(variable);
            }

            body.Emit(new Declare(variable, value.Leaves[i]));
            places.Add(Place.Of(variable));
        }

        return new AggregatePlace(shape, places) { Construction = body.Session.Block };
    }

    private AggregateValue Initialize(AggregatePlace place, IObjectOrCollectionInitializerOperation? initializer)
    {
        if (initializer is not null)
        {
            place.Construction = body.Session.Block;
            body.Frame.Receivers.Push(place);
            try
            {
                foreach (IOperation member in initializer.Initializers)
                {
                    BindInitializer(place, member);
                }
            }
            finally
            {
                body.Frame.Receivers.Pop();
            }
        }

        place.Construction = null;
        return place.Value with { IsNew = true };
    }

    private void BindInitializer(AggregatePlace place, IOperation member)
    {
        if (member is IMemberInitializerOperation { InitializedMember: var part, Initializer: { } nested } && body.AggregatePlaces.TryPlace(part) is { } inner)
        {
            body.Frame.Receivers.Push(inner);
            nested.Initializers.ToList().ForEach(m => BindInitializer(inner, m));
            body.Frame.Receivers.Pop();
            return;
        }

        if (member is not ISimpleAssignmentOperation)
        {
            throw LanguageFence.Refuse(
                RefusalId.ConstructNotYet, member, "'" + SourceText.Of(member.Syntax) + "' in an object initializer", "set fields and properties only");
        }

        body.Assignments.BindEffect(member);
    }
}
