using System;
using System.Collections.Generic;

namespace AutoDiff.Generator.IR;

/// <summary>
/// Rebuilds a method body. A pass overrides what it changes; a statement may become several. What is unchanged keeps its identity.
/// </summary>
internal abstract class Rewriter
{
    public virtual Variable Visit(Variable variable) => variable;

    /// <summary>Rewrites an expression, operands first.</summary>
    public virtual Expr Visit(Expr expression) => expression switch
    {
        Read e => Visit(e.Variable) is var variable && Same(variable, e.Variable) ? e : Keep(e, e with { Variable = variable }),
        Element e => Rebuild(e, e.Sequence, e.Index, static (e, sequence, index) => Element.Of(sequence, index, e.Field)),
        Length e => Visit(e.Sequence) is var sequence && Same(sequence, e.Sequence) ? e : Keep(e, new Length(sequence)),
        Unary e => Rebuild(e, e.Operand, static (e, operand) => new Unary(e.Operator, operand)),
        Binary e => Rebuild(e, e.Left, e.Right, static (e, left, right) => e with { Left = left, Right = right }),
        Convert e => Rebuild(e, e.Operand, static (e, operand) => e with { Operand = operand }),
        Conditional e => Visit(e),
        Call e => e.Arguments.Rewrite(Visit) is var arguments && Same(arguments, e.Arguments) ? e : Keep(e, e with { Arguments = arguments }),
        External { Rule: { } rule } e => Keep(e, e with { Arguments = e.Arguments.Rewrite(Visit), Rule = Visit(rule) }),
        External e => e.Arguments.Rewrite(Visit) is var arguments && Same(arguments, e.Arguments) ? e : Keep(e, e with { Arguments = arguments }),
        Allocate e => Rebuild(e, e.Length, static (e, length) => e with { Length = length }),
        View e => Keep(e, new View(Visit(e.Source), e.Start is null ? null : Visit(e.Start), e.Count is null ? null : Visit(e.Count), e.Type)),
        FlatIndex e => Keep(e, new FlatIndex(e.Indices.Rewrite(Visit), e.Lengths.Rewrite(Visit))),
        ReturnedArray { Lengths.Count: > 0 } e => Keep(e, e with { Sequence = Visit(e.Sequence), Lengths = e.Lengths.Rewrite(Visit) }),
        ReturnedArray e => Rebuild(e, e.Sequence, static (e, sequence) => e with { Sequence = sequence }),
        Row e => Rebuild(e, e.Rows, e.Index, static (_, rows, index) => new Row(rows, index)),
        TakeStart e => Rebuild(e, e.Arena, e.Length, static (_, arena, length) => new TakeStart(arena, length)),
        Pop e => Visit(e.Tape) is var tape && Same(tape, e.Tape) ? e : Keep(e, new Pop(tape)),
        Composite e => e.Parts.Rewrite(Visit) is var parts && Same(parts, e.Parts) ? e : Keep(e, e with { Parts = parts }),
        Pair e => Rebuild(e, e.First, e.Second, static (_, first, second) => new Pair(first, second)),
        Take e => Rebuild(e, e.Scratch, e.Length, static (_, scratch, length) => new Take(scratch, length)),
        TakeBack e => Rebuild(e, e.Scratch, e.Length, static (_, scratch, length) => new TakeBack(scratch, length)),
        ZeroSafeProduct e => Rebuild(e, e.Left, e.Right, static (_, left, right) => new ZeroSafeProduct(left, right)),
        _ => expression,
    };

    /// <summary>Rewrites a statement into any number of statements.</summary>
    public virtual IEnumerable<Statement> Visit(Statement statement) => [VisitParts(statement)];

    public virtual EquatableArray<Statement> Visit(EquatableArray<Statement> block)
    {
        List<Statement> result = new(block.Count);
        foreach (Statement statement in block)
        {
            result.AddRange(Visit(statement));
        }

        return block.Keep(result);
    }

