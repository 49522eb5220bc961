using AutoDiff.Generator.IR;

namespace AutoDiff.Generator.Optimization.Algebra;

/// <summary>Rules for real arithmetic. They keep every bit, up to the sign of a zero, unless derivatives may be rounded differently.</summary>
internal sealed class RealAlgebra(bool strict)
{
    private readonly ConditionalFactors factors = new();

    /// <summary>A simpler expression of the same value, or null.</summary>
    /// <param name="inDerivative">The expression computes an adjoint or tangent, where an untaken branch contributes nothing.</param>
    public Expr? Simplify(Binary e, bool inDerivative)
    {
        if (e.Left is RealConstant left && e.Right is RealConstant right && RealFolding.Fold(e.Operator, left, right) is { } folded)
        {
            return folded;
        }

        return e.Operator switch
        {
            BinaryOperator.Add => Add(e),
            BinaryOperator.Subtract => Subtract(e),
            BinaryOperator.Multiply => Multiply(e, inDerivative),
            BinaryOperator.Divide => Divide(e),
            _ => null,
        };
    }

    public static Expr? SimplifyNegation(Expr operand) => operand switch
    {
        RealConstant => Signs.Negate(operand),
        Binary { Operator: BinaryOperator.Subtract, Type: RealType } e => e with { Left = e.Right, Right = e.Left },
        _ => Signs.WithoutMinus(operand),
    };

    public Expr? Simplify(ZeroSafeProduct e)
    {
        if (Constants.IsZero(e.Left) || Constants.IsZero(e.Right))
        {
            return Constants.Zero(e.Type);
        }

        // A finite factor makes no NaN with a zero.
        if (Constants.IsFiniteNonZero(e.Left) || Constants.IsFiniteNonZero(e.Right))
        {
            return new Binary(BinaryOperator.Multiply, e.Left, e.Right, e.Type);
        }

        if (e.Left is Unary { Operator: UnaryOperator.Negate } left)
        {
            return new Unary(UnaryOperator.Negate, new ZeroSafeProduct(left.Operand, e.Right));
        }

        if (Signs.WithoutMinus(e.Right) is { } right)
        {
            return new Unary(UnaryOperator.Negate, new ZeroSafeProduct(e.Left, right));
        }

        return e.Right is Conditional condition && Purity.IsPure(e.Left) ? Distribute(e.Left, condition) : null;
    }

    /// <summary>The conditional, with the factor in its arms.</summary>
    private Expr? Distribute(Expr factor, Conditional conditional)
    {
        if (factors.Times(factor, conditional) is { } distributed)
        {
            return distributed;
        }

        if (ConditionalFactors.IsOfConstants(conditional))
        {
            // Where the choice may be 0 the guard stays: the factor may be infinite.
            return ConditionalFactors.AreFinite(conditional) && !ConditionalFactors.MayBeZero(conditional)
                ? new Binary(BinaryOperator.Multiply, factor, conditional, factor.Type)
                : null;
        }

        bool isZeroGuard = Constants.IsZero(conditional.WhenTrue) || Constants.IsZero(conditional.WhenFalse);
        return isZeroGuard
            ? new Conditional(
                conditional.Condition,
                new ZeroSafeProduct(factor, conditional.WhenTrue),
                new ZeroSafeProduct(factor, conditional.WhenFalse))
            : null;
    }

    private static Expr? Add(Binary e)
    {
        if (Constants.IsZero(e.Left))
        {
            return e.Right;
        }

        if (Constants.IsZero(e.Right))
        {
            return e.Left;
        }

        if (Signs.WithoutMinus(e.Right) is { } subtrahend)
        {
            return e with { Operator = BinaryOperator.Subtract, Right = subtrahend };
        }

        if (e.Left.Equals(e.Right) && e.Left is not (Read or Element) && Purity.IsPure(e.Left))
        {
            return new Binary(BinaryOperator.Multiply, RealConstant.Of(2, e.Type), e.Left, e.Type);
        }

        return e.Left is not RealConstant && Signs.WithoutMinus(e.Left) is { } negated
            ? e with { Operator = BinaryOperator.Subtract, Left = e.Right, Right = negated }
            : null;
    }

