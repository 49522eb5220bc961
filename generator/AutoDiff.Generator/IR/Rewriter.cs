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
        Read e => Keep(e, e with { Variable = Visit(e.Variable) }),
        Element e => Keep(e, new Element(Visit(e.Sequence), Visit(e.Index))),
        Length e => Keep(e, new Length(Visit(e.Sequence))),
        Unary e => Keep(e, new Unary(e.Operator, Visit(e.Operand))),
        Binary e => Keep(e, e with { Left = Visit(e.Left), Right = Visit(e.Right) }),
        Convert e => Keep(e, e with { Operand = Visit(e.Operand) }),
        Conditional e => Keep(e, new Conditional(Visit(e.Condition), Visit(e.WhenTrue), Visit(e.WhenFalse))),
        Call e => Keep(e, e with { Arguments = e.Arguments.Map(Visit) }),
        External { Rule: { } rule } e => Keep(e, e with { Arguments = e.Arguments.Map(Visit), Rule = Visit(rule) }),
        External e => Keep(e, e with { Arguments = e.Arguments.Map(Visit) }),
        Allocate e => Keep(e, e with { Length = Visit(e.Length) }),
        View e => Keep(e, new View(Visit(e.Source), e.Start is null ? null : Visit(e.Start), e.Count is null ? null : Visit(e.Count), e.Type)),
        FlatIndex e => Keep(e, new FlatIndex(e.Indices.Map(Visit), e.Lengths.Map(Visit))),
        ReturnedArray e => Keep(e, e with { Sequence = Visit(e.Sequence) }),
        Row e => Keep(e, new Row(Visit(e.Rows), Visit(e.Index))),
        TakeStart e => Keep(e, new TakeStart(Visit(e.Arena), Visit(e.Length))),
        Pop e => Keep(e, new Pop(Visit(e.Tape))),
        Pair e => Keep(e, new Pair(Visit(e.First), Visit(e.Second))),
        Take e => Keep(e, new Take(Visit(e.Scratch), Visit(e.Length))),
        TakeBack e => Keep(e, new TakeBack(Visit(e.Scratch), Visit(e.Length))),
        ZeroSafeProduct e => Keep(e, new ZeroSafeProduct(Visit(e.Left), Visit(e.Right))),
        _ => expression,
    };

    /// <summary>Rewrites a statement into any number of statements.</summary>
    public virtual IEnumerable<Statement> Visit(Statement statement) => [VisitParts(statement)];

    public virtual EquatableArray<Statement> Visit(EquatableArray<Statement> block)
    {
        List<Statement> result = [];
        bool changed = false;
        foreach (Statement statement in block)
        {
            int before = result.Count;
            result.AddRange(Visit(statement));
            changed |= result.Count != before + 1 || !ReferenceEquals(result[before], statement);
        }

        return changed ? result.ToEquatableArray() : block;
    }

    /// <summary>Rewrites the expressions and blocks of one statement.</summary>
    protected Statement VisitParts(Statement statement)
    {
        Statement result = statement switch
        {
            Declare s => s with { Variable = Visit(s.Variable), Value = s.Value is null ? null : Visit(s.Value) },
            Assign s => s with { Variable = Visit(s.Variable), Value = Visit(s.Value) },
            Store s => s with { Sequence = Visit(s.Sequence), Index = Visit(s.Index), Value = Visit(s.Value) },
            If s => s with { Condition = Visit(s.Condition), Then = Visit(s.Then), Else = Visit(s.Else) },
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
        return Keep(statement, result);
    }

    private CustomRule Visit(CustomRule rule) => rule with
    {
        Inputs = rule.Inputs.Map(i => i with { Value = Visit(i.Value), Output = i.Output is null ? null : Visit(i.Output) }),
    };

    private static TNode Keep<TNode>(TNode before, TNode after)
        where TNode : class => before.Equals(after) ? before : after;
}
