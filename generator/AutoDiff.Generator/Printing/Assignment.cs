using System.Linq;
using AutoDiff.Generator.IR;

namespace AutoDiff.Generator.Printing;

/// <summary>Assignments, in the short form where there is one.</summary>
internal static class Assignment
{
    /// <param name="target">A <see cref="Read"/> or an <see cref="Element"/>.</param>
    public static string Of(Expr target, Expr value)
    {
        string place = ExpressionPrinter.Print(target);
        if (value is not Binary { Checked: false } binary
            || !binary.Left.Equals(target)
            || !binary.Type.Equals(target.Type)
            || !Operators.HasCompoundForm(binary.Operator)
            || (binary.Type is IntegerType && IntegerRange.IsConstant(binary.Right) && binary.Right is not IntegerConstant { Value: not 0 })
            || HasEffect(target))
        {
            return place + " = " + ExpressionPrinter.PrintValue(value, target.Type) + ";";
        }

        if (binary is { Operator: BinaryOperator.Add or BinaryOperator.Subtract, Right: IntegerConstant { Value: 1 } })
        {
            return place + (binary.Operator == BinaryOperator.Add ? "++;" : "--;");
        }

        return place + " " + Operators.Symbol(binary.Operator) + "= " + ExpressionPrinter.PrintValue(binary.Right, target.Type) + ";";
    }

    /// <summary>An index that does something must be evaluated as often as the tree says.</summary>
    private static bool HasEffect(Expr target) => Walk.All(target).Any(e => e is External or Pop);
}
