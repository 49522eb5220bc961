namespace AutoDiff.Generator.IR;

/// <summary>The zero of a type.</summary>
internal static class DefaultValue
{
    public static Expr Of(IrType type) => type switch
    {
        RealType => RealConstant.Of(0, type),
        IntegerType => new IntegerConstant(0, type),
        BoolType => new BoolConstant(false),
        _ => new Literal("default", type),
    };
}
