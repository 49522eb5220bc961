using System;
using System.Collections.Generic;
using System.Linq;
using AutoDiff.Generator.IR;
using Microsoft.CodeAnalysis;

namespace AutoDiff.Generator.Binding;

/// <summary>The steps of a query. Counters move before an element is passed on, so that what is done with it may leave the loop.</summary>
internal sealed class QueryStages(BodyBinder body)
{
    private readonly QuerySources sources = new(body);

    public Query Select(Query source, FunctionValue function, IOperation call)
    {
        bool isPure = source.IsPure && IsPure(function);
        bool takesIndex = Arity(function) == 2;
        if (source.At is { } at)
        {
            return sources.Indexed(source.Bound, i => Apply(function, call, takesIndex ? [at(i), new CallResult(i)] : [at(i)]), isPure);
        }

        return source with { IsPure = isPure, Run = Unindexed };

        void Unindexed(Action<CallResult> each)
        {
            Variable? position = takesIndex ? Counter("position", -1) : null;
            source.Run(element =>
            {
                Count(position);
                each(Apply(function, call, position is null ? [element] : [element, new CallResult(new Read(position))]));
            });
        }
    }

    public Query Where(Query source, FunctionValue predicate, IOperation call) => source with
    {
        At = null,
        IsPure = source.IsPure && IsPure(predicate),
        Run = each =>
        {
            Variable? position = Arity(predicate) == 2 ? Counter("position", -1) : null;
            source.Run(element =>
            {
                Count(position);
                CallResult item = Settled(element, predicate);
                Expr test = Apply(predicate, call, position is null ? [item] : [item, new CallResult(new Read(position))]).Scalar!;
                body.Emit(new If(test, body.Capture(() => each(item)).ToEquatableArray(), EquatableArray<Statement>.Empty));
            });
        },
    };

    public Query Zip(Query first, Query second, FunctionValue? function, AggregateShape? pair, IOperation call)
    {
        if (first.At is not { } left || second.At is not { } right || !first.IsPure || !second.IsPure)
        {
            throw Refuse(call, "Zip of a filtered query");
        }

        bool isPure = function is null || IsPure(function);
        return sources.Indexed(
            Least(first.Bound, second.Bound),
            i => function is not null ? Apply(function, call, [left(i), right(i)])
                : left(i).Scalar is { } a && right(i).Scalar is { } b ? new CallResult(Aggregate: new AggregateValue(pair ?? throw Refuse(call, "Zip of more than numbers"), [a, b]))
                : throw Refuse(call, "Zip of more than numbers"),
            isPure);
    }

    public Query Take(Query source, Expr count, IOperation call)
    {
        Expr none = new Call("Max", EquatableArrays.Of<Expr>(count, IntegerConstant.Of(0)), IrType.Int);
        if (source.At is { } at)
        {
            return sources.Indexed(Least(source.Bound, count is IntegerConstant { Value: >= 0 } ? count : none), at, source.IsPure);
        }

        RequirePure(source, call, "Take");
        return Limited(source, number => new Binary(BinaryOperator.Less, number, count, IrType.Bool));
    }

    public Query Skip(Query source, Expr count, IOperation call)
    {
        RequirePure(source, call, "Skip");
        if (source.At is { } at)
        {
            Expr skipped = count is IntegerConstant { Value: >= 0 } ? count : body.Spill("skipped", new Call("Max", EquatableArrays.Of<Expr>(count, IntegerConstant.Of(0)), IrType.Int));
            Expr rest = body.Spill("rest", new Call("Max", EquatableArrays.Of<Expr>(new Binary(BinaryOperator.Subtract, source.Bound, skipped, IrType.Int), IntegerConstant.Of(0)), IrType.Int));
            return sources.Indexed(rest, i => at(new Binary(BinaryOperator.Add, i, skipped, IrType.Int)), source.IsPure);
        }

        return Limited(source, number => new Binary(BinaryOperator.GreaterOrEqual, number, count, IrType.Bool));
    }

