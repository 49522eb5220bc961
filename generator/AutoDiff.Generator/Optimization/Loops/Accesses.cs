using System.Collections.Generic;
using System.Linq;
using AutoDiff.Generator.IR;

namespace AutoDiff.Generator.Optimization.Loops;

/// <summary>Finds the elements that code touches on every path through it.</summary>
internal static class Accesses
{
    /// <summary>The elements that a statement reads or writes whenever it runs, those of nested statements not included.</summary>
    public static IEnumerable<Element> Unconditional(Statement statement)
    {
        IEnumerable<Expr> expressions = statement is CountedLoop loop ? [loop.Start, loop.Bound] : Walk.Expressions(statement);
        foreach (Element element in expressions.SelectMany(Unconditional))
        {
            yield return element;
        }

        if (statement is Store store)
        {
            yield return new Element(store.Sequence, store.Index);
        }
    }

    private static IEnumerable<Element> Unconditional(Expr expression)
    {
        if (expression is Element element)
        {
            yield return element;
        }

        IEnumerable<Expr> operands = expression switch
        {
            Conditional e => [e.Condition],
            Binary { Operator: BinaryOperator.AndAlso or BinaryOperator.OrElse } e => [e.Left],
            _ => Walk.Operands(expression),
        };
        foreach (Element inner in operands.SelectMany(Unconditional))
        {
            yield return inner;
        }
    }
}
