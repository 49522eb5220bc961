using System.Collections.Generic;
using System.Linq;
using AutoDiff.Generator.IR;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace AutoDiff.Generator.Binding;

/// <summary>What comes out of a query: the calls that enumerate it.</summary>
internal sealed class QueryValues(BodyBinder body)
{
    private readonly QueryStages stages = new(body);
    private readonly QueryExtremes extremes = new(body);

    /// <summary>The value of a LINQ call that enumerates a query; null for any other call.</summary>
    public CallResult? TryBind(IInvocationOperation call)
    {
        if (!QueryBinder.IsLinq(call.TargetMethod) || QueryBinder.Operands(call) is not { Length: > 0 } operands)
        {
            return null;
        }

        string name = call.TargetMethod.Name;
        bool isKnown = name is "Sum" or "Average" or "Max" or "Min" or "Count" or "Any" or "All" or "First" or "Last" or "Single" or "ElementAt" or "Aggregate" or "Contains";
        return isKnown && body.Queries.TryBind(operands[0]) is { } source ? TryBind(call, name, source, operands) : null;
    }

    private CallResult? TryBind(IInvocationOperation call, string name, Query source, IOperation[] operands)
    {
        switch (name, operands.Length)
        {
            case ("Sum" or "Average" or "Max" or "Min", 1 or 2) when body.TypeOf(call.Type) is RealType or IntegerType:
                Query numbers = operands.Length == 2 && DelegateBinder.IsDelegate(operands[1]) ? stages.Select(source, body.Queries.Function(operands[1]), call) : source;
                return operands.Length == 2 && !DelegateBinder.IsDelegate(operands[1]) ? null : new CallResult(Reduce(name, numbers, body.TypeOf(call.Type), call));
            case ("Count", 1):
                return new CallResult(Count(source));
            case ("Count", 2):
                return new CallResult(Count(stages.Where(source, body.Queries.Function(operands[1]), call)));
            case ("Any", 1):
                return new CallResult(new Binary(BinaryOperator.Greater, Count(source), IntegerConstant.Of(0), IrType.Bool));
            case ("Any" or "All", 2):
                return new CallResult(Holds(source, body.Queries.Function(operands[1]), isAny: name == "Any", call));
            case ("First" or "Last" or "Single", 1 or 2) when body.TypeOf(call.Type) is RealType or IntegerType or BoolType:
                Query chosen = operands.Length == 2 ? stages.Where(source, body.Queries.Function(operands[1]), call) : source;
                return new CallResult(name == "Single" ? throw LanguageFence.Refuse(call) : Edge(chosen, name == "First", body.TypeOf(call.Type), call));
            case ("First" or "Last", 1) when source.At is { } each && body.Aggregates.ShapeOf(call.Type) is not null:
                EmitThrow(new Binary(BinaryOperator.Equal, source.Bound, IntegerConstant.Of(0), IrType.Bool), "global::System.InvalidOperationException", call);
                return each(name == "First" ? IntegerConstant.Of(0) : new Binary(BinaryOperator.Subtract, source.Bound, IntegerConstant.Of(1), IrType.Int));
            case ("ElementAt", 2) when source.At is { } at && body.TypeOf(operands[1].Type) == IrType.Int:
                Expr index = body.Spill("index", body.Bind(operands[1]));
                Expr outside = PatternBinder.Or(new Binary(BinaryOperator.Less, index, IntegerConstant.Of(0), IrType.Bool), new Binary(BinaryOperator.GreaterOrEqual, index, source.Bound, IrType.Bool));
                EmitThrow(outside, "global::System.ArgumentOutOfRangeException", call);
                return at(index);
            case ("Aggregate", 2 or 3 or 4):
                return Aggregate(source, operands, call);
            default:
                return null;
        }
    }

    private Expr Reduce(string name, Query source, IrType type, IOperation call) => name switch
    {
        "Sum" => Sum(source, type, call, out _),
        "Average" => Average(source, type, call),
        _ => extremes.Bind(source, isMaximum: name == "Max", type, call),
    };

    /// <summary>Numbers of single precision are summed up in double precision, and integers without overflow.</summary>
    private Expr Sum(Query source, IrType type, IOperation call, out Variable total)
    {
        IrType wide = type == IrType.Float ? IrType.Double : type;
        Variable sum = body.Temporary("sum", wide);
        body.Emit(new Declare(sum, DefaultValue.Of(wide)));
        source.Run(element => body.Emit(new Assign(
            sum, new Binary(BinaryOperator.Add, new Read(sum), ConversionBinder.Numeric(Scalar(element, call), wide), wide, wide is IntegerType))));
        total = sum;
        return ConversionBinder.Numeric(new Read(sum), type);
    }

