using System.Collections.Generic;
using System.Linq;
using System.Runtime.CompilerServices;
using AutoDiff.Generator.IR;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace AutoDiff.Generator.Binding;

/// <summary>Statements, except loops.</summary>
internal sealed class StatementBinder(BodyBinder body)
{
    /// <summary>Binds one statement; a refusal in it is noted, and binding goes on behind it.</summary>
    public void Bind(IOperation operation)
    {
        int start = body.Session.Block.Count;
        try
        {
            RuntimeHelpers.EnsureSufficientExecutionStack();
            BindCore(operation);
        }
        catch (RefusalException refused)
        {
            body.Session.Block.RemoveRange(start, body.Session.Block.Count - start);
            Note(refused, operation);
            return;
        }

        SetSource(operation, start);
    }

    public EquatableArray<Statement> Block(IOperation? operation) =>
        operation is null ? EquatableArray<Statement>.Empty : body.Capture(() => Bind(operation)).ToEquatableArray();

    public void BindAll(IEnumerable<IOperation> operations)
    {
        foreach (IOperation operation in operations)
        {
            Bind(operation);
        }
    }

    private void Note(RefusalException refused, IOperation operation)
    {
        if (refused.Refusal is { Id: RefusalId.TooLarge } tooLarge)
        {
            NoteTooLarge(tooLarge, operation);
            throw refused;
        }

        if (refused.Refusal is null)
        {
            body.Session.HasErrors = true;
        }
        else
        {
            body.Session.Refusals.Add(refused.Refusal);
        }
    }

    /// <summary>Told once, at the statement of the attributed method that brought in too much.</summary>
    private void NoteTooLarge(Refusal tooLarge, IOperation operation)
    {
        if (body.Frame.Caller is null && body.Session.Refusals.All(r => r.Id != RefusalId.TooLarge))
        {
            body.Session.Refusals.Add(tooLarge with { Location = operation.Syntax.GetLocation() });
        }
    }

    /// <summary>The last statement is the one that the source wrote; those before prepare it.</summary>
    private void SetSource(IOperation operation, int start)
    {
        List<Statement> block = body.Session.Block;
        if (operation is IBlockOperation || block.Count == start || operation.IsImplicit && operation is not IReturnOperation)
        {
            return;
        }

        Statement last = block[block.Count - 1];
        if (last.Source is null)
        {
            block[block.Count - 1] = last with { Source = SourceText.Of(operation.Syntax) };
        }
    }

    private void BindCore(IOperation operation)
    {
        switch (operation)
        {
            case IBlockOperation block:
                BindAll(block.Operations);
                break;
            case IVariableDeclarationGroupOperation group:
                foreach (IVariableDeclarationOperation declaration in group.Declarations)
                {
                    BindDeclarators(declaration);
                }

                break;
            case IExpressionStatementOperation statement:
                body.Assignments.BindEffect(statement.Operation);
                break;
            case IConditionalOperation branch:
                body.Choices.BindIf(branch);
                break;
            case ISwitchOperation choice:
                body.Switches.BindStatement(choice);
                break;
            case ILoopOperation loop:
                body.Loops.Bind(loop);
                break;
            case IReturnOperation { Kind: OperationKind.Return } leave:
                BindReturn(leave);
                break;
            case IBranchOperation { BranchKind: BranchKind.Break } leave:
                body.Emit(body.Switches.IsExit(leave.Target) ? new LeaveSwitch() : new Break());
                break;
            case IBranchOperation { BranchKind: BranchKind.Continue }:
                body.Emit(new Continue());
                break;
            case IThrowOperation { Exception: { } exception }:
                BindThrow(exception);
                break;
            case ILocalFunctionOperation or IEmptyOperation:
                // A local function is followed where it is called.
                break;
            default:
                throw LanguageFence.Refuse(operation);
        }
    }

    private void BindDeclarators(IVariableDeclarationOperation declaration)
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

