using System.Collections.Generic;
using System.Linq;
using AutoDiff.Generator.Analysis;
using AutoDiff.Generator.IR;

namespace AutoDiff.Generator.Differentiation;

/// <summary>Sees a value as a sum of signed terms.</summary>
internal static class AdditiveTerms
{
    /// <summary>
    /// For a value of the form <c>target + rest</c> the terms of the rest; null where the target is not a plain term, occurs
    /// elsewhere in it, or (an element of a sequence) may share memory with something that does.
    /// </summary>
    public static IReadOnlyList<(Expr Term, bool IsNegative)>? Without(Expr value, Expr target, SequenceRoots roots)
    {
        List<(Expr Term, bool IsNegative)> terms = [];
        Collect(value, isNegative: false, terms);
        int own = terms.FindIndex(t => !t.IsNegative && t.Term == target);
        if (own < 0)
        {
            return null;
        }

        terms.RemoveAt(own);
        Variable root = roots.Of(target is Read read ? read.Variable : ((Element)target).Sequence);
        bool occursElsewhere = terms.SelectMany(t => Walk.Variables(t.Term)).Any(v => roots.Of(v) == root);
        return occursElsewhere ? null : terms;
    }

    private static void Collect(Expr value, bool isNegative, List<(Expr Term, bool IsNegative)> terms)
    {
        switch (value)
        {
            case Binary { Operator: BinaryOperator.Add, Type.IsReal: true } sum:
                Collect(sum.Left, isNegative, terms);
                Collect(sum.Right, isNegative, terms);
                break;
            case Binary { Operator: BinaryOperator.Subtract, Type.IsReal: true } difference:
                Collect(difference.Left, isNegative, terms);
                Collect(difference.Right, !isNegative, terms);
                break;
            case Unary { Operator: UnaryOperator.Negate, Type.IsReal: true } negated:
                Collect(negated.Operand, !isNegative, terms);
                break;
            default:
                terms.Add((value, isNegative));
                break;
        }
    }
}