    private Expr Average(Query source, IrType type, IOperation call)
    {
        Expr count = source.Bound;
        Query counted = source;
        if (source.At is null)
        {
            Variable seen = Counter("count");
            count = new Read(seen);
            counted = source with
            {
                Run = each => source.Run(element =>
                {
                    Increment(seen);
                    each(element);
                }),
            };
        }

        IrType element = IrType.Double;
        Sum(counted, type == IrType.Float ? IrType.Float : element, call, out Variable total);
        EmitThrow(new Binary(BinaryOperator.Equal, count, IntegerConstant.Of(0), IrType.Bool), "global::System.InvalidOperationException", call);
        return ConversionBinder.Numeric(new Binary(BinaryOperator.Divide, new Read(total), new IR.Convert(count, IrType.Double), IrType.Double), type);
    }

    private Expr Count(Query source)
    {
        if (source.At is not null && source.IsPure)
        {
            return source.Bound;
        }

        Variable count = Counter("count");
        source.Run(_ => Increment(count));
        return new Read(count);
    }

    private Read Holds(Query source, FunctionValue predicate, bool isAny, IOperation call)
    {
        RequireEnd(source, predicate, call);
        Variable result = body.Temporary(isAny ? "any" : "all", IrType.Bool);
        body.Emit(new Declare(result, new BoolConstant(!isAny)));
        source.Run(element =>
        {
            Expr test = stages.Apply(predicate, call, [element]).Scalar!;
            Statement found = new Assign(result, new BoolConstant(isAny));
            List<Statement> then = source.IsSingleLoop ? [found, new Break()] : [found];
            body.Emit(new If(isAny ? test : PatternBinder.Not(test), then.ToEquatableArray(), EquatableArray<Statement>.Empty));
        });
        return new Read(result);
    }

    /// <summary>The first or last element; there must be one.</summary>
    private Expr Edge(Query source, bool isFirst, IrType type, IOperation call)
    {
        if (source.At is { } at)
        {
            EmitThrow(new Binary(BinaryOperator.Equal, source.Bound, IntegerConstant.Of(0), IrType.Bool), "global::System.InvalidOperationException", call);
            return Scalar(at(isFirst ? IntegerConstant.Of(0) : new Binary(BinaryOperator.Subtract, source.Bound, IntegerConstant.Of(1), IrType.Int)), call);
        }

        RequireEnd(source, null, call);
        Variable result = body.Temporary(isFirst ? "first" : "last", type);
        Variable found = body.Temporary("found", IrType.Bool);
        body.Emit(new Declare(result, DefaultValue.Of(type)));
        body.Emit(new Declare(found, new BoolConstant(false)));
        source.Run(element =>
        {
            List<Statement> take = [new Assign(result, Scalar(element, call)), new Assign(found, new BoolConstant(true))];
            if (!isFirst)
            {
                body.EmitAfter(take, [], 0);
            }
            else if (source.IsSingleLoop)
            {
                body.EmitAfter([.. take, new Break()], [], 0);
            }
            else
            {
                body.Emit(new If(new Unary(UnaryOperator.Not, new Read(found)), take.ToEquatableArray(), EquatableArray<Statement>.Empty));
            }
        });
        EmitThrow(new Unary(UnaryOperator.Not, new Read(found)), "global::System.InvalidOperationException", call);
        return new Read(result);
    }

    private CallResult Aggregate(Query source, IOperation[] operands, IInvocationOperation call)
    {
        FunctionValue step = body.Queries.Function(operands[operands.Length == 2 ? 1 : 2]);
        if (operands.Length == 2)
        {
            return body.Aggregates.ShapeOf(call.Type) is { } shape
                ? AggregateFromFirst(source, step, shape, call)
                : AggregateFromFirst(source, step, body.TypeOf(call.Type), call);
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
        body.Emit(new Declare(total, Scalar(seed, call)));
        source.Run(element => body.Emit(new Assign(total, Scalar(stages.Apply(step, call, [new CallResult(new Read(total)), element]), call))));
        return Result(new CallResult(new Read(total)));

        CallResult Result(CallResult value) => operands.Length == 4 ? stages.Apply(body.Queries.Function(operands[3]), call, [value]) : value;
    }

    private CallResult AggregateFromFirst(Query source, FunctionValue step, AggregateShape shape, IOperation call)
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
        EmitThrow(new Unary(UnaryOperator.Not, new Read(found)), "global::System.InvalidOperationException", call);
        return new CallResult(Aggregate: total.Value with { Origin = null });
    }