    public Query Reverse(Query source, IOperation call)
    {
        if (source.At is not { } at)
        {
            throw Refuse(call, "Reverse of a filtered query");
        }

        RequirePure(source, call, "Reverse");
        Expr last = new Binary(BinaryOperator.Subtract, source.Bound, IntegerConstant.Of(1), IrType.Int);
        return sources.Indexed(source.Bound, i => at(new Binary(BinaryOperator.Subtract, last, i, IrType.Int)), source.IsPure);
    }

    public Query Concat(Query first, Query second) => new(
        new Binary(BinaryOperator.Add, first.Bound, second.Bound, IrType.Int),
        null,
        each =>
        {
            first.Run(each);
            second.Run(each);
        },
        first.IsPure && second.IsPure,
        IsSingleLoop: false);

    public Query SelectMany(Query source, FunctionValue function, IOperation call) => new(
        new Literal("0", IrType.Int),
        null,
        each => source.Run(element => (Apply(function, call, [element]).Query ?? throw Refuse(call, "SelectMany of this")).Run(each)),
        IsPure: false,
        IsSingleLoop: false);

    /// <summary>The elements whose number passes the test.</summary>
    private Query Limited(Query source, Func<Expr, Expr> test) => source with
    {
        Run = each =>
        {
            Variable number = Counter("number", -1);
            source.Run(element =>
            {
                Count(number);
                body.Emit(new If(test(new Read(number)), body.Capture(() => each(element)).ToEquatableArray(), EquatableArray<Statement>.Empty));
            });
        },
    };

    public CallResult Apply(FunctionValue function, IOperation call, IReadOnlyList<CallResult> arguments) =>
        body.Delegates.Invoke(function, arguments, call);

    /// <summary>The element under a name: the test and what comes after it both read it.</summary>
    private CallResult Settled(CallResult element, FunctionValue function) => element switch
    {
        { Scalar: { } value } when value is not (Read or RealConstant or IntegerConstant) => new CallResult(body.Spill(NameFor(function), value)),
        { Aggregate: { } value } => new CallResult(Aggregate: value with { Leaves = [.. value.Leaves.Select(p => p is Read ? p : body.Spill("part", p))] }),
        _ => element,
    };

    private static string NameFor(FunctionValue function) => function is LambdaFunction { Method.Parameters: { Length: > 0 } parameters } && parameters[0].Name != "_" ? parameters[0].Name : "item";

    private static int Arity(FunctionValue function) => function switch
    {
        LambdaFunction e => e.Method.Parameters.Length,
        MethodFunction e => e.Method.Parameters.Length,
        SelectedFunction e => Arity(e.Choices[0]),
        _ => 1,
    };

    public static bool IsPure(FunctionValue function) => function switch
    {
        LambdaFunction e => !OuterChanges.ArePossible(e.Method, e.Body, takesFunctions: false),
        MethodFunction => true,
        SelectedFunction e => e.Choices.All(IsPure),
        _ => false,
    };

    private static void RequirePure(Query source, IOperation call, string what)
    {
        if (!source.IsPure)
        {
            throw Refuse(call, what + " of a query whose functions assign variables");
        }
    }

    private static RefusalException Refuse(IOperation call, string what) => LanguageFence.Refuse(RefusalId.ConstructNotYet, call, what, "write a loop");

    private static Expr Least(Expr a, Expr b) => (a, b) switch
    {
        (IntegerConstant x, IntegerConstant y) => x.Value < y.Value ? x : y,
        _ when a == b => a,
        _ => new Call("Min", EquatableArrays.Of(a, b), IrType.Int),
    };

    private Variable Counter(string name, int start)
    {
        Variable counter = body.Temporary(name, IrType.Int);
        body.Emit(new Declare(counter, IntegerConstant.Of(start)));
        return counter;
    }

    private void Count(Variable? counter)
    {
        if (counter is not null)
        {
            body.Emit(new Assign(counter, new Binary(BinaryOperator.Add, new Read(counter), IntegerConstant.Of(1), IrType.Int)));
        }
    }
}
