using System;
using AutoDiff.Generator.IR;
using Convert = AutoDiff.Generator.IR.Convert;

namespace AutoDiff.Generator.Printing;

/// <summary>
/// What the compiler would compute at compile time: an integer expression of constants whose value does not fit is an error in C#
/// unless it stands in <c>unchecked(…)</c>.
/// </summary>
internal static class IntegerRange
{
    /// <summary>Whether <paramref name="expression"/> is made of constants only, and its value may not fit its type.</summary>
    public static bool MayOverflowAtCompileTime(Expr expression) => IsConstant(expression) && Evaluate(expression) is null;

    /// <summary>Whether C# may see a constant in it.</summary>
    public static bool IsConstant(Expr expression) => expression switch
    {
        IntegerConstant or RealConstant => true,
        Literal { Type: IntegerType } => true,
        Convert e => IsConstant(e.Operand),
        Unary e => IsConstant(e.Operand),
        Binary e => IsConstant(e.Left) && IsConstant(e.Right),
        Conditional e => IsConstant(e.WhenTrue) && IsConstant(e.WhenFalse),
        _ => false,
    };

    /// <summary>The value where it is plain to see that it fits.</summary>
    private static decimal? Evaluate(Expr expression) => expression switch
    {
        IntegerConstant e => e.Value,
        RealConstant e => Math.Abs(e.Value) < 1e18 ? (decimal)Math.Truncate(e.Value) : null,
        Convert { Type: IntegerType } e => Fitting(Evaluate(e.Operand), e.Type),
        Unary { Operator: UnaryOperator.Negate, Type: IntegerType } e => Fitting(-Evaluate(e.Operand), e.Type),
        Binary { Type: IntegerType } e => e.Operator switch
        {
            BinaryOperator.Add => Fitting(Evaluate(e.Left) + Evaluate(e.Right), e.Type),
            BinaryOperator.Subtract => Fitting(Evaluate(e.Left) - Evaluate(e.Right), e.Type),
            BinaryOperator.Multiply when Evaluate(e.Left) is { } left && Evaluate(e.Right) is { } right && Math.Abs(left) < 1e9m && Math.Abs(right) < 1e9m =>
                Fitting(left * right, e.Type),
            _ => null,
        },
        _ => null,
    };

    private static decimal? Fitting(decimal? value, IrType type)
    {
        (decimal low, decimal high) = ((IntegerType)type).Name switch
        {
            "sbyte" => (sbyte.MinValue, sbyte.MaxValue),
            "byte" => (byte.MinValue, byte.MaxValue),
            "short" => (short.MinValue, short.MaxValue),
            "ushort" or "char" => (ushort.MinValue, ushort.MaxValue),
            "uint" or "nuint" => (uint.MinValue, uint.MaxValue),
            "long" => (long.MinValue, long.MaxValue),
            "ulong" => (ulong.MinValue, ulong.MaxValue),
            _ => ((decimal)int.MinValue, (decimal)int.MaxValue),
        };
        return value >= low && value <= high ? value : null;
    }
}
