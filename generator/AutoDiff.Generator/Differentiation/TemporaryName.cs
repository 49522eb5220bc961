using AutoDiff.Generator.IR;

namespace AutoDiff.Generator.Differentiation;

/// <summary>What a person would call a value that has no name in the source.</summary>
internal static class TemporaryName
{
    public static string For(Expr value) => value switch
    {
        Call call => char.ToLowerInvariant(call.Function[0]) + call.Function.Substring(1),
        Binary { Operator: BinaryOperator.Add } => "sum",
        Binary { Operator: BinaryOperator.Subtract } => "difference",
        Binary { Operator: BinaryOperator.Multiply } => "product",
        Binary { Operator: BinaryOperator.Divide } => "quotient",
        Binary { Operator: BinaryOperator.Remainder } => "remainder",
        Unary { Operator: UnaryOperator.Negate } => "negated",
        Convert => "converted",
        _ => "value",
    };
}
