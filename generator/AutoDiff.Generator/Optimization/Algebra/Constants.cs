using AutoDiff.Generator.IR;

namespace AutoDiff.Generator.Optimization.Algebra;

/// <summary>Recognises constants.</summary>
internal static class Constants
{
    public static bool IsReal(Expr expression, double value) => expression is RealConstant c && c.Value.Equals(value);

    /// <summary>Zero of either sign.</summary>
    public static bool IsZero(Expr expression) => expression is RealConstant { Value: 0 } or IntegerConstant { Value: 0 };

    public static bool IsOne(Expr expression) => expression is RealConstant { Value: 1 } or IntegerConstant { Value: 1 };

    public static bool IsFiniteNonZero(Expr expression) =>
        expression is RealConstant c && c.Value != 0 && !double.IsNaN(c.Value) && !double.IsInfinity(c.Value);

    public static bool IsConstant(Expr expression) => expression is RealConstant or IntegerConstant or BoolConstant or Literal;

    public static Expr Zero(IrType type) => DefaultValue.Of(type);
}