    private static Expr? Subtract(Binary e)
    {
        if (Constants.IsZero(e.Right))
        {
            return e.Left;
        }

        if (Constants.IsZero(e.Left))
        {
            return new Unary(UnaryOperator.Negate, e.Right);
        }

        return Signs.WithoutMinus(e.Right) is { } summand ? e with { Operator = BinaryOperator.Add, Right = summand } : null;
    }

    private Expr? Multiply(Binary e, bool inDerivative)
    {
        if (Constants.IsOne(e.Left))
        {
            return e.Right;
        }

        if (Constants.IsOne(e.Right))
        {
            return e.Left;
        }

        if (Constants.IsReal(e.Left, -1))
        {
            return new Unary(UnaryOperator.Negate, e.Right);
        }

        if (Constants.IsReal(e.Right, -1))
        {
            return new Unary(UnaryOperator.Negate, e.Left);
        }

        if (Signs.WithoutMinus(e.Left) is { } left && Signs.WithoutMinus(e.Right) is { } right)
        {
            return e with { Left = left, Right = right };
        }

        if (inDerivative && Factor(e) is { } conditional)
        {
            return conditional;
        }

        // The value of the method itself is what the source computes, to the last bit.
        return strict || !inDerivative ? null : Reciprocal(e) ?? ConstantFactors(e);
    }

    private Expr? Factor(Binary e) =>
        (e.Right is Conditional right && Purity.IsPure(e.Left) ? factors.Times(e.Left, right) : null)
        ?? (e.Left is Conditional left && Purity.IsPure(e.Right) ? factors.Times(e.Right, left) : null);

    // Rounds once where the product with a reciprocal rounds twice.
    private static Expr? Reciprocal(Binary e)
    {
        if (e.Right is Binary { Operator: BinaryOperator.Divide } right && Constants.IsOne(right.Left))
        {
            return new Binary(BinaryOperator.Divide, e.Left, right.Right, e.Type);
        }

        return e.Left is Binary { Operator: BinaryOperator.Divide } left && Constants.IsOne(left.Left)
            ? new Binary(BinaryOperator.Divide, e.Right, left.Right, e.Type)
            : null;
    }

    // Reassociates: 0.5 * (2 * x) is x.
    private static Expr? ConstantFactors(Binary e)
    {
        (RealConstant? outer, Expr rest) = Split(e);
        if (outer is null || rest is not Binary { Operator: BinaryOperator.Multiply } product)
        {
            return null;
        }

        (RealConstant? inner, Expr factor) = Split(product);
        bool isFoldable = inner is not null && !Constants.IsZero(inner) && !Constants.IsZero(outer);
        return isFoldable && RealFolding.Fold(BinaryOperator.Multiply, outer, inner!) is { } constant && !Constants.IsZero(constant)
            ? new Binary(BinaryOperator.Multiply, constant, factor, e.Type)
            : null;
    }

    private static (RealConstant? Constant, Expr Factor) Split(Binary product) => product switch
    {
        { Left: RealConstant constant } => (constant, product.Right),
        { Right: RealConstant constant } => (constant, product.Left),
        _ => (null, product),
    };

    private static Expr? Divide(Binary e)
    {
        if (Constants.IsOne(e.Right))
        {
            return e.Left;
        }

        if (Constants.IsReal(e.Right, -1))
        {
            return new Unary(UnaryOperator.Negate, e.Left);
        }

        return Signs.WithoutMinus(e.Left) is { } left && Signs.WithoutMinus(e.Right) is { } right
            ? e with { Left = left, Right = right }
            : null;
    }
}
