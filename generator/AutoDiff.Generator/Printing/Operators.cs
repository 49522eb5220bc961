using AutoDiff.Generator.IR;

namespace AutoDiff.Generator.Printing;

/// <summary>Symbols and precedences of the operators.</summary>
internal static class Operators
{
    public static string Symbol(UnaryOperator op) => op switch
    {
        UnaryOperator.Negate => "-",
        UnaryOperator.Not => "!",
        _ => "~",
    };

    public static string Symbol(BinaryOperator op) => op switch
    {
        BinaryOperator.Add => "+",
        BinaryOperator.Subtract => "-",
        BinaryOperator.Multiply => "*",
        BinaryOperator.Divide => "/",
        BinaryOperator.Remainder => "%",
        BinaryOperator.Equal => "==",
        BinaryOperator.NotEqual => "!=",
        BinaryOperator.Less => "<",
        BinaryOperator.LessOrEqual => "<=",
        BinaryOperator.Greater => ">",
        BinaryOperator.GreaterOrEqual => ">=",
        BinaryOperator.AndAlso => "&&",
        BinaryOperator.OrElse => "||",
        BinaryOperator.And => "&",
        BinaryOperator.Or => "|",
        BinaryOperator.ExclusiveOr => "^",
        BinaryOperator.ShiftLeft => "<<",
        BinaryOperator.ShiftRight => ">>",
        _ => ">>>",
    };

    public static Precedence Binding(BinaryOperator op) => op switch
    {
        BinaryOperator.Multiply or BinaryOperator.Divide or BinaryOperator.Remainder => Precedence.Multiplicative,
        BinaryOperator.Add or BinaryOperator.Subtract => Precedence.Additive,
        BinaryOperator.ShiftLeft or BinaryOperator.ShiftRight or BinaryOperator.ShiftRightUnsigned => Precedence.Shift,
        BinaryOperator.Less or BinaryOperator.LessOrEqual or BinaryOperator.Greater or BinaryOperator.GreaterOrEqual =>
            Precedence.Relational,
        BinaryOperator.Equal or BinaryOperator.NotEqual => Precedence.Equality,
        BinaryOperator.And => Precedence.And,
        BinaryOperator.ExclusiveOr => Precedence.ExclusiveOr,
        BinaryOperator.Or => Precedence.Or,
        BinaryOperator.AndAlso => Precedence.AndAlso,
        _ => Precedence.OrElse,
    };

    /// <summary>Whether on integers the result may not fit, so that it matters whether the context is checked.</summary>
    public static bool CanOverflow(BinaryOperator op) => op is BinaryOperator.Add or BinaryOperator.Subtract or BinaryOperator.Multiply;

    /// <summary>Whether <c>x = x op e</c> is written <c>x op= e</c>.</summary>
    public static bool HasCompoundForm(BinaryOperator op) => Binding(op) is Precedence.Additive or Precedence.Multiplicative;
}
