using System.Linq;
using AutoDiff.Generator.IR;

namespace AutoDiff.Generator.Optimization.Locals;

/// <summary>How much a reader takes in at once.</summary>
internal static class Readability
{
    private const int LargestOperand = 2;
    private const int LargestExpression = 6;
    private const int LargestSum = 9;

    /// <summary>The expression still reads well with <paramref name="operand"/> written into it.</summary>
    public static bool Allows(Expr host, Variable name, Expr operand)
    {
        if (host is Read || IsSumWith(host, name))
        {
            return true;
        }

        if (host is Pair pair)
        {
            return Allows(Mentions(pair.First, name) ? pair.First : pair.Second, name, operand);
        }

        if (host is Composite composite)
        {
            return Allows(composite.Parts.First(part => Mentions(part, name)), name, operand);
        }

        int size = OperatorsIn(operand);
        bool nestsChoices = Walk.All(operand).Any(e => e is Conditional);
        if (IsTermOf(host, name) && !nestsChoices)
        {
            return OperatorsIn(host) + size <= LargestSum;
        }

        return size <= LargestOperand && OperatorsIn(host) + size <= LargestExpression && !nestsChoices;
    }

    /// <summary><c>sum + name</c>: what is added may be as long as a statement of its own.</summary>
    private static bool IsSumWith(Expr host, Variable name) =>
        host is Binary { Operator: BinaryOperator.Add or BinaryOperator.Subtract, Left: Read or Element, Right: Read right }
        && right.Variable.Id == name.Id;

    /// <summary>One term of a sum may be a product as long as the others are.</summary>
    private static bool IsTermOf(Expr host, Variable name) => host switch
    {
        Read read => read.Variable.Id == name.Id,
        Binary { Operator: BinaryOperator.Add, Type: RealType } sum => IsTermOf(sum.Left, name) || IsTermOf(sum.Right, name),
        Binary { Operator: BinaryOperator.Subtract, Type: RealType } difference => IsTermOf(difference.Left, name),
        _ => false,
    };

    private static bool Mentions(Expr expression, Variable name) => Walk.Variables(expression).Any(v => v.Id == name.Id);

    private static int OperatorsIn(Expr expression) => expression switch
    {
        Read or Length or RealConstant or IntegerConstant => 0,

        // The arithmetic of an index is read as one word.
        Element e => -OperatorsInIndex(e.Index) + OperatorsIn(e.Index),
        _ => Walk.Operands(expression).Sum(OperatorsIn) + (expression is Unary or Binary or Conditional or Call or Convert or ZeroSafeProduct ? 1 : 0),
    };

    private static int OperatorsInIndex(Expr index) => Walk.All(index).Count(i => i is Unary or Binary or Convert);
}
