using System.Linq;
using AutoDiff.Generator.IR;

namespace AutoDiff.Generator.Optimization.Locals;

/// <summary>How much a reader takes in at once.</summary>
internal static class Readability
{
    private const int LargestOperand = 2;
    private const int LargestExpression = 6;

    /// <summary>The expression still reads well with <paramref name="operand"/> written into it.</summary>
    public static bool Allows(Expr host, Variable name, Expr operand)
    {
        if (host is Read || IsSumWith(host, name))
        {
            return true;
        }

        int size = OperatorsIn(operand);
        bool nestsChoices = operand is Conditional || Walk.All(operand).Any(e => e is Conditional);
        return size <= LargestOperand && OperatorsIn(host) + size <= LargestExpression && !nestsChoices;
    }

    /// <summary><c>sum + name</c>: what is added may be as long as a statement of its own.</summary>
    private static bool IsSumWith(Expr host, Variable name) =>
        host is Binary { Operator: BinaryOperator.Add or BinaryOperator.Subtract, Left: Read or Element, Right: Read right }
        && right.Variable.Id == name.Id;

    private static int OperatorsIn(Expr expression) =>
        Walk.All(expression).Count(e => e is Unary or Binary or Conditional or Call or Convert or ZeroSafeProduct) - OperatorsInIndexes(expression);

    // The arithmetic of an index is read as one word.
    private static int OperatorsInIndexes(Expr expression) =>
        Walk.All(expression).OfType<Element>().Sum(e => Walk.All(e.Index).Count(i => i is Unary or Binary or Convert));
}
