using AutoDiff.Generator.IR;

namespace AutoDiff.Generator.Optimization.Algebra;

/// <summary>Arithmetic on real constants, rounded as the emitted code would round it.</summary>
internal static class RealFolding
{
    /// <summary>The result, or null where it is not finite or the type's precision is unknown here.</summary>
    public static Expr? Fold(BinaryOperator op, RealConstant left, RealConstant right)
    {
        if (left.Type is not RealType { IsGeneric: false } type || right.Type != left.Type)
        {
            return null;
        }

        double? value = type == IrType.Float ? FoldFloat(op, (float)left.Value, (float)right.Value) : FoldDouble(op, left.Value, right.Value);
        return value is not { } result || double.IsNaN(result) || double.IsInfinity(result) ? null : RealConstant.Of(result, type);
    }

    public static bool? Compare(BinaryOperator op, RealConstant left, RealConstant right) => op switch
    {
        BinaryOperator.Equal => left.Value == right.Value,
        BinaryOperator.NotEqual => left.Value != right.Value,
        BinaryOperator.Less => left.Value < right.Value,
        BinaryOperator.LessOrEqual => left.Value <= right.Value,
        BinaryOperator.Greater => left.Value > right.Value,
        BinaryOperator.GreaterOrEqual => left.Value >= right.Value,
        _ => null,
    };

    private static double? FoldDouble(BinaryOperator op, double left, double right) => op switch
    {
        BinaryOperator.Add => left + right,
        BinaryOperator.Subtract => left - right,
        BinaryOperator.Multiply => left * right,
        BinaryOperator.Divide => left / right,
        _ => null,
    };

    // The casts round to a float where the processor would keep more.
    private static double? FoldFloat(BinaryOperator op, float left, float right) => op switch
    {
        BinaryOperator.Add => (float)(left + right),
        BinaryOperator.Subtract => (float)(left - right),
        BinaryOperator.Multiply => (float)(left * right),
        BinaryOperator.Divide => (float)(left / right),
        _ => null,
    };
}