    private CallResult AggregateFromFirst(Query source, FunctionValue step, IrType type, IOperation call)
    {
        Variable total = body.Temporary("total", type);
        Variable found = body.Temporary("found", IrType.Bool);
        body.Emit(new Declare(total, DefaultValue.Of(type)));
        body.Emit(new Declare(found, new BoolConstant(false)));
        source.Run(element =>
        {
            Expr value = Scalar(element, call);
            List<Statement> later = body.Capture(() => body.Emit(new Assign(total, Scalar(stages.Apply(step, call, [new CallResult(new Read(total)), new CallResult(value)]), call))));
            body.Emit(new If(new Read(found), later.ToEquatableArray(), EquatableArrays.Of<Statement>(new Assign(total, value), new Assign(found, new BoolConstant(true)))));
        });
        EmitThrow(new Unary(UnaryOperator.Not, new Read(found)), "global::System.InvalidOperationException", call);
        return new CallResult(new Read(total));
    }

    /// <summary>The elements in a new array: filled up to where the elements end, which for a filtered query is not its whole length.</summary>
    public Variable ToArray(Query source, IOperation call)
    {
        if (source.Bound is Literal)
        {
            throw LanguageFence.Refuse(RefusalId.ConstructNotYet, call, "an array of a query whose length is not known", "fill an array in a loop");
        }

        // What the elements are made of shows when the first is bound.
        Variable? buffer = null;
        Variable? count = source.At is null ? body.Temporary("count", IrType.Int) : null;
        List<Statement> loop = body.Capture(() =>
        {
            if (source.At is { } at)
            {
                Variable index = body.Index();
                List<Statement> statements = body.Capture(() =>
                {
                    CallResult element = at(new Read(index));
                    buffer = Buffer(ElementOf(element, call));
                    body.Records.Store(buffer, new Read(index), Leaves(element));
                });
                body.Emit(new CountedLoop(index, IntegerConstant.Of(0), source.Bound, 1, statements.ToEquatableArray()));
                return;
            }

            source.Run(item =>
            {
                buffer ??= Buffer(ElementOf(item, call));
                body.Records.Store(buffer, new Read(count!), Leaves(item));
                Increment(count!);
            });
        });
        if (buffer is null)
        {
            throw LanguageFence.Refuse(call);
        }

        body.Emit(new Declare(buffer, new Allocate(((SequenceType)buffer.Type).Element, source.Bound, OnStack: false)));
        if (count is not null)
        {
            body.Emit(new Declare(count, IntegerConstant.Of(0)));
        }

        body.EmitAfter(loop, [], 0);
        if (count is null)
        {
            return buffer;
        }

        Variable filled = body.Temporary("items", new SequenceType(SequenceKind.Span, ((SequenceType)buffer.Type).Element));
        body.Emit(new Declare(filled, new View(buffer, null, new Read(count), filled.Type)));
        return filled;
    }

    private IrType ElementOf(CallResult element, IOperation call) => element switch
    {
        { Scalar: { } scalar } => scalar.Type,
        { Aggregate: { } value } when body.Session.Records.Of(value.Shape.Type) is { } record => record,
        _ => throw LanguageFence.Refuse(call),
    };

    private static IReadOnlyList<Expr> Leaves(CallResult element) => element.Aggregate is { } value ? value.Leaves : [element.Scalar!];

    private Variable Buffer(IrType element) => body.Temporary("items", new SequenceType(SequenceKind.Array, element));

    public static Expr Scalar(CallResult element, IOperation call) => element.Scalar ?? throw LanguageFence.Refuse(
        RefusalId.ConstructNotYet, call, "this query over structs", "select a number of each, or write a loop");

    /// <summary>Ending early leaves out calls of the query's functions, or not ending makes more: no matter if they assign nothing.</summary>
    private static void RequireEnd(Query source, FunctionValue? predicate, IOperation call)
    {
        if (!source.IsSingleLoop && (!source.IsPure || (predicate is not null && !QueryStages.IsPure(predicate))))
        {
            throw LanguageFence.Refuse(RefusalId.ConstructNotYet, call, "a query whose functions assign variables", "write a loop");
        }
    }

    private void EmitThrow(Expr condition, string exception, IOperation call) =>
        body.Emit(new If(condition, EquatableArrays.Of<Statement>(body.Externals.Throw(exception, call)), EquatableArray<Statement>.Empty));

    private Variable Counter(string name)
    {
        Variable counter = body.Temporary(name, IrType.Int);
        body.Emit(new Declare(counter, IntegerConstant.Of(0)));
        return counter;
    }

    private void Increment(Variable counter) =>
        body.Emit(new Assign(counter, new Binary(BinaryOperator.Add, new Read(counter), IntegerConstant.Of(1), IrType.Int)));
}
