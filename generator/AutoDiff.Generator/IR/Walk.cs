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
        ReturnedArray e => [e.Sequence, .. e.Lengths],
        Pair e => [e.First, e.Second],
        Composite e => e.Parts,
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
        switch (expression)
        {
            // The most frequent forms, without an array for their operands.
            case Read or RealConstant or IntegerConstant or Length:
                break;
            case Binary e:
                Include(e.Left, all);
                Include(e.Right, all);
                break;
            case Element e:
                Include(e.Index, all);
                break;
            case Unary e:
                Include(e.Operand, all);
                break;
            default:
                foreach (Expr operand in Operands(expression))
                {
                    Include(operand, all);
                }

                break;
        }
    }

    private static void Include(Expr operand, List<Expr> all)
    {
        all.Add(operand);
        Collect(operand, all);
    }

    /// <summary>The variables, scalar or sequence, that an expression mentions.</summary>
    public static IEnumerable<Variable> Variables(Expr expression)
    {
        foreach (Expr e in All(expression))
        {
            if (Variable(e) is { } variable)
            {
                yield return variable;
            }
        }
    }

    /// <summary>The variable that an expression mentions itself, not in an operand.</summary>
    public static Variable? Variable(Expr expression) => expression switch
    {
        Read e => e.Variable,
        Element e => e.Sequence,
        Length e => e.Sequence,
        View e => e.Source,
        Pop e => e.Tape,
        Take e => e.Scratch,
        TakeBack e => e.Scratch,
        Row e => e.Rows,
        TakeStart e => e.Arena,
        _ => null,
    };

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
    public static List<Statement> Statements(EquatableArray<Statement> block)
    {
        List<Statement> all = [];
        Collect(block, all);
        return all;
    }

    private static void Collect(EquatableArray<Statement> block, List<Statement> all)
    {
        foreach (Statement statement in block)
        {
            all.Add(statement);
            switch (statement)
            {
                case If s:
                    Collect(s.Then, all);
                    Collect(s.Else, all);
                    break;
                case CountedLoop s:
                    Collect(s.Body, all);
                    break;
                case WhileLoop s:
                    Collect(s.Body, all);
                    break;
            }
        }
    }
}
