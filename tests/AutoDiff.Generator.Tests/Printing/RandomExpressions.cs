using AutoDiff.Generator.IR;
using Convert = AutoDiff.Generator.IR.Convert;

namespace AutoDiff.Generator.Tests.Printing;

/// <summary>Makes expression trees of every shape that C# accepts, over a fixed set of variables.</summary>
internal sealed class RandomExpressions(Random random)
{
    public static readonly IrType Long = new IntegerType("long");

    private static readonly IrType[] numbers = [IrType.Double, IrType.Float, IrType.Int, Long];

    private static readonly double[] reals =
        [0, -0.0, 1, -1, 2, -3, 0.5, 0.1, -2.5, 1e-5, 1e30, 123456789, Math.PI, 1 / 3.0, double.NaN, double.PositiveInfinity, double.NegativeInfinity];

    private static readonly long[] integers = [0, 1, 2, 3, 7, -1, -2, 100, int.MaxValue, int.MinValue, 5_000_000_000, long.MinValue];

    public static readonly IReadOnlyList<(Variable Variable, object Value)> Variables =
    [
        (Make(0, "a", IrType.Double), -1.75),
        (Make(1, "b", IrType.Double), 0.0),
        (Make(2, "x", IrType.Double), 3.25),
        (Make(3, "f", IrType.Float), 0.7f),
        (Make(4, "event", IrType.Float), -2f),
        (Make(5, "i", IrType.Int), 5),
        (Make(6, "j", IrType.Int), -3),
        (Make(7, "m", Long), 1L << 40),
        (Make(8, "p", IrType.Bool), true),
        (Make(9, "q", IrType.Bool), false),
        (Make(10, "xs", new SequenceType(SequenceKind.Array, IrType.Double)), new[] { 0.25, -8, 1e10, 0.3 }),
        (Make(11, "ks", new SequenceType(SequenceKind.Array, IrType.Int)), new[] { 4, 0, -9, int.MaxValue }),
    ];

    public IrType AnyType() => random.Next(5) == 0 ? IrType.Bool : Pick(numbers);

    public Expr Of(IrType type, int depth)
    {
        Expr expression = depth == 0 || random.Next(8) == 0 ? Leaf(type)
            : random.Next(7) == 0 ? new Conditional(Of(IrType.Bool, depth - 1), Of(type, depth - 1), Of(type, depth - 1))
            : type is BoolType ? Truth(depth - 1)
            : type.IsReal ? Real(type, depth - 1)
            : Integer(type, depth - 1);
        return expression;
    }

    private static Variable Make(int id, string name, IrType type) => new(id, name, type, VariableKind.Parameter);

    private Expr Leaf(IrType type) => random.Next(3) == 0 ? Constant(type) : ReadOf(type);

    private Expr Constant(IrType type) => type switch
    {
        RealType => RealConstant.Of(type.Equals(IrType.Float) ? (float)Pick(reals) : Pick(reals), type),
        BoolType => new BoolConstant(random.Next(2) == 0),
        _ => new IntegerConstant(type.Equals(IrType.Int) ? (int)Pick(integers) : Pick(integers), type),
    };

    private Expr ReadOf(IrType type) => new Read(Pick([.. Variables.Select(v => v.Variable).Where(v => v.Type.Equals(type))]));

    private Expr Real(IrType type, int depth)
    {
        switch (random.Next(10))
        {
            case 0:
                return new Unary(UnaryOperator.Negate, Of(type, depth));
            case 1:
                return new Convert(Of(Pick(numbers), depth), type);
            case 2:
                return new Call(Pick(["Exp", "Sqrt", "Abs", "Exp2", "Floor"]), EquatableArrays.Of(Of(type, depth)), type);
            case 3:
                return new Call(Pick(["Max", "Min", "Pow", "Hypot"]), EquatableArrays.Of(Of(type, depth), Of(type, depth)), type);
            case 4 when type.Equals(IrType.Double):
                return new Element(Sequence("xs"), Index(depth));
            case 5 when type.Equals(IrType.Double):
                return new External(
                    EquatableArrays.Of("global::System.Math.Max(", ", ", ")"), EquatableArrays.Of(Of(type, depth), Of(type, depth)), type, 0, "");
            default:
                BinaryOperator op = Pick([.. Enumerable.Range(0, 5).Select(i => (BinaryOperator)i)]);
                return new Binary(op, Of(type, depth), Of(type, depth), type);
        }
    }

