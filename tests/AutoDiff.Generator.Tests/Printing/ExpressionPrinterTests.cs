using AutoDiff.Generator.IR;
using AutoDiff.Generator.Printing;
using static AutoDiff.Generator.Tests.Printing.Tree;
using Convert = AutoDiff.Generator.IR.Convert;

namespace AutoDiff.Generator.Tests.Printing;

public sealed class ExpressionPrinterTests
{
    private static readonly RealType generic = new("T");
    private static readonly IrType nativeInteger = new IntegerType("nint");
    private static readonly Expr t = new Read(Local("t", generic));
    private static readonly Expr f = new Read(Local("f", IrType.Float));

    public static TheoryData<string, int> Cases => [.. Trees.Select((tree, i) => (tree.Text, i))];

    private static (string Text, Expr Tree)[] Trees =>
    [
        // Parentheses where the tree needs them, and only there.
        ("x - (y - z)", Subtract(X, Subtract(Y, Z))),
        ("x - y - z", Subtract(Subtract(X, Y), Z)),
        ("x * (y / z)", Multiply(X, Divide(Y, Z))),
        ("x + (y + z)", Add(X, Add(Y, Z))),
        ("(x + y) * z", Multiply(Add(X, Y), Z)),
        ("-(-x)", Negate(Negate(X))),
        ("-(x * y)", Negate(Multiply(X, Y))),
        ("-x * y", Multiply(Negate(X), Y)),
        ("x - -y", Subtract(X, Negate(Y))),
        ("-(-2.0)", Negate(Number(-2.0))),
        ("2 * (x > 0 ? 1.0 : 0.0)", Multiply(Number(2.0), new Conditional(Greater(X, Number(0.0)), Number(1.0), Number(0.0)))),
        ("x > 0 ? y : 0", new Conditional(Greater(X, Number(0.0)), Y, Number(0.0))),
        ("x > 0 ? y : x < 0 ? -y : 0", new Conditional(Greater(X, Number(0.0)), Y, new Conditional(Less(X, Number(0.0)), Negate(Y), Number(0.0)))),
        ("x > 0 ? 1.0 : x < 0 ? -1.0 : 0.0", new Conditional(Greater(X, Number(0.0)), Number(1.0), new Conditional(Less(X, Number(0.0)), Number(-1.0), Number(0.0)))),
        ("x < 0 ? (y < 0 ? x : y) : z", new Conditional(Less(X, Number(0.0)), new Conditional(Less(Y, Number(0.0)), X, Y), Z)),
        ("x < y && y < z && z < x", new Binary(BinaryOperator.AndAlso, Less(X, Y), new Binary(BinaryOperator.AndAlso, Less(Y, Z), Less(Z, X), IrType.Bool), IrType.Bool)),
        ("!(x < y)", new Unary(UnaryOperator.Not, Less(X, Y))),
        ("i << n + 1", new Binary(BinaryOperator.ShiftLeft, I, Add(N, Number(1)), IrType.Int)),
        ("(i << n) + 1", Add(new Binary(BinaryOperator.ShiftLeft, I, N, IrType.Int), Number(1))),

        // Literals: short beside something that has its real type, else as real literals.
        ("1 - x * x", Subtract(Number(1.0), Multiply(X, X))),
        ("0.5 / x", Divide(Number(0.5), X)),
        ("1.0 / 2.0", Divide(Number(1.0), Number(2.0))),
        ("x + -0.0", Add(X, Number(-0.0))),
        ("x * 1e-300", Multiply(X, Number(1e-300))),
        ("x * 1e300", Multiply(X, Number(1e300))),
        ("x * 0.1", Multiply(X, Number(0.1))),
        ("x * 123456789.0", Multiply(X, Number(123456789.0))),
        ("global::System.Math.PI * x", Multiply(Number(Math.PI), X)),
        ("x + double.NaN", Add(X, Number(double.NaN))),
        ("x - double.NegativeInfinity", Subtract(X, Number(double.NegativeInfinity))),
        ("f * 0.1f", Multiply(f, RealConstant.Of(0.1f, IrType.Float))),
        ("2f / 3f", Divide(RealConstant.Of(2, IrType.Float), RealConstant.Of(3, IrType.Float))),
        ("2 * f", Multiply(RealConstant.Of(2, IrType.Float), f)),
        ("T.One - t * T.CreateChecked(2.0)", Subtract(RealConstant.Of(1, generic), Multiply(t, RealConstant.Of(2, generic)))),
        ("T.NegativeZero + T.Zero * T.Pi", Add(RealConstant.Of(-0.0, generic), Multiply(RealConstant.Of(0, generic), RealConstant.Of(Math.PI, generic)))),
        ("5000000000L", new IntegerConstant(5_000_000_000, new IntegerType("long"))),
        ("(byte)5", new IntegerConstant(5, new IntegerType("byte"))),
        ("i + -2147483648", Add(I, Number(int.MinValue))),

        // Conversions: as casts, but not where C# makes them anyway and the reader sees it.
        ("x / n", Divide(X, new Convert(N, IrType.Double))),
        ("(double)i / n", Divide(new Convert(I, IrType.Double), new Convert(N, IrType.Double))),
        ("(double)(i / n) * x", Multiply(new Convert(Divide(I, N), IrType.Double), X)),
        ("n * 2.0", Multiply(new Convert(N, IrType.Double), Number(2.0))),
        ("(int)(x + y)", new Convert(Add(X, Y), IrType.Int)),
        ("(int)-x", new Convert(Negate(X), IrType.Int)),
        ("(nint)(-i)", new Convert(Negate(I), nativeInteger)),
        ("(global::N.Kind)(-1)", new Convert(Number(-1), new OpaqueType("global::N.Kind"))),
        ("(float)0.1", new Convert(Number(0.1), IrType.Float)),
        ("T.CreateChecked(n) * t", Multiply(new Convert(N, generic), t)),
        ("double.CreateChecked(t)", new Convert(t, IrType.Double)),

        // Overflow contexts.
        ("checked(i + n * 2)", new Binary(BinaryOperator.Add, I, new Binary(BinaryOperator.Multiply, N, Number(2), IrType.Int, true), IrType.Int, true)),
        ("checked(i + unchecked(n * 2))", new Binary(BinaryOperator.Add, I, Multiply(N, Number(2)), IrType.Int, true)),
        ("checked((int)x) + 1", Add(new Convert(X, IrType.Int, true), Number(1))),
        ("unchecked(2147483647 + 1)", Add(Number(int.MaxValue), Number(1))),
        ("unchecked((byte)300)", new Convert(Number(300), new IntegerType("byte"))),
        ("2 + 3", Add(Number(2), Number(3))),
        ("i / global::System.Math.Max(0, 0)", Divide(I, Number(0))),

        // Calls.
        ("global::System.Math.Exp(-x)", Call("Exp", Negate(X))),
        ("global::System.Math.Max(0, x)", Call("Max", Number(0.0), X)),
        ("global::System.Math.Max(1.0, 2.0)", Call("Max", Number(1.0), Number(2.0))),
        ("global::System.Math.Pow(x, n)", Call("Pow", X, new Convert(N, IrType.Double))),
        ("global::System.Math.Pow(2.0, n)", Call("Pow", Number(2.0), new Convert(N, IrType.Double))),
        ("global::System.Math.Max((double)i, (double)n)", Call("Max", new Convert(I, IrType.Double), new Convert(N, IrType.Double))),
        ("global::System.Math.Sqrt((double)n)", Call("Sqrt", new Convert(N, IrType.Double))),
        ("global::System.Math.Max(i, 3)", Call("Max", I, Number(3))),
        ("double.Exp2(x)", Call("Exp2", X)),
        ("global::System.MathF.Exp(f)", Call("Exp", f)),
        ("global::System.Math.Clamp(f, 0, 1)", Call("Clamp", f, RealConstant.Of(0, IrType.Float), RealConstant.Of(1, IrType.Float))),
        ("T.Clamp(t, T.Zero, T.One)", Call("Clamp", t, RealConstant.Of(0, generic), RealConstant.Of(1, generic))),
        ("x + y", Call("StopGradient", Add(X, Y))),
        ("(x + y) * z", Multiply(Call("StopGradient", Add(X, Y)), Z)),
        ("global::AutoDiff.ChainRule.Multiply(x + y, 0.5 / z)", new ZeroSafeProduct(Add(X, Y), Divide(Number(0.5), Z))),
        ("(x, y + z)", new Pair(X, Add(Y, Z))),

        // The source's own text, with holes.
        ("global::Log.Write(x + y)", External(IrType.Void, EquatableArrays.Of("global::Log.Write(", ")"), Add(X, Y))),
        ("(x + y).CompareTo(z)", External(IrType.Int, EquatableArrays.Of("", ".CompareTo(", ")"), Add(X, Y), Z)),
        ("$\"{(x)} of {(n)}\"", External(new OpaqueType("string"), EquatableArrays.Of("$\"{", "} of {", "}\""), X, N)),
        ("new global::N.P { X = (x + y) }", External(new OpaqueType("global::N.P"), EquatableArrays.Of("new global::N.P { X = ", " }"), Add(X, Y))),
        ("global::F(x, (x < y))", External(IrType.Int, EquatableArrays.Of("global::F(", ", ", ")"), X, Less(X, Y))),

        // Sequences and stores.
        ("w[i + 1]", new Element(Local("w", Reals), Add(I, Number(1)))),
        ("@params.Length", new Length(Local("params", Reals))),
        ("w.Slice(i)", new View(Local("w", Span), I, null, Span)),
        ("w.Slice(0, n)", new View(Local("w", Span), null, N, Span)),
        ("w.Slice(i * n, n)", new View(Local("w", ReadOnlySpan), Multiply(I, N), N, ReadOnlySpan)),
        ("global::System.MemoryExtensions.AsSpan(w, i, n)", new View(Local("w", Reals), I, N, Span)),
        ("w", new View(Local("w", Reals), null, null, Span)),
        ("tape.Pop()", new Pop(Local("tape", new TapeType(IrType.Double)))),
        ("scratch.Take(n)", new Take(Local("scratch", new ScratchType(IrType.Double)), N)),
        ("scratch.TakeBack(n)", new TakeBack(Local("scratch", new ScratchType(IrType.Double)), N)),
        ("global::N.Tables.Weights", new Read(new Variable(0, "global::N.Tables.Weights", IrType.Double, VariableKind.Static))),
    ];

