using AutoDiff.Generator.IR;

namespace AutoDiff.Generator.Derivatives;

/// <summary>Sees through the forms in which a constant stands in a call.</summary>
internal static class Constants
{
    /// <summary>The value of a numeric constant, or null.</summary>
    public static double? ValueOf(Expr expression) => expression switch
    {
        RealConstant constant => constant.Value,
        IntegerConstant constant => constant.Value,
        Convert { Type: RealType } convert => ValueOf(convert.Operand),
        Unary { Operator: UnaryOperator.Negate } negation => -ValueOf(negation.Operand),
        _ => null,
    };
}
