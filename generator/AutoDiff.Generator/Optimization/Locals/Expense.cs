using System.Collections.Generic;
using System.Linq;
using AutoDiff.Generator.Optimization.Algebra;
using AutoDiff.Generator.IR;

namespace AutoDiff.Generator.Optimization.Locals;

/// <summary>Which expressions are worth a local of their own, and what it is called.</summary>
internal static class Expense
{
    /// <summary>A function call, a quotient, a product of values, or a sum of such.</summary>
    public static bool IsWorthNaming(Expr expression) => Purity.IsPure(expression) && expression switch
    {
        Call => true,
        ZeroSafeProduct => true,
        Binary { Type: RealType, Operator: BinaryOperator.Divide } => true,
        Binary { Type: RealType, Operator: BinaryOperator.Multiply } e => e.Left is not RealConstant && e.Right is not RealConstant,
        Binary { Type: RealType, Operator: BinaryOperator.Add or BinaryOperator.Subtract } e => IsWorthNaming(e.Left) || IsWorthNaming(e.Right),
        _ => false,
    };

    public static string NameOf(Expr expression) => expression switch
    {
        Call call => char.ToLowerInvariant(call.Function[0]) + call.Function.Substring(1),
        Binary { Operator: BinaryOperator.Divide } => "quotient",
        Binary { Operator: BinaryOperator.Add } => "sum",
        Binary { Operator: BinaryOperator.Subtract } => "difference",
        _ => "product",
    };

    /// <summary>The named-worthy expressions that are evaluated whenever <paramref name="expression"/> is, the larger first.</summary>
    public static IEnumerable<Expr> Unconditional(Expr expression)
    {
        if (IsWorthNaming(expression))
        {
            yield return expression;
        }

        IEnumerable<Expr> operands = expression switch
        {
            External => [],
            Conditional e => [e.Condition],
            Binary { Operator: BinaryOperator.AndAlso or BinaryOperator.OrElse } e => [e.Left],
            _ => Walk.Operands(expression),
        };
        foreach (Expr inner in operands.SelectMany(Unconditional))
        {
            yield return inner;
        }
    }
}
