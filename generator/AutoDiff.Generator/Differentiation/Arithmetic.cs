using AutoDiff.Generator.IR;

namespace AutoDiff.Generator.Differentiation;

/// <summary>Integer expressions for loop bounds.</summary>
internal static class Arithmetic
{
    public static Expr Add(Expr left, long right) => left switch
    {
        IntegerConstant constant => constant with { Value = constant.Value + right },
        _ => new Binary(BinaryOperator.Add, left, new IntegerConstant(right, left.Type), left.Type),
    };

    public static Expr Subtract(Expr left, long right) => left switch
    {
        IntegerConstant constant => constant with { Value = constant.Value - right },
        _ => new Binary(BinaryOperator.Subtract, left, new IntegerConstant(right, left.Type), left.Type),
    };
}
