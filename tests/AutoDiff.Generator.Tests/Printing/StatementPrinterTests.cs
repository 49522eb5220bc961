using AutoDiff.Generator.IR;
using AutoDiff.Generator.Printing;
using static AutoDiff.Generator.Tests.Printing.Tree;
using Convert = AutoDiff.Generator.IR.Convert;

namespace AutoDiff.Generator.Tests.Printing;

public sealed class StatementPrinterTests
{
    private static readonly Variable s = Real("s");
    private static readonly Variable i = Integer("i");
    private static readonly Variable w = Local("w", ReadOnlySpan);
    private static readonly Variable gradient = Local("wGradient", Span);
    private static readonly Variable done = Local("done", IrType.Bool);
    private static readonly Variable tape = Local("sTape", new TapeType(IrType.Double));
    private static readonly Variable scratch = Local("hScratch", new ScratchType(IrType.Float));

    [Fact]
    public void A_sum_and_its_gradient()
    {
        Expr element = new Element(w, I);
        AssertPrinted(
            """
            double s = 0;
            for (int i = 0; i < w.Length; i++)
            {
                s += w[i] * w[i];
            }

            // s += w[i] * w[i]
            for (int i = w.Length - 1; i >= 0; i--)
            {
                wGradient[i] += 2 * w[i];
            }

            return s;
            """,
            new Declare(s, Number(0.0)),
            new CountedLoop(i, Number(0), new Length(w), 1, Block(new Assign(s, Add(new Read(s), Multiply(element, element))))),
            new CountedLoop(
                i,
                Subtract(new Length(w), Number(1)),
                Number(0),
                -1,
                Block(new Store(gradient, I, Add(new Element(gradient, I), Multiply(Number(2.0), element)))))
            {
                Source = "s += w[i] * w[i]",
            },
            new Return(new Read(s)));
    }

    [Fact]
    public void Assignments_take_the_short_form_where_the_tree_has_it() => AssertPrinted(
        """
        i++;
        i--;
        i += 2;
        s += 1;
        s -= x - y;
        s *= 2;
        s = s + x + y;
        s = x + s;
        i = checked(i + 1);
        wGradient[i] /= n;
        s = n;
        s = -s;
        """,
        new Assign(i, Add(I, Number(1))),
        new Assign(i, Subtract(I, Number(1))),
        new Assign(i, Add(I, Number(2))),
        new Assign(s, Add(new Read(s), Number(1.0))),
        new Assign(s, Subtract(new Read(s), Subtract(X, Y))),
        new Assign(s, Multiply(new Read(s), Number(2.0))),
        new Assign(s, Add(Add(new Read(s), X), Y)),
        new Assign(s, Add(X, new Read(s))),
        new Assign(i, new Binary(BinaryOperator.Add, I, Number(1), IrType.Int, true)),
        new Store(gradient, I, Divide(new Element(gradient, I), new Convert(N, IrType.Double))),
        new Assign(s, new Convert(N, IrType.Double)),
        new Assign(s, Negate(new Read(s))));

    [Fact]
    public void An_index_with_an_effect_is_evaluated_as_often_as_the_tree_says()
    {
        Expr next = External(IrType.Int, EquatableArrays.Of("global::N.Next()"));
        AssertPrinted(
            "wGradient[global::N.Next()] = wGradient[global::N.Next()] + x;",
            new Store(gradient, next, Add(new Element(gradient, next), X)));
    }

    [Fact]
    public void Choices_chain() => AssertPrinted(
        """
        if (x < 0)
        {
            s = 1;
        }
        else if (x < 1)
        {
            s = 2;
        }
        else
        {
            // otherwise
            if (x < 2)
            {
                s = 3;
            }
        }
        """,
        new If(
            Less(X, Number(0.0)),
            Block(new Assign(s, Number(1.0))),
            Block(new If(
                Less(X, Number(1.0)),
                Block(new Assign(s, Number(2.0))),
                Block(new If(Less(X, Number(2.0)), Block(new Assign(s, Number(3.0))), Block()) { Source = "otherwise" })))));

    [Fact]
    public void Loops_leave_by_their_flag() => AssertPrinted(
        """
        bool done = false;
        while (s < 10)
        {
            s *= 2;
            done = s > x;

            if (done)
            {
                break;
            }
        }

        for (int i = n; i >= 2; i -= 3)
        {
        }

        for (int i = 0; i < n; i += 4)
        {
            if (done)
            {
                break;
            }
        }
        """,
        new Declare(done, new BoolConstant(false)),
        new WhileLoop(
            Less(new Read(s), Number(10.0)),
            Block(new Assign(s, Multiply(new Read(s), Number(2.0))), new Assign(done, Greater(new Read(s), X))),
            done),
        new CountedLoop(i, N, Number(2), -3, Block()),
        new CountedLoop(i, Number(0), N, 4, Block(), done));

