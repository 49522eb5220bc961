using AutoDiff.Generator.IR;

namespace AutoDiff.Generator.Optimization.Loops;

/// <summary>Takes indexes apart.</summary>
internal static class Indexes
{
    /// <summary>
    /// The part <c>inv</c> of an index <c>inv + j</c> (in any order, <c>j</c> alone giving 0), or null where the index has another form.
    /// </summary>
    public static Expr? OffsetFrom(Expr index, Variable counter)
    {
        if (index.Type != IrType.Int)
        {
            return null;
        }

        switch (index)
        {
            case Read read when read.Variable.Id == counter.Id:
                return IntegerConstant.Of(0);
            case Binary { Operator: BinaryOperator.Add, Checked: false } sum:
                if (IsFreeOf(sum.Right, counter) && OffsetFrom(sum.Left, counter) is { } left)
                {
                    return Sum(left, sum.Right);
                }

                return IsFreeOf(sum.Left, counter) && OffsetFrom(sum.Right, counter) is { } right ? Sum(sum.Left, right) : null;
            case Binary { Operator: BinaryOperator.Subtract, Checked: false } difference:
                return IsFreeOf(difference.Right, counter) && OffsetFrom(difference.Left, counter) is { } offset
                    ? new Binary(BinaryOperator.Subtract, offset, difference.Right, IrType.Int)
                    : null;
            default:
                return null;
        }
    }

    /// <summary>The expression names neither the counter nor memory, and does nothing.</summary>
    public static bool IsFreeOf(Expr expression, Variable counter)
    {
        Effects effects = Effects.Of(expression);
        return !effects.DoesMention(counter) && !effects.HasExternal && !effects.HasOrder && effects.MemoryReads.Count == 0;
    }

    /// <summary>No variable of the expression changes while the code runs; a read of memory may always change.</summary>
    public static bool IsInvariant(Expr expression, Effects code)
    {
        Effects effects = Effects.Of(expression);
        return effects.MemoryReads.Count == 0 && !effects.HasExternal && !effects.HasOrder && !effects.Mentions.Overlaps(code.Assigned);
    }

    /// <summary>The indexes surely differ: they stand at different constant distances from one and the same expression.</summary>
    public static bool AreDifferent(Expr left, Expr right)
    {
        (Expr? leftBase, int leftOffset) = Split(left);
        (Expr? rightBase, int rightOffset) = Split(right);
        return left.Type == right.Type && left.Type == IrType.Int && leftOffset != rightOffset && Equals(leftBase, rightBase);
    }

    // Distances are taken in the wrapping arithmetic of the index.
    private static (Expr? Base, int Offset) Split(Expr index) => index switch
    {
        IntegerConstant constant => (null, unchecked((int)constant.Value)),
        Binary { Operator: BinaryOperator.Add, Checked: false, Right: IntegerConstant constant } sum => (sum.Left, unchecked((int)constant.Value)),
        Binary { Operator: BinaryOperator.Add, Checked: false, Left: IntegerConstant constant } sum => (sum.Right, unchecked((int)constant.Value)),
        Binary { Operator: BinaryOperator.Subtract, Checked: false, Right: IntegerConstant constant } difference =>
            (difference.Left, unchecked((int)-constant.Value)),
        _ => (index, 0),
    };

    private static Expr Sum(Expr left, Expr right) => (left, right) switch
    {
        (IntegerConstant { Value: 0 }, _) => right,
        (_, IntegerConstant { Value: 0 }) => left,
        _ => new Binary(BinaryOperator.Add, left, right, IrType.Int),
    };
}
