using System.Collections.Generic;
using System.Linq;
using AutoDiff.Generator.IR;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace AutoDiff.Generator.Binding;

/// <summary><c>Aggregate</c>: a value that every element is folded into, from a seed or from the first element on.</summary>
internal sealed class QueryFolds(BodyBinder body)
{
    private readonly QueryStages stages = new(body);

    public CallResult Bind(Query source, IOperation[] operands, IInvocationOperation call)
    {
        FunctionValue step = body.Queries.Function(operands[operands.Length == 2 ? 1 : 2]);
        if (operands.Length == 2)
        {
            return body.Aggregates.ShapeOf(call.Type) is { } shape
                ? FromFirst(source, step, shape, call)
                : FromFirst(source, step, body.TypeOf(call.Type), call);
        }

        CallResult seed = body.Aggregates.BindAny(operands[1]);
        if (seed.Aggregate is { } parts)
        {
            AggregatePlace state = body.AggregateStores.Declare("total", parts.Shape, parts);
            source.Run(element => body.AggregateStores.Assign(
                state, stages.Apply(step, call, [new CallResult(Aggregate: state.Value), element]).Aggregate ?? throw LanguageFence.Refuse(call), call));
            return Result(new CallResult(Aggregate: state.Value with { Origin = null }));
        }

        Variable total = body.Temporary("total", body.TypeOf(operands[1].Type));
        body.Emit(new Declare(total, QueryValues.Scalar(seed, call)));
        source.Run(element => body.Emit(new Assign(total, QueryValues.Scalar(stages.Apply(step, call, [new CallResult(new Read(total)), element]), call))));
        return Result(new CallResult(new Read(total)));

        CallResult Result(CallResult value) => operands.Length == 4 ? stages.Apply(body.Queries.Function(operands[3]), call, [value]) : value;
    }

    private CallResult FromFirst(Query source, FunctionValue step, AggregateShape shape, IOperation call)
    {
        AggregatePlace total = body.AggregateStores.Declare("total", shape, null);
        Variable found = body.Temporary("found", IrType.Bool);
        body.Emit(new Declare(found, new BoolConstant(false)));
        source.Run(element =>
        {
            AggregateValue value = body.AggregatePlaces.PlaceOf(element.Aggregate ?? throw LanguageFence.Refuse(call)).Value with { Origin = null };
            List<Statement> later = body.Capture(() => body.AggregateStores.Assign(
                total,
                stages.Apply(step, call, [new CallResult(Aggregate: total.Value with { Origin = null }), new CallResult(Aggregate: value)]).Aggregate ?? throw LanguageFence.Refuse(call),
                call));
            List<Statement> first = body.Capture(() => body.AggregateStores.Assign(total, value, call));
            body.Emit(new If(new Read(found), later.ToEquatableArray(), first.Append(new Assign(found, new BoolConstant(true))).ToEquatableArray()));
        });
        body.Externals.EmitThrow(new Unary(UnaryOperator.Not, new Read(found)), "global::System.InvalidOperationException", call);
        return new CallResult(Aggregate: total.Value with { Origin = null });
    }

    private CallResult FromFirst(Query source, FunctionValue step, IrType type, IOperation call)
    {
        Variable total = body.Temporary("total", type);
        Variable found = body.Temporary("found", IrType.Bool);
        body.Emit(new Declare(total, DefaultValue.Of(type)));
        body.Emit(new Declare(found, new BoolConstant(false)));
        source.Run(element =>
        {
            Expr value = QueryValues.Scalar(element, call);
            List<Statement> later = body.Capture(() => body.Emit(new Assign(total, QueryValues.Scalar(stages.Apply(step, call, [new CallResult(new Read(total)), new CallResult(value)]), call))));
            body.Emit(new If(new Read(found), later.ToEquatableArray(), EquatableArrays.Of<Statement>(new Assign(total, value), new Assign(found, new BoolConstant(true)))));
        });
        body.Externals.EmitThrow(new Unary(UnaryOperator.Not, new Read(found)), "global::System.InvalidOperationException", call);
        return new CallResult(new Read(total));
    }
}
