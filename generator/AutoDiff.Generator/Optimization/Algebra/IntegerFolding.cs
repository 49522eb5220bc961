using AutoDiff.Generator.IR;

namespace AutoDiff.Generator.Optimization.Algebra;

/// <summary>Arithmetic on integer constants, with the wrapping of their type.</summary>
internal static class IntegerFolding
{
    /// <summary>The result, or null where the emitted code would throw, must check for overflow, or the width is the platform's.</summary>
    public static Expr? Fold(Binary binary, long left, long right)
    {
        if (binary.Type is not IntegerType { Name: "int" or "long" } type)
        {
            return null;
        }

        long? value = binary.Operator switch
        {
            BinaryOperator.Add => unchecked(left + right),
            BinaryOperator.Subtract => unchecked(left - right),
            BinaryOperator.Multiply => unchecked(left * right),
            BinaryOperator.Divide when right is not (0 or -1) => left / right,
            BinaryOperator.Remainder when right is not (0 or -1) => left % right,
            BinaryOperator.And => left & right,
            BinaryOperator.Or => left | right,
            BinaryOperator.ExclusiveOr => left ^ right,
            _ => null,
        };
        if (value is not { } wide || (binary.Checked && !IsExact(binary.Operator, left, right, type)))
        {
            return null;
        }

        return new IntegerConstant(Wrap(wide, type), type);
    }

    /// <summary>The constant with its sign changed, or null where the width is the platform's.</summary>
    public static Expr? Negate(IntegerConstant constant) => constant.Type is IntegerType { Name: "int" or "long" } type
        ? new IntegerConstant(Wrap(unchecked(-constant.Value), type), type)
        : null;

    public static bool? Compare(BinaryOperator op, long left, long right) => op switch
    {
        BinaryOperator.Equal => left == right,
        BinaryOperator.NotEqual => left != right,
        BinaryOperator.Less => left < right,
        BinaryOperator.LessOrEqual => left <= right,
        BinaryOperator.Greater => left > right,
        BinaryOperator.GreaterOrEqual => left >= right,
        _ => null,
    };

    public static long Wrap(long value, IntegerType type) => type == IrType.Int ? unchecked((int)value) : value;

    private static bool IsExact(BinaryOperator op, long left, long right, IntegerType type)
    {
        decimal exact = op switch
        {
            BinaryOperator.Add => (decimal)left + right,
            BinaryOperator.Subtract => (decimal)left - right,
            BinaryOperator.Multiply => IsSmall(left) && IsSmall(right) ? (decimal)left * right : decimal.MaxValue,
            _ => 0,
        };
        return type == IrType.Int
            ? exact is >= int.MinValue and <= int.MaxValue
            : exact is >= long.MinValue and <= long.MaxValue;
    }

    private static bool IsSmall(long value) => value is >= int.MinValue and <= int.MaxValue;
}
