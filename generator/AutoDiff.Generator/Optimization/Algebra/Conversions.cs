using AutoDiff.Generator.IR;

namespace AutoDiff.Generator.Optimization.Algebra;

/// <summary>Rules for conversions.</summary>
internal static class Conversions
{
    // Every binary floating-point type down to 16 bits holds these exactly.
    private const long ExactEverywhere = 2048;

    /// <summary>A simpler expression of the same value, or null.</summary>
    public static Expr? Simplify(Convert e)
    {
        if (e.Operand.Type == e.Type)
        {
            return e.Operand;
        }

        return (e.Operand, e.Type) switch
        {
            (IntegerConstant c, RealType { IsGeneric: true } type) when c.Value is >= -ExactEverywhere and <= ExactEverywhere => RealConstant.Of(c.Value, type),
            (IntegerConstant c, RealType { IsGeneric: false } type) => RealConstant.Of(type == IrType.Float ? (double)(float)c.Value : (double)c.Value, type),
            (RealConstant { Type: RealType { IsGeneric: false } } c, RealType { IsGeneric: false } type) =>
                RealConstant.Of(type == IrType.Float ? (float)c.Value : c.Value, type),
            (IntegerConstant { Value: >= int.MinValue and <= int.MaxValue } c, IntegerType { Name: "int" or "long" } type) =>
                new IntegerConstant(c.Value, type),
            _ => null,
        };
    }
}
