using AutoDiff.Generator.IR;

namespace AutoDiff.Generator.Tests.Printing;

/// <summary>Short ways to write a tree by hand.</summary>
internal static class Tree
{
    public static readonly IrType Reals = new SequenceType(SequenceKind.Array, IrType.Double);

    public static readonly IrType Span = new SequenceType(SequenceKind.Span, IrType.Double);

    public static readonly IrType ReadOnlySpan = new SequenceType(SequenceKind.ReadOnlySpan, IrType.Double);

    /// <summary>Variables are equal where their names are.</summary>
    public static Variable Local(string name, IrType type) => new(name.Length, name, type, VariableKind.Local);

    public static Variable Real(string name) => Local(name, IrType.Double);

    public static Variable Integer(string name) => Local(name, IrType.Int);

    public static Expr X { get; } = new Read(Real("x"));

    public static Expr Y { get; } = new Read(Real("y"));

    public static Expr Z { get; } = new Read(Real("z"));

    public static Expr I { get; } = new Read(Integer("i"));

    public static Expr N { get; } = new Read(Integer("n"));

    public static Expr Number(double value) => RealConstant.Of(value, IrType.Double);

    public static Expr Number(int value) => IntegerConstant.Of(value);

    public static Expr Add(Expr a, Expr b) => new Binary(BinaryOperator.Add, a, b, a.Type);

    public static Expr Subtract(Expr a, Expr b) => new Binary(BinaryOperator.Subtract, a, b, a.Type);

    public static Expr Multiply(Expr a, Expr b) => new Binary(BinaryOperator.Multiply, a, b, a.Type);

    public static Expr Divide(Expr a, Expr b) => new Binary(BinaryOperator.Divide, a, b, a.Type);

    public static Expr Less(Expr a, Expr b) => new Binary(BinaryOperator.Less, a, b, IrType.Bool);

    public static Expr Greater(Expr a, Expr b) => new Binary(BinaryOperator.Greater, a, b, IrType.Bool);

    public static Expr Negate(Expr a) => new Unary(UnaryOperator.Negate, a);

    public static Expr Call(string function, params Expr[] arguments) => new Call(function, arguments.ToEquatableArray(), arguments[0].Type);

    public static Expr External(IrType type, EquatableArray<string> pieces, params Expr[] arguments) =>
        new External(pieces, arguments.ToEquatableArray(), type, 0, "");

    public static EquatableArray<Statement> Block(params Statement[] statements) => statements.ToEquatableArray();
}