    private void BindReturn(IReturnOperation leave)
    {
        if (leave.ReturnedValue is not { } value)
        {
            body.Emit(new Return(null));
            return;
        }

        if (body.Frame.HasTailReturn && QueryBinder.IsEnumerable(body.Frame.Method.ReturnType) && body.Queries.TryBind(value) is { } query)
        {
            body.Frame.TailResult = new CallResult(Query: query);
            return;
        }

        if (body.Frame.Caller is not null && body.Frame.Method.ReturnType.TypeKind == TypeKind.Delegate)
        {
            BindFunctionReturn(leave, value);
            return;
        }

        IrType type = body.TypeOf(value.Type);
        if (body.Frame is { Caller: null, HasTailReturn: true })
        {
            body.Frame.TailResult = body.Aggregates.BindAny(value, "result");
            return;
        }

        if (body.Frame is { Caller: null, AggregateResult: { } whole })
        {
            body.AggregateStores.Deliver(whole, body.Aggregates.Returned(body.Aggregates.BindAny(value, "result"), whole.Shape, value), value);
            body.Emit(new Return(null));
            return;
        }

        if (body.Frame.Caller is null && type is SequenceType { Kind: SequenceKind.Array } && (type.IsRealSequence || type.IsRealRecords))
        {
            Variable result = body.Sequences.Bind(value, "values");
            body.Emit(new Return(new ReturnedArray(new Read(result), new OpaqueType(type.Text))));
            return;
        }

        if (body.Frame.Caller is null && value.Type is not null && body.Session.Types.ReturnedElement(value.Type) is not null)
        {
            Grid grid = body.Grids.Bind(value, "values");
            Expr made = grid.Owner is null
                ? new ReturnedArray(new Read(grid.Elements), new OpaqueType(TypeMap.TextOf(value.Type!))) { Lengths = grid.Lengths.ToEquatableArray() }
                : throw LanguageFence.Refuse(RefusalId.SequenceShape, leave, "the rectangular array '" + value.Syntax + "', which is returned as it came in", "return a copy, or nothing: the caller has it");
            body.Emit(new Return(made));
            return;
        }

        if (body.Frame.Caller is null && type is SequenceType or OpaqueType && type != IrType.Void)
        {
            // Refused at the signature.
            return;
        }

        if (body.Frame.Caller is not null && body.Grids.IsGrid(value.Type!))
        {
            body.Frame.TailResult = body.Frame.HasTailReturn
                ? new CallResult(Grid: body.Grids.Bind(value, "result"))
                : throw LanguageFence.Refuse(RefusalId.ConstructNotYet, leave, "returning a rectangular array here", "return it at the end of the method only");
            return;
        }

        if (body.Frame.Caller is null && body.Aggregates.ShapeOf(value.Type) is not null)
        {
            // Refused at the signature.
            return;
        }

        if (body.Frame.HasTailReturn && (type is SequenceType || body.Aggregates.ShapeOf(value.Type) is not null))
        {
            body.Frame.TailResult = body.Aggregates.BindAny(value, "result");
        }
        else if (body.Frame.AggregateResult is { } result)
        {
            body.AggregateStores.Assign(result, body.Aggregates.Bind(value), value);
            body.Emit(new Return(null));
        }
        else if (type is SequenceType)
        {
            body.References.Assign(body.Frame.SequenceResult!, body.Sequences.BindValue(value, body.Frame.SequenceResult!.Type), leave);
            body.Emit(new Return(null));
        }
        else if (type == IrType.Void)
        {
            body.Assignments.BindEffect(value);
        }
        else
        {
            body.Emit(new Return(body.Bind(value)));
        }
    }

    private void BindFunctionReturn(IReturnOperation leave, IOperation value)
    {
        FunctionValue function = body.Delegates.TryBind(value)
            ?? throw LanguageFence.Refuse(RefusalId.UnknownTarget, leave, "returning the delegate '" + value.Syntax + "'", "return a lambda or a static method");
        if (body.Frame.HasTailReturn)
        {
            body.Frame.TailResult = new CallResult(Function: function);
            return;
        }

        body.Frame.ReturnedFunctions.Add(function);
        body.Emit(new Return(IntegerConstant.Of(body.Frame.ReturnedFunctions.Count - 1)));
    }

    public void BindThrow(IOperation exception)
    {
        bool outer = body.Frame.IsPassive;
        body.Frame.IsPassive = true;
        try
        {
            body.Emit(new Throw(body.Bind(exception)));
        }
        finally
        {
            body.Frame.IsPassive = outer;
        }
    }
}
