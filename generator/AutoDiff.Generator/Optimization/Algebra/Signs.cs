using AutoDiff.Generator.IR;

namespace AutoDiff.Generator.Optimization.Algebra;

/// <summary>Moves minus signs, which IEEE arithmetic allows exactly (but for the sign of a zero).</summary>
internal static class Signs
{
    /// <summary>The expression without the minus sign that it carries, or null if it carries none.</summary>
    public static Expr? WithoutMinus(Expr expression)
    {
        switch (expression)
        {
            case Unary { Operator: UnaryOperator.Negate } negation:
                return negation.Operand;
            case RealConstant { Value: < 0 } constant:
                return RealConstant.Of(-constant.Value, constant.Type);
            case Binary { Operator: BinaryOperator.Multiply or BinaryOperator.Divide, Type: RealType } product:
                if (WithoutMinus(product.Left) is { } left)
                {
                    return With(product, left, product.Right);
                }

                return WithoutMinus(product.Right) is { } right ? With(product, product.Left, right) : null;
            case ZeroSafeProduct product:
                if (WithoutMinus(product.Left) is { } first)
                {
                    return new ZeroSafeProduct(first, product.Right);
                }

                return WithoutMinus(product.Right) is { } second ? new ZeroSafeProduct(product.Left, second) : null;
            default:
                return null;
        }
    }

    /// <summary>The expression with its sign changed, without a double minus.</summary>
    public static Expr Negate(Expr expression) => expression switch
    {
        RealConstant constant => RealConstant.Of(-constant.Value, constant.Type),
        _ => WithoutMinus(expression) ?? new Unary(UnaryOperator.Negate, expression),
    };

    // A factor of 1 that is left over goes.
    private static Expr With(Binary product, Expr left, Expr right)
    {
        if (Constants.IsOne(right))
        {
            return left;
        }

        return product.Operator == BinaryOperator.Multiply && Constants.IsOne(left) ? right : product with { Left = left, Right = right };
    }
}