    [Fact]
    public void Tapes_and_scratch_begin_on_the_stack() => AssertPrinted(
        """
        global::AutoDiff.Tape<double> sTape = new(stackalloc double[64]);
        global::AutoDiff.Scratch<float> hScratch = new(stackalloc float[128]);
        sTape.Push(0);
        s = sTape.Pop();
        global::System.Span<float> h = hScratch.Take(n);
        h = hScratch.TakeBack(n);
        sTape.Dispose();
        """,
        new Declare(tape, null),
        new Declare(scratch, null),
        new Push(tape, Number(0.0)),
        new Assign(s, new Pop(tape)),
        new Declare(Local("h", new SequenceType(SequenceKind.Span, IrType.Float)), new Take(scratch, N)),
        new Assign(Local("h", new SequenceType(SequenceKind.Span, IrType.Float)), new TakeBack(scratch, N)),
        new Release(tape));

    [Fact]
    public void Where_the_stack_would_be_zeroed_it_is_not_used() => Assert.Equal(
        "global::AutoDiff.Tape<double> sTape = new(default);\nglobal::System.Span<double> h = stackalloc double[n];\n",
        Print(skipsLocalsInit: false, new Declare(tape, null), new Declare(Local("h", Span), new Allocate(IrType.Double, N, true))));

    [Fact]
    public void A_type_parameter_may_not_lie_on_the_stack() => AssertPrinted(
        "scoped global::AutoDiff.Tape<T> tTape = new(default);", new Declare(Local("tTape", new TapeType(new RealType("T"))), null));

    [Fact]
    public void Sequences() => AssertPrinted(
        """
        global::System.Span<double> h = stackalloc double[n];
        h.Clear();
        double[] a = new double[n + 1];
        global::System.ReadOnlySpan<double> row = w.Slice(i * n, n);
        wGradient.Clear();
        global::System.Array.Clear(a);
        w.CopyTo(wGradient);
        global::System.MemoryExtensions.AsSpan(a).CopyTo(wGradient);
        """,
        new Declare(Local("h", Span), new Allocate(IrType.Double, N, true)),
        new Declare(Local("a", Reals), new Allocate(IrType.Double, Add(N, Number(1)), false)),
        new Declare(Local("row", ReadOnlySpan), new View(w, Multiply(I, N), N, ReadOnlySpan)),
        new Clear(gradient),
        new Clear(Local("a", Reals)),
        new CopyTo(w, gradient),
        new CopyTo(Local("a", Reals), gradient));

    [Fact]
    public void Effects_and_exits() => AssertPrinted(
        """
        double x;
        int @event = 3;
        global::N.Log.Write(x);
        _ = w[i];
        throw new global::System.ArgumentException("no");
        break;
        continue;
        return;
        return (x, y);
        """,
        new Declare(Real("x"), null),
        new Declare(Integer("event"), Number(3)),
        new Evaluate(External(IrType.Void, EquatableArrays.Of("global::N.Log.Write(", ")"), X)),
        new Evaluate(new Element(w, I)),
        new Throw(External(new OpaqueType("object"), EquatableArrays.Of("new global::System.ArgumentException(\"no\")"))),
        new Break(),
        new Continue(),
        new Return(null),
        new Return(new Pair(X, Y)));

    [Fact]
    public void Comments_stay_on_their_line() => AssertPrinted(
        """
        // the forward sweep
        s = 1;

        // s = "a b"; } #if
        s = 2;
        s = 3;
        """,
        new Comment("the forward sweep"),
        new Assign(s, Number(1.0)),
        new Assign(s, Number(2.0)) { Source = "s = \"a\u2028b\";\r}\n#if" },
        new Assign(s, Number(3.0)));

    [Fact]
    public void What_the_line_above_says_is_not_repeated() => AssertPrinted(
        """
        double s = x;
        double y = 1;

        // s *= x;
        y *= x;
        s *= x;
        """,
        new Declare(s, X),
        new Declare(Real("y"), Number(1.0)) { Source = "double s = x;" },
        new Assign(Real("y"), Multiply(Y, X)) { Source = "s *= x;" },
        new Assign(s, Multiply(new Read(s), X)) { Source = "s *= x;" });

    private static void AssertPrinted(string expected, params Statement[] statements) =>
        Assert.Equal(expected.Replace("\r", "", StringComparison.Ordinal) + "\n", Print(skipsLocalsInit: true, statements));

    private static string Print(bool skipsLocalsInit, params Statement[] statements)
    {
        IndentedWriter writer = new();
        new StatementPrinter(writer, skipsLocalsInit).PrintBlock(statements);
        return writer.ToString();
    }
}
