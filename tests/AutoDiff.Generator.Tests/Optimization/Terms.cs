using AutoDiff.Generator.IR;

namespace AutoDiff.Generator.Tests.Optimization;

/// <summary>The sums and products that random programs are made of.</summary>
internal static class Terms
{
    public static Binary Add(Expr left, Expr right) => new(BinaryOperator.Add, left, right, IrType.Double);

    public static Binary Times(Expr left, Expr right) => new(BinaryOperator.Multiply, left, right, IrType.Double);

    public static Binary Minus(Expr left, int right) => new(BinaryOperator.Subtract, left, IntegerConstant.Of(right), IrType.Int);

    /// <summary>Sums into an element.</summary>
    public static Store Sum(Variable sequence, Expr index, Expr summand) => new(sequence, index, Add(new Element(sequence, index), summand));
}
