using AutoDiff.Generator.IR;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace AutoDiff.Generator.Binding;

/// <summary><c>return</c>: in the attributed method a result, in a followed one a value for the caller.</summary>
internal sealed class ReturnBinder(BodyBinder body)
{
    public void Bind(IReturnOperation leave)
    {
        if (leave.ReturnedValue is not { } value)
        {
            body.Emit(new Return(null));
        }
        else if (body.Frame.HasTailReturn && QueryBinder.IsEnumerable(body.Frame.Method.ReturnType) && body.Queries.TryBind(value) is { } query)
        {
            body.Frame.TailResult = new CallResult(Query: query);
        }
        else if (body.Frame.Caller is null)
        {
            BindResult(leave, value);
        }
        else
        {
            BindValue(leave, value);
        }
    }

    /// <summary>The result of the attributed method.</summary>
    private void BindResult(IReturnOperation leave, IOperation value)
    {
        IrType type = body.TypeOf(value.Type);
        if (body.Frame.HasTailReturn)
        {
            body.Frame.TailResult = body.Aggregates.BindAny(value, "result");
        }
        else if (body.Frame.AggregateResult is { } whole)
        {
            body.AggregateStores.Deliver(whole, body.Aggregates.Returned(body.Aggregates.BindAny(value, "result"), whole.Shape, value), value);
            body.Emit(new Return(null));
        }
        else if (type is SequenceType { Kind: SequenceKind.Array } && (type.IsRealSequence || type.IsRealRecords))
        {
            Variable result = body.Sequences.Bind(value, "values");
            body.Emit(new Return(new ReturnedArray(new Read(result), new OpaqueType(type.Text))));
        }
        else if (value.Type is not null && body.Session.Types.ReturnedElement(value.Type) is not null)
        {
            Grid grid = body.Grids.Bind(value, "values");
            Expr made = grid.Owner is null
                ? new ReturnedArray(new Read(grid.Elements), new OpaqueType(TypeMap.TextOf(value.Type!))) { Lengths = grid.Lengths.ToEquatableArray() }
                : throw LanguageFence.Refuse(RefusalId.SequenceShape, leave, "the rectangular array '" + value.Syntax + "', which is returned as it came in", "return a copy, or nothing: the caller has it");
            body.Emit(new Return(made));
        }
        else if ((type is SequenceType or OpaqueType && type != IrType.Void) || body.Aggregates.ShapeOf(value.Type) is not null)
        {
            // Refused at the signature.
        }
        else
        {
            BindScalar(value, type);
        }
    }

    /// <summary>The value of a followed call.</summary>
    private void BindValue(IReturnOperation leave, IOperation value)
    {
        if (body.Frame.Method.ReturnType.TypeKind == TypeKind.Delegate)
        {
            BindFunction(leave, value);
            return;
        }

        IrType type = body.TypeOf(value.Type);
        if (body.Grids.IsGrid(value.Type!))
        {
            body.Frame.TailResult = body.Frame.HasTailReturn
                ? new CallResult(Grid: body.Grids.Bind(value, "result"))
                : throw LanguageFence.Refuse(RefusalId.ConstructNotYet, leave, "returning a rectangular array here", "return it at the end of the method only");
        }
        else if (body.Frame.HasTailReturn && (type is SequenceType || body.Aggregates.ShapeOf(value.Type) is not null))
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
        else
        {
            BindScalar(value, type);
        }
    }

    private void BindScalar(IOperation value, IrType type)
    {
        if (type == IrType.Void)
        {
            body.Assignments.BindEffect(value);
        }
        else
        {
            body.Emit(new Return(body.Bind(value)));
        }
    }

    private void BindFunction(IReturnOperation leave, IOperation value)
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
}
