using AutoDiff.Generator.IR;

namespace AutoDiff.Generator.Printing;

/// <summary>Where <c>checked(…)</c> and <c>unchecked(…)</c> have to be written.</summary>
internal static class Overflow
{
    /// <summary>The context that a node must be printed in, given the one around it.</summary>
    public static OverflowContext Wanted(Expr node, OverflowContext around)
    {
        if (!CanOverflow(node))
        {
            return around;
        }

        if (node is Binary { Checked: true } or Convert { Checked: true })
        {
            return OverflowContext.Checked;
        }

        return around == OverflowContext.Checked || (around == OverflowContext.Project && IntegerRange.MayOverflowAtCompileTime(node))
            ? OverflowContext.Unchecked
            : around;
    }

    private static bool CanOverflow(Expr node) => node.Type is IntegerType && node switch
    {
        Binary e => Operators.CanOverflow(e.Operator),
        Unary e => e.Operator == UnaryOperator.Negate,
        Convert e => !IsWidening(e.Operand.Type.Text, e.Type.Text),
        _ => false,
    };

    private static bool IsWidening(string from, string to) => (from, to) switch
    {
        ("sbyte" or "byte" or "short" or "ushort" or "char" or "int", "int" or "long" or "nint") => true,
        ("byte" or "ushort" or "char" or "uint", "uint" or "ulong" or "nuint") => true,
        ("uint", "long") => true,
        _ => from == to,
    };
}
