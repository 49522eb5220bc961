using AutoDiff.Generator.IR;

namespace AutoDiff.Generator.Optimization.Algebra;

/// <summary>Rules for conditions and choices.</summary>
internal static class Logic
{
    /// <summary>A simpler expression of the same value, or null.</summary>
    public static Expr? Simplify(Binary e) => e.Operator switch
    {
        BinaryOperator.AndAlso => Connect(e, absorbing: false),
        BinaryOperator.OrElse => Connect(e, absorbing: true),
        BinaryOperator.Equal when e.Right is BoolConstant constant => constant.Value ? e.Left : Not(e.Left),
        BinaryOperator.NotEqual when e.Right is BoolConstant constant => constant.Value ? Not(e.Left) : e.Left,
        _ => Compare(e),
    };

    public static Expr? SimplifyNot(Expr operand) => operand switch
    {
        BoolConstant constant => new BoolConstant(!constant.Value),
        Unary { Operator: UnaryOperator.Not } inner => inner.Operand,
        Binary { Operator: BinaryOperator.Equal } e => e with { Operator = BinaryOperator.NotEqual },
        Binary { Operator: BinaryOperator.NotEqual } e => e with { Operator = BinaryOperator.Equal },
        // With a NaN neither a < b nor a >= b holds, so that only integers' order can be turned round.
        Binary { Left.Type: IntegerType } e => Opposite(e.Operator) is { } op ? e with { Operator = op } : null,
        _ => null,
    };

    public static Expr Not(Expr condition) => SimplifyNot(condition) ?? new Unary(UnaryOperator.Not, condition);

    public static Expr? Simplify(Conditional e)
    {
        switch (e)
        {
            case { Condition: BoolConstant condition }:
                return condition.Value ? e.WhenTrue : e.WhenFalse;
            case { Condition: Unary { Operator: UnaryOperator.Not } negation }:
                return new Conditional(negation.Operand, e.WhenFalse, e.WhenTrue);
            case { WhenTrue: BoolConstant whenTrue, WhenFalse: BoolConstant whenFalse } when whenTrue.Value != whenFalse.Value:
                return whenTrue.Value ? e.Condition : Not(e.Condition);
        }

        if (!Purity.IsPure(e.Condition))
        {
            return null;
        }

        if (e.WhenTrue.Equals(e.WhenFalse))
        {
            return e.WhenTrue;
        }

        if (e.WhenTrue is Conditional inner && inner.Condition.Equals(e.Condition))
        {
            return new Conditional(e.Condition, inner.WhenTrue, e.WhenFalse);
        }

        return e.WhenFalse is Conditional other && other.Condition.Equals(e.Condition)
            ? new Conditional(e.Condition, e.WhenTrue, other.WhenFalse)
            : null;
    }

    private static Expr? Connect(Binary e, bool absorbing)
    {
        if (e.Left is BoolConstant left)
        {
            return left.Value == absorbing ? left : e.Right;
        }

        if (e.Right is not BoolConstant right)
        {
            return null;
        }

        if (right.Value != absorbing)
        {
            return e.Left;
        }

        return Purity.IsPure(e.Left) ? right : null;
    }

    private static Expr? Compare(Binary e)
    {
        bool? result = (e.Left, e.Right) switch
        {
            (RealConstant { Type: RealType { IsGeneric: false } } left, RealConstant right) => RealFolding.Compare(e.Operator, left, right),
            (IntegerConstant left, IntegerConstant right) => IntegerFolding.Compare(e.Operator, left.Value, right.Value),
            _ => null,
        };
        return result is { } value ? new BoolConstant(value) : null;
    }

    private static BinaryOperator? Opposite(BinaryOperator op) => op switch
    {
        BinaryOperator.Less => BinaryOperator.GreaterOrEqual,
        BinaryOperator.LessOrEqual => BinaryOperator.Greater,
        BinaryOperator.Greater => BinaryOperator.LessOrEqual,
        BinaryOperator.GreaterOrEqual => BinaryOperator.Less,
        _ => null,
    };
}