    /// <summary>Rewrites the expressions and blocks of one statement.</summary>
    protected Statement VisitParts(Statement statement)
    {
        switch (statement)
        {
            case Declare s:
                Variable variable = Visit(s.Variable);
                Expr? value = s.Value is null ? null : Visit(s.Value);
                return Same(variable, s.Variable) && Same(value, s.Value) ? s : Keep(s, s with { Variable = variable, Value = value });
            case Assign s:
                variable = Visit(s.Variable);
                value = Visit(s.Value);
                return Same(variable, s.Variable) && Same(value, s.Value) ? s : Keep(s, s with { Variable = variable, Value = value });
            case Store s:
                variable = Visit(s.Sequence);
                Expr index = Visit(s.Index);
                value = Visit(s.Value);
                return Same(variable, s.Sequence) && Same(index, s.Index) && Same(value, s.Value)
                    ? s
                    : Keep(s, s with { Sequence = variable, Index = index, Value = value });
            case If s:
                Expr condition = Visit(s.Condition);
                EquatableArray<Statement> then = Visit(s.Then);
                EquatableArray<Statement> otherwise = Visit(s.Else);
                return Same(condition, s.Condition) && Same(then, s.Then) && Same(otherwise, s.Else)
                    ? s
                    : Keep(s, s with { Condition = condition, Then = then, Else = otherwise });
            default:
                return Keep(statement, VisitOther(statement));
        }
    }

    private Statement VisitOther(Statement statement) => statement switch
    {
        CountedLoop s => s with
        {
            Index = Visit(s.Index),
            Start = Visit(s.Start),
            Bound = Visit(s.Bound),
            Body = Visit(s.Body),
            Exit = s.Exit is null ? null : Visit(s.Exit),
        },
        WhileLoop s => s with
        {
            Condition = Visit(s.Condition),
            Body = Visit(s.Body),
            Exit = s.Exit is null ? null : Visit(s.Exit),
        },
        Throw s => s with { Value = Visit(s.Value) },
        Evaluate s => s with { Value = Visit(s.Value) },
        Return s => s with { Value = s.Value is null ? null : Visit(s.Value) },
        Invoke s => s with
        {
            Arguments = s.Arguments.Map(a => a with { Value = Visit(a.Value) }),
            Results = s.Results.Map(Visit),
        },
        Push s => s with { Tape = Visit(s.Tape), Value = Visit(s.Value) },
        Clear s => s with { Sequence = Visit(s.Sequence) },
        CopyTo s => s with { From = Visit(s.From), To = Visit(s.To) },
        Release s => s with { Variable = Visit(s.Variable) },
        _ => statement,
    };

    private CustomRule Visit(CustomRule rule) => rule with
    {
        Inputs = rule.Inputs.Map(i => i with { Value = Visit(i.Value), Output = i.Output is null ? null : Visit(i.Output) }),
    };

    private Expr Visit(Conditional e)
    {
        Expr condition = Visit(e.Condition);
        Expr whenTrue = Visit(e.WhenTrue);
        Expr whenFalse = Visit(e.WhenFalse);
        return Same(condition, e.Condition) && Same(whenTrue, e.WhenTrue) && Same(whenFalse, e.WhenFalse)
            ? e
            : Keep(e, new Conditional(condition, whenTrue, whenFalse));
    }

    // Most nodes are as they were, and then nothing is built.
    private Expr Rebuild<TExpr>(TExpr e, Expr operand, Func<TExpr, Expr, Expr> build)
        where TExpr : Expr => Visit(operand) is var visited && Same(visited, operand) ? e : Keep(e, build(e, visited));

    private Expr Rebuild<TExpr>(TExpr e, Expr left, Expr right, Func<TExpr, Expr, Expr, Expr> build)
        where TExpr : Expr
    {
        Expr visitedLeft = Visit(left);
        Expr visitedRight = Visit(right);
        return Same(visitedLeft, left) && Same(visitedRight, right) ? e : Keep(e, build(e, visitedLeft, visitedRight));
    }

    private Expr Rebuild<TExpr>(TExpr e, Variable variable, Expr operand, Func<TExpr, Variable, Expr, Expr> build)
        where TExpr : Expr
    {
        Variable visitedVariable = Visit(variable);
        Expr visited = Visit(operand);
        return Same(visitedVariable, variable) && Same(visited, operand) ? e : Keep(e, build(e, visitedVariable, visited));
    }

    private static bool Same(object? left, object? right) => ReferenceEquals(left, right);

    private static TNode Keep<TNode>(TNode before, TNode after)
        where TNode : class => before.Equals(after) ? before : after;
}