    private Expr Integer(IrType type, int depth)
    {
        switch (random.Next(12))
        {
            case 0:
                return new Unary(Pick([UnaryOperator.Negate, UnaryOperator.Complement]), Of(type, depth));
            case 1:
                return new Convert(NotConstant(Pick(numbers), depth), type, random.Next(3) == 0);
            case 2:
                return new Call(Pick(["Max", "Min"]), EquatableArrays.Of(Of(type, depth), Of(type, depth)), type);
            case 3 when type.Equals(IrType.Int):
                return new Element(Sequence("ks"), Index(depth));
            case 4 when type.Equals(IrType.Int):
                return new Length(Sequence("xs"));
            case 5 when type.Equals(IrType.Int):
                return new External(
                    EquatableArrays.Of("", ".CompareTo(", ")"), EquatableArrays.Of(Of(IrType.Double, depth), Of(IrType.Double, depth)), type, 1, "");
            case 6 when type.Equals(IrType.Int):
                return new External(
                    EquatableArrays.Of("$\"{", "}|{", "}\".Length"), EquatableArrays.Of(Of(IrType.Bool, depth), Of(Long, depth)), type, 2, "");
            case 7:
                return new Binary(
                    Pick([BinaryOperator.ShiftLeft, BinaryOperator.ShiftRight, BinaryOperator.ShiftRightUnsigned]), Of(type, depth), Of(IrType.Int, depth), type);
            case 8:
                return new Binary(Pick([BinaryOperator.And, BinaryOperator.Or, BinaryOperator.ExclusiveOr]), Of(type, depth), Of(type, depth), type);
            default:
                // Constants that the compiler itself would fold to an overflow in a checked context, or divide, are errors in the source too.
                BinaryOperator op = Pick([.. Enumerable.Range(0, 5).Select(i => (BinaryOperator)i)]);
                return random.Next(3) == 0
                    ? new Binary(op, NotConstant(type, depth), Of(type, depth), type, true)
                    : new Binary(op, op >= BinaryOperator.Divide ? NotConstant(type, depth) : Of(type, depth), Of(type, depth), type);
        }
    }

    private Expr Truth(int depth)
    {
        switch (random.Next(6))
        {
            case 0:
                return new Unary(UnaryOperator.Not, Of(IrType.Bool, depth));
            case 1:
                return new Call(Pick(["IsNaN", "IsFinite"]), EquatableArrays.Of(Of(IrType.Double, depth)), IrType.Bool);
            case 2:
                IrType type = Pick(numbers);
                BinaryOperator comparison = Pick([.. Enumerable.Range((int)BinaryOperator.Equal, 6).Select(i => (BinaryOperator)i)]);
                return new Binary(comparison, Of(type, depth), Of(type, depth), IrType.Bool);
            default:
                BinaryOperator op = Pick(
                    [BinaryOperator.AndAlso, BinaryOperator.OrElse, BinaryOperator.And, BinaryOperator.Or, BinaryOperator.ExclusiveOr, BinaryOperator.Equal, BinaryOperator.NotEqual]);
                return new Binary(op, Of(IrType.Bool, depth), Of(IrType.Bool, depth), IrType.Bool);
        }
    }

    private Expr NotConstant(IrType type, int depth)
    {
        Expr expression = Of(type, depth);
        return Walk.Variables(expression).Any() ? expression : ReadOf(type);
    }

    private Expr Index(int depth) => new Binary(BinaryOperator.And, Of(IrType.Int, depth), IntegerConstant.Of(3), IrType.Int);

    private static Variable Sequence(string name) => Variables.Single(v => v.Variable.Name == name).Variable;

    private T Pick<T>(IReadOnlyList<T> choices) => choices[random.Next(choices.Count)];
}
