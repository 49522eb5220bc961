using AutoDiff.Generator.IR;

namespace AutoDiff.Generator.Optimization.Algebra;

/// <summary>Rules for integer arithmetic, true with wrapping; overflow-checked operations keep every step that could overflow.</summary>
internal static class IntegerAlgebra
{
    /// <summary>A simpler expression of the same value, or null.</summary>
    public static Expr? Simplify(Binary e)
    {
        if (e.Left is IntegerConstant left && e.Right is IntegerConstant right && IntegerFolding.Fold(e, left.Value, right.Value) is { } folded)
        {
            return folded;
        }

        return e.Operator switch
        {
            BinaryOperator.Add when Constants.IsZero(e.Left) => e.Right,
            BinaryOperator.Add or BinaryOperator.Subtract when Constants.IsZero(e.Right) => e.Left,
            BinaryOperator.Multiply when Constants.IsOne(e.Left) => e.Right,
            BinaryOperator.Multiply or BinaryOperator.Divide when Constants.IsOne(e.Right) => e.Left,
            BinaryOperator.Multiply when Constants.IsZero(e.Left) && Purity.IsPure(e.Right) => e.Left,
            BinaryOperator.Multiply when Constants.IsZero(e.Right) && Purity.IsPure(e.Left) => e.Right,
            BinaryOperator.Add or BinaryOperator.Subtract when !e.Checked && e.Type is IntegerType { Name: "int" or "long" } => Sum(e),
            _ => null,
        };
    }

    private static Expr? Sum(Binary e)
    {
        bool adds = e.Operator == BinaryOperator.Add;
        if (!adds && e.Left.Equals(e.Right) && Purity.IsPure(e.Left))
        {
            return Constants.Zero(e.Type);
        }

        if (e.Right is IntegerConstant constant)
        {
            return WithConstant(e, adds ? constant.Value : unchecked(-constant.Value));
        }

        return e.Left is Binary { Checked: false, Type: IntegerType } inner && inner.Type == e.Type && Purity.IsPure(e.Right) ? Cancel(inner, e.Right, adds) : null;
    }

    /// <summary><c>(x + 3) - 1</c> is <c>x + 2</c>, and <c>x + -3</c> is <c>x - 3</c>.</summary>
    private static Expr? WithConstant(Binary e, long offset)
    {
        IntegerType type = (IntegerType)e.Type;
        if (e.Left is Binary { Operator: BinaryOperator.Add or BinaryOperator.Subtract, Checked: false, Right: IntegerConstant inner } sum
            && sum.Type == type)
        {
            long innerOffset = sum.Operator == BinaryOperator.Add ? inner.Value : unchecked(-inner.Value);
            return Offset(sum.Left, IntegerFolding.Wrap(unchecked(innerOffset + offset), type), type);
        }

        bool isCanonical = ((IntegerConstant)e.Right).Value is >= 0 or long.MinValue or int.MinValue;
        return isCanonical ? null : Offset(e.Left, offset, type);
    }

    private static Expr Offset(Expr term, long offset, IntegerType type) => offset switch
    {
        0 => term,
        > 0 or long.MinValue or int.MinValue => new Binary(BinaryOperator.Add, term, new IntegerConstant(offset, type), type),
        _ => new Binary(BinaryOperator.Subtract, term, new IntegerConstant(-offset, type), type),
    };

    /// <summary><c>(a + b) - b</c> is <c>a</c>, and so is <c>(a - b) + b</c>.</summary>
    private static Expr? Cancel(Binary inner, Expr right, bool adds) => (inner.Operator, adds) switch
    {
        (BinaryOperator.Add, false) when inner.Right.Equals(right) => inner.Left,
        (BinaryOperator.Add, false) when inner.Left.Equals(right) => inner.Right,
        (BinaryOperator.Subtract, true) when inner.Right.Equals(right) => inner.Left,
        _ => null,
    };
}
