using AutoDiff.Generator.IR;

namespace AutoDiff.Generator.Derivatives;

/// <summary>An operand of a row: its name in the documentation, and its type in the row's templates.</summary>
internal sealed record RowOperand(string Name, IrType Type)
{
    /// <summary>Only these have partials.</summary>
    public bool IsReal => Type.IsReal;

    public static RowOperand Real(string name) => new(name, IrType.Double);

    public static RowOperand Integer(string name) => new(name, IrType.Int);

    public static RowOperand Other(string name) => new(name, new OpaqueType("object"));
}
