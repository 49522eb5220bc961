using AutoDiff.Generator.IR;

namespace AutoDiff.Generator.Optimization.Algebra;

/// <summary>Powers with an exponent that is written more simply.</summary>
internal static class Powers
{
    /// <summary>A simpler expression, or null.</summary>
    /// <param name="mayRound">A difference in the last place is fine.</param>
    public static Expr? Simplify(Call call, bool mayRound)
    {
        if (call.Function != "Pow" || call.Arguments.Count != 2 || call.Arguments[1] is not RealConstant exponent)
        {
            return null;
        }

        Expr x = call.Arguments[0];
        return exponent.Value switch
        {
            0 when Purity.IsPure(x) => RealConstant.Of(1, call.Type),
            1 => x,
            2 when mayRound && x is Read => new Binary(BinaryOperator.Multiply, x, x, call.Type),
            -1 when mayRound => new Binary(BinaryOperator.Divide, RealConstant.Of(1, call.Type), x, call.Type),
            _ => null,
        };
    }
}
