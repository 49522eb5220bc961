using System.Collections.Generic;
using AutoDiff.Generator.IR;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace AutoDiff.Generator.Binding;

/// <summary>What comes out of a query: the calls that enumerate it.</summary>
internal sealed class QueryValues(BodyBinder body)
{
    private readonly QueryStages stages = new(body);
    private readonly QueryExtremes extremes = new(body);
    private readonly QueryFolds folds = new(body);

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
                body.Externals.EmitThrow(new Binary(BinaryOperator.Equal, source.Bound, IntegerConstant.Of(0), IrType.Bool), "global::System.InvalidOperationException", call);
                return each(name == "First" ? IntegerConstant.Of(0) : new Binary(BinaryOperator.Subtract, source.Bound, IntegerConstant.Of(1), IrType.Int));
            case ("ElementAt", 2) when source.At is { } at && body.TypeOf(operands[1].Type) == IrType.Int:
                Expr index = body.Spill("index", body.Bind(operands[1]));
                Expr outside = Condition.Or(new Binary(BinaryOperator.Less, index, IntegerConstant.Of(0), IrType.Bool), new Binary(BinaryOperator.GreaterOrEqual, index, source.Bound, IrType.Bool));
                body.Externals.EmitThrow(outside, "global::System.ArgumentOutOfRangeException", call);
                return at(index);
            case ("Aggregate", 2 or 3 or 4):
                return folds.Bind(source, operands, call);
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
                    body.Emit(Increment(seen));
                    each(element);
                }),
            };
        }

        IrType element = IrType.Double;
        Sum(counted, type == IrType.Float ? IrType.Float : element, call, out Variable total);
        body.Externals.EmitThrow(new Binary(BinaryOperator.Equal, count, IntegerConstant.Of(0), IrType.Bool), "global::System.InvalidOperationException", call);
        return ConversionBinder.Numeric(new Binary(BinaryOperator.Divide, new Read(total), new IR.Convert(count, IrType.Double), IrType.Double), type);
    }

    private Expr Count(Query source)
    {
        if (source.At is not null && source.IsPure)
        {
            return source.Bound;
        }

        Variable count = Counter("count");
        source.Run(_ => body.Emit(Increment(count)));
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
            body.Emit(new If(isAny ? test : Condition.Not(test), then.ToEquatableArray(), EquatableArray<Statement>.Empty));
        });
        return new Read(result);
    }

    /// <summary>The first or last element; there must be one.</summary>
    private Expr Edge(Query source, bool isFirst, IrType type, IOperation call)
    {
        if (source.At is { } at)
        {
            body.Externals.EmitThrow(new Binary(BinaryOperator.Equal, source.Bound, IntegerConstant.Of(0), IrType.Bool), "global::System.InvalidOperationException", call);
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
        body.Externals.EmitThrow(new Unary(UnaryOperator.Not, new Read(found)), "global::System.InvalidOperationException", call);
        return new Read(result);
    }

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

    private Variable Counter(string name)
    {
        Variable counter = body.Temporary(name, IrType.Int);
        body.Emit(new Declare(counter, IntegerConstant.Of(0)));
        return counter;
    }

    public static Assign Increment(Variable counter) =>
        new(counter, new Binary(BinaryOperator.Add, new Read(counter), IntegerConstant.Of(1), IrType.Int));
}
