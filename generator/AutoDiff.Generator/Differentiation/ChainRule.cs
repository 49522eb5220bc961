using AutoDiff.Generator.IR;

namespace AutoDiff.Generator.Differentiation;

/// <summary>The product of an adjoint or tangent with a local derivative.</summary>
internal static class ChainRule
{
    /// <param name="guarded">One factor may be infinite where the other is zero: zero then wins.</param>
    public static Expr Product(Expr derivative, Expr partial, bool guarded) => partial switch
    {
        RealConstant { Value: 1 } => derivative,
        RealConstant { Value: -1 } => new Unary(UnaryOperator.Negate, derivative),
        RealConstant { Value: not 0 } => new Binary(BinaryOperator.Multiply, derivative, partial, derivative.Type),
        _ when guarded => new ZeroSafeProduct(derivative, partial),
        _ => new Binary(BinaryOperator.Multiply, derivative, partial, derivative.Type),
    };
}
