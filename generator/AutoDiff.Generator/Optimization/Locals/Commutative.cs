using System.Collections.Generic;
using System.Linq;
using AutoDiff.Generator.IR;

namespace AutoDiff.Generator.Optimization.Locals;

/// <summary>Equality of expressions that sees <c>a * b</c> and <c>b * a</c> as one; both round to the same bits.</summary>
internal sealed class Commutative : IEqualityComparer<Expr>
{
    public static readonly Commutative Instance = new();

    private Commutative()
    {
    }

    public bool Equals(Expr x, Expr y) => (x, y) switch
    {
        (Binary a, Binary b) when a.Operator == b.Operator && a.Type == b.Type && a.Checked == b.Checked =>
            (Equals(a.Left, b.Left) && Equals(a.Right, b.Right))
            || (a.Operator is BinaryOperator.Add or BinaryOperator.Multiply && Equals(a.Left, b.Right) && Equals(a.Right, b.Left)),
        (Unary a, Unary b) => a.Operator == b.Operator && Equals(a.Operand, b.Operand),
        (Convert a, Convert b) => a.Type == b.Type && a.Checked == b.Checked && Equals(a.Operand, b.Operand),
        (Conditional a, Conditional b) =>
            Equals(a.Condition, b.Condition) && Equals(a.WhenTrue, b.WhenTrue) && Equals(a.WhenFalse, b.WhenFalse),
        (ZeroSafeProduct a, ZeroSafeProduct b) => Equals(a.Left, b.Left) && Equals(a.Right, b.Right),
        (Call a, Call b) => a.Function == b.Function && a.Type == b.Type && AreEqual(a.Arguments, b.Arguments),
        _ => x.Equals(y),
    };

    public int GetHashCode(Expr obj) => obj switch
    {
        Binary b => ((int)b.Operator * 31) + (GetHashCode(b.Left) ^ GetHashCode(b.Right)),
        Unary u => 3 + ((int)u.Operator * 31) + (GetHashCode(u.Operand) * 5),
        Convert c => 7 + (GetHashCode(c.Operand) * 31),
        Conditional c => GetHashCode(c.Condition) + (GetHashCode(c.WhenTrue) * 31) + (GetHashCode(c.WhenFalse) * 37),
        ZeroSafeProduct p => GetHashCode(p.Left) + (GetHashCode(p.Right) * 31),
        Call c => c.Arguments.Aggregate(c.Function.GetHashCode(), (hash, argument) => (hash * 31) + GetHashCode(argument)),
        _ => obj.GetHashCode(),
    };

    private bool AreEqual(EquatableArray<Expr> a, EquatableArray<Expr> b)
    {
        if (a.Count != b.Count)
        {
            return false;
        }

        for (int i = 0; i < a.Count; i++)
        {
            if (!Equals(a[i], b[i]))
            {
                return false;
            }
        }

        return true;
    }
}