    [Theory]
    [MemberData(nameof(Cases))]
    public void Reads_as_a_person_would_write_it(string text, int index) => Assert.Equal(text, ExpressionPrinter.Print(Trees[index].Tree));

    [Fact]
    public void A_value_is_converted_by_its_place()
    {
        Assert.Equal("0", ExpressionPrinter.PrintValue(Number(0.0), IrType.Double));
        Assert.Equal("-0.0", ExpressionPrinter.PrintValue(Number(-0.0), IrType.Double));
        Assert.Equal("n", ExpressionPrinter.PrintValue(new Convert(N, IrType.Double), IrType.Double));
        Expr step = new Conditional(Less(X, Number(0.0)), Number(-1.0), Number(0.5));
        Assert.Equal("x > 0 ? 1 : x < 0 ? -1 : 0.5", ExpressionPrinter.PrintValue(new Conditional(Greater(X, Number(0.0)), Number(1.0), step), IrType.Double));
        Assert.Equal("x > 0 ? (x < 0 ? -1 : 0.5) : 2", ExpressionPrinter.PrintValue(new Conditional(Greater(X, Number(0.0)), step, Number(2.0)), IrType.Double));
        Assert.Equal("5", ExpressionPrinter.PrintValue(new IntegerConstant(5, new IntegerType("byte")), new IntegerType("byte")));
        Assert.Equal("T.Zero", ExpressionPrinter.PrintValue(RealConstant.Of(0, generic), generic));
    }
}
