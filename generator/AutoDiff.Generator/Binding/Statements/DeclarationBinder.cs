using AutoDiff.Generator.IR;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace AutoDiff.Generator.Binding;

/// <summary>Declarations of locals: what a name comes to mean.</summary>
internal sealed class DeclarationBinder(BodyBinder body)
{
    public void Bind(IVariableDeclarationOperation declaration)
    {
        foreach (IVariableDeclaratorOperation declarator in declaration.Declarators)
        {
            BindDeclarator(declarator, (declarator.Initializer ?? declaration.Initializer)?.Value);
        }
    }

    private void BindDeclarator(IVariableDeclaratorOperation declarator, IOperation? initializer)
    {
        ILocalSymbol local = declarator.Symbol;
        if (local.IsConst)
        {
            return;
        }

        if (local.IsRef)
        {
            BindReference(declarator, initializer);
            return;
        }

        if (new DelegateVariables(body).TryDeclare(local, initializer, declarator) || body.Lists.TryDeclare(local, initializer))
        {
            return;
        }

        if (QueryBinder.IsEnumerable(local.Type) && initializer is not null && !body.Frame.Assigns(local) && body.Queries.TryBind(initializer) is { } query)
        {
            body.Frame.BindQuery(local, query);
            return;
        }

        if (body.Grids.IsGrid(local.Type))
        {
            BindGrid(declarator, initializer);
            return;
        }

        if (local.Type.IsReferenceType && initializer is not null && !body.Frame.Assigns(local) && body.Objects.Find(initializer) is { } known)
        {
            body.Frame.BindObject(local, body.Objects.Elements.Settle(known));
            return;
        }

        if ((body.Aggregates.ShapeOf(local.Type) ?? (body.Frame.Assigns(local) ? null : body.Aggregates.ShapeOf(body.Aggregates.Behind(initializer)?.Type))) is { } shape)
        {
            BindAggregate(local, shape, initializer);
            return;
        }

        IrType type = body.TypeOf(local.Type);
        if (type is SequenceType)
        {
            BindSequence(declarator, type, initializer);
            return;
        }

        // A later stage may move the assignments that make the compiler see the variable as assigned.
        Expr value = initializer is null ? DefaultValue.Of(type) : body.Bind(initializer);
        body.Emit(new Declare(Declare(local, type), value));
    }

    private void BindGrid(IVariableDeclaratorOperation declarator, IOperation? initializer)
    {
        ILocalSymbol local = declarator.Symbol;
        if (initializer is null)
        {
            throw LanguageFence.Refuse(RefusalId.SequenceReassigned, declarator, "'" + local.Name + "', declared without a value,", "give it its value where it is declared");
        }

        body.Frame.BindGrid(local, body.Grids.Bind(initializer, local.Name));
    }

    /// <summary>A ref local is another name for a variable or for an element; it never comes to mean another one.</summary>
    private void BindReference(IVariableDeclaratorOperation declarator, IOperation? initializer)
    {
        if (initializer is not null && body.AggregatePlaces.TryPlace(initializer) is { Shape.Type.IsValueType: true } aggregate)
        {
            bool isReadOnly = declarator.Symbol.RefKind != RefKind.Ref;
            if (!isReadOnly)
            {
                body.Records.CheckWritable(aggregate, declarator);
            }

            aggregate = body.Records.Settle(aggregate);
            body.Frame.BindAggregate(declarator.Symbol, isReadOnly ? aggregate.AsReadOnly() : aggregate);
            return;
        }

        Place? place = initializer is null ? null : body.Places.BindReference(initializer);
        if (place is null || place == Place.Discard || (place is { IsElement: false, Variable: { Type: SequenceType } variable } && !body.Session.IsChanging(variable)))
        {
            throw LanguageFence.Refuse(
                RefusalId.ConstructNotYet, declarator, "the ref local '" + declarator.Symbol.Name + "'", "use the element by its index");
        }

        body.Frame.BindReference(declarator.Symbol, place);
    }

    private void BindAggregate(ILocalSymbol local, AggregateShape shape, IOperation? initializer)
    {
        CallResult value = initializer is null
            ? new CallResult(Aggregate: AggregateValue.Zero(shape))
            : body.Aggregates.BindAny(initializer, local.Name);
        if (value.Scalar is { } carried && (shape.Type.IsReferenceType || !shape.IsReadable || !body.Frame.Assigns(local)))
        {
            body.Emit(new Declare(Declare(local, carried.Type), carried));
            return;
        }

        AggregateValue aggregate = value.Aggregate ?? body.AggregateWholes.TakeApart(shape, value.Scalar!, initializer!);
        body.Frame.BindAggregate(local, body.AggregateStores.DeclareLocal(local, aggregate, initializer));
    }

    private void BindSequence(IVariableDeclaratorOperation declarator, IrType type, IOperation? initializer)
    {
        if (initializer is null)
        {
            body.References.Declare(Declare(declarator.Symbol, type), declarator);
            return;
        }

        // Bound before the name is taken, so that the declaration stands behind what its value needs.
        SequenceValue value = body.Sequences.BindValue(initializer, type);
        Variable variable = Declare(declarator.Symbol, type);
        body.Sequences.Declare(variable, value);
        if (body.Frame.Assigns(declarator.Symbol))
        {
            body.Session.NoteChanging(variable, declarator.Syntax.GetLocation());
        }
    }

    public Variable Declare(ILocalSymbol local, IrType type)
    {
        Variable variable = body.Local(local.Name, type);
        body.Frame.Bind(local, variable);
        return variable;
    }
}
