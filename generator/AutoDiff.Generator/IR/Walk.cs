using System.Collections.Generic;
using System.Linq;

namespace AutoDiff.Generator.IR;

/// <summary>Enumerates what a node is made of.</summary>
internal static class Walk
{
    /// <summary>The direct operands of an expression.</summary>
    public static IEnumerable<Expr> Operands(Expr expression) => expression switch
    {
        Element e => [e.Index],
        Unary e => [e.Operand],
        Binary e => [e.Left, e.Right],
        Convert e => [e.Operand],
        Conditional e => [e.Condition, e.WhenTrue, e.WhenFalse],
        Call e => e.Arguments,
        External { Rule: { } rule } e => [.. e.Arguments, .. rule.Inputs.Select(i => i.Value), .. rule.Inputs.Where(i => i.Output is not null).Select(i => new Read(i.Output!))],
        External e => e.Arguments,
        Allocate e => [e.Length],
        View e => e.Start is null ? (e.Count is null ? [] : [e.Count]) : (e.Count is null ? [e.Start] : [e.Start, e.Count]),
        FlatIndex e => e.Indices.Concat(e.Lengths),
        ReturnedArray e => [e.Sequence],
        Pair e => [e.First, e.Second],
        Take e => [e.Length],
        TakeBack e => [e.Length],
        TakeStart e => [e.Length],
        Row e => [e.Index],
        ZeroSafeProduct e => [e.Left, e.Right],
        _ => [],
    };

    /// <summary>The expression and everything below it.</summary>
    public static List<Expr> All(Expr expression)
    {
        // Most time of the optimizer goes by here, and nested iterators would walk every node once for each of its ancestors.
        List<Expr> all = [expression];
        Collect(expression, all);
        return all;
    }

    private static void Collect(Expr expression, List<Expr> all)
    {
        foreach (Expr operand in Operands(expression))
        {
            all.Add(operand);
            Collect(operand, all);
        }
    }

    /// <summary>The variables, scalar or sequence, that an expression mentions.</summary>
    public static IEnumerable<Variable> Variables(Expr expression)
    {
        foreach (Expr e in All(expression))
        {
            switch (e)
            {
                case Read read:
                    yield return read.Variable;
                    break;
                case Element element:
                    yield return element.Sequence;
                    break;
                case Length length:
                    yield return length.Sequence;
                    break;
                case View view:
                    yield return view.Source;
                    break;
                case Pop pop:
                    yield return pop.Tape;
                    break;
                case Take take:
                    yield return take.Scratch;
                    break;
                case TakeBack takeBack:
                    yield return takeBack.Scratch;
                    break;
                case Row row:
                    yield return row.Rows;
                    break;
                case TakeStart takeStart:
                    yield return takeStart.Arena;
                    break;
            }
        }
    }

    /// <summary>The expressions that a statement evaluates itself, not those of the statements nested in it.</summary>
    public static IEnumerable<Expr> Expressions(Statement statement) => statement switch
    {
        Declare { Value: not null } s => [s.Value],
        Assign s => [s.Value],
        Store s => [s.Index, s.Value],
        If s => [s.Condition],
        CountedLoop s => [s.Start, s.Bound],
        WhileLoop s => [s.Condition],
        Throw s => [s.Value],
        Evaluate s => [s.Value],
        Return { Value: not null } s => [s.Value],
        Invoke s => s.Arguments.Select(a => a.Value),
        Push s => [s.Value],
        _ => [],
    };

    /// <summary>The blocks nested directly in a statement.</summary>
    public static IEnumerable<EquatableArray<Statement>> Blocks(Statement statement) => statement switch
    {
        If s => [s.Then, s.Else],
        CountedLoop s => [s.Body],
        WhileLoop s => [s.Body],
        _ => [],
    };

    /// <summary>Every statement of a block, nested ones after the statement that holds them.</summary>
    public static IEnumerable<Statement> Statements(EquatableArray<Statement> block)
    {
        foreach (Statement statement in block)
        {
            yield return statement;
            foreach (EquatableArray<Statement> nested in Blocks(statement))
            {
                foreach (Statement inner in Statements(nested))
                {
                    yield return inner;
                }
            }
        }
    }
}
