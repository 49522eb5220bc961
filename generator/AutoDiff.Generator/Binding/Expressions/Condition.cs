using AutoDiff.Generator.IR;

namespace AutoDiff.Generator.Binding;

/// <summary>Puts conditions together; what is known to hold or not to hold is left out.</summary>
internal static class Condition
{
    public static Expr Not(Expr test) => test is BoolConstant constant ? new BoolConstant(!constant.Value) : new Unary(UnaryOperator.Not, test);

    public static Expr And(Expr left, Expr right) => (left, right) switch
    {
        (BoolConstant { Value: true }, _) => right,
        (_, BoolConstant { Value: true }) => left,
        (BoolConstant { Value: false }, _) => left,
        _ => new Binary(BinaryOperator.AndAlso, left, right, IrType.Bool),
    };

    public static Expr Or(Expr left, Expr right) => (left, right) switch
    {
        (BoolConstant { Value: true }, _) or (_, BoolConstant { Value: false }) => left,
        (BoolConstant { Value: false }, _) => right,
        _ => new Binary(BinaryOperator.OrElse, left, right, IrType.Bool),
    };
}
