using System.Collections.Generic;
using System.Linq;
using AutoDiff.Generator.IR;

namespace AutoDiff.Generator.Analysis;

/// <summary>Loops in which each iteration touches one element of a sequence, its own.</summary>
internal static class OwnCells
{
    /// <summary>
    /// Every access to the memory of <paramref name="root"/> in the loop is by one variable at one index, and that index is the loop's
    /// own variable, or at a constant distance from it: no iteration sees what another one wrote.
    /// </summary>
    public static bool IsOwnCellOnly(CountedLoop loop, Variable root, Definitions definitions)
    {
        HashSet<(Variable Sequence, Expr Index)> accesses = [];
        foreach (Statement statement in Walk.Statements(loop.Body))
        {
            if (statement is Declare { Value: View view } && definitions.Roots.Of(view.Source) == root)
            {
                return false;
            }

            if (Walk.Expressions(statement).SelectMany(Walk.All).Any(e => e is Read { Variable.Type: SequenceType } whole && definitions.Roots.Of(whole.Variable) == root))
            {
                return false;
            }

            if (statement is Invoke invoke && invoke.Arguments.Any(a => a.Sequence is { } handed && definitions.Roots.Of(handed) == root))
            {
                return false;
            }

            accesses.UnionWith(Cells.TouchedBy(statement).Where(e => definitions.Roots.Of(e.Sequence) == root).Select(e => (e.Sequence, e.Index)));
        }

        return accesses.Count == 1 && IsInjective(accesses.Single().Index, loop, definitions);
    }

    private static bool IsInjective(Expr index, CountedLoop loop, Definitions definitions) => index switch
    {
        Read read => read.Variable == loop.Index,
        Binary { Operator: BinaryOperator.Add } sum =>
            (IsInjective(sum.Left, loop, definitions) && IsInvariant(sum.Right, loop, definitions)) ||
            (IsInvariant(sum.Left, loop, definitions) && IsInjective(sum.Right, loop, definitions)),
        Binary { Operator: BinaryOperator.Subtract } difference =>
            IsInjective(difference.Left, loop, definitions) && IsInvariant(difference.Right, loop, definitions),
        _ => false,
    };

    private static bool IsInvariant(Expr expression, CountedLoop loop, Definitions definitions)
    {
        HashSet<Variable> inside = [loop.Index];
        foreach (Statement statement in Walk.Statements(loop.Body))
        {
            switch (statement)
            {
                case Declare declare:
                    inside.Add(declare.Variable);
                    break;
                case CountedLoop nested:
                    inside.Add(nested.Index);
                    break;
            }
        }

        return definitions.IsStable(expression) && !Walk.Variables(expression).Any(inside.Contains);
    }
}
