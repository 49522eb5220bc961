using System;

namespace AutoDiff.Generator.IR;

/// <summary>
/// A side-effect-free expression tree (the binder moves nested assignments, increments and inlined calls into statements before it).
/// <see cref="External"/> alone may have an effect, and is evaluated exactly where and as often as the source evaluates it.
/// </summary>
internal abstract record Expr(IrType Type)
{
    // A changed copy is another expression: what is known of this one says nothing about it.
    protected Expr(Expr original) => Type = original.Type;

    /// <summary>What is known of the expression, once somebody has asked; no part of its value.</summary>
    internal Effects? Effects { get; set; }

    /// <summary>The passes that have nothing to do here; no part of its value.</summary>
    internal Settled Settled { get; set; }

    public virtual bool Equals(Expr? other) => other is not null && GetType() == other.GetType() && Type.Equals(other.Type);

    public override int GetHashCode() => GetType().GetHashCode();
}

/// <summary>A real number by its bits, so that −0.0 and 0.0 differ and NaN equals itself. A float's value is held widened.</summary>
internal sealed record RealConstant(long Bits, IrType Type) : Expr(Type)
{
    public double Value => BitConverter.Int64BitsToDouble(Bits);

    public static RealConstant Of(double value, IrType type) => new(BitConverter.DoubleToInt64Bits(value), type);
}

internal sealed record IntegerConstant(long Value, IrType Type) : Expr(Type)
{
    public static IntegerConstant Of(int value) => new(value, IrType.Int);
}

internal sealed record BoolConstant(bool Value) : Expr(IrType.Bool);

/// <summary>Any other constant as C# text: a string, an enum member, <c>null</c>, <c>default</c>, a ulong beyond long.</summary>
internal sealed record Literal(string Text, IrType Type) : Expr(Type);

internal sealed record Read(Variable Variable) : Expr(Variable.Type);

/// <summary><c>sequence[index]</c>; the index is of an integer type.</summary>
internal sealed record Element(Variable Sequence, Expr Index) : Expr(((SequenceType)Sequence.Type).Element)
{
    /// <summary>Bound form only, of a sequence of structs: which leaf of the element; null for all of it.</summary>
    public int? Field { get; init; }

    /// <summary>A leaf of an element of a sequence of structs, or the element itself.</summary>
    public static Element Of(Variable sequence, Expr index, int? field) => field is { } leaf && sequence.Type is SequenceType { Element: RecordType record }
        ? new Element(sequence, index) { Field = field, Type = record.Leaves[leaf].Type }
        : new Element(sequence, index);
}

/// <summary><c>sequence.Length</c>.</summary>
internal sealed record Length(Variable Sequence) : Expr(IrType.Int);

/// <summary>
/// The position of an element of a rectangular array whose elements lie row by row; −1 where one of the indices is out of its range.
/// Differentiation begins with replacing it by arithmetic that checks what is not known to be in range.
/// </summary>
internal sealed record FlatIndex(EquatableArray<Expr> Indices, EquatableArray<Expr> Lengths) : Expr(IrType.Int);

internal enum UnaryOperator
{
    Negate,
    Not,
    Complement,
}

internal sealed record Unary(UnaryOperator Operator, Expr Operand) : Expr(Operand.Type);

internal enum BinaryOperator
{
    Add,
    Subtract,
    Multiply,
    Divide,
    Remainder,
    Equal,
    NotEqual,
    Less,
    LessOrEqual,
    Greater,
    GreaterOrEqual,
    AndAlso,
    OrElse,
    And,
    Or,
    ExclusiveOr,
    ShiftLeft,
    ShiftRight,
    ShiftRightUnsigned,
}

/// <summary>Both operands have been converted to the operator's type. <see cref="Checked"/> matters for integers only.</summary>
internal sealed record Binary(BinaryOperator Operator, Expr Left, Expr Right, IrType Type, bool Checked = false) : Expr(Type);

/// <summary>A numeric conversion, printed as a cast. Real to integer is piecewise constant: its derivative is 0.</summary>
internal sealed record Convert(Expr Operand, IrType Type, bool Checked = false) : Expr(Type);

internal sealed record Conditional(Expr Condition, Expr WhenTrue, Expr WhenFalse) : Expr(WhenTrue.Type);

/// <summary>A function of the derivative table, by the name of its row (<c>"Exp"</c>, <c>"Pow"</c>, <c>"Floor"</c>).</summary>
internal sealed record Call(string Function, EquatableArray<Expr> Arguments, IrType Type) : Expr(Type);

/// <summary>
/// Anything else of the source that is carried over as text with holes: <c>Pieces[0] arg0 Pieces[1] arg1 … Pieces[n]</c>. It is a
/// primary expression (a call, a member access, an object creation). <see cref="Site"/> indexes the binder's list of source
/// locations, for the case that an active value turns out to flow into it. Never recomputed in a reverse sweep.
/// </summary>
/// <param name="Refusal">The diagnostic id to report when an argument is active, or "" where piecewise-constant results make it fine.</param>
internal record External(EquatableArray<string> Pieces, EquatableArray<Expr> Arguments, IrType Type, int Site, string Refusal) : Expr(Type)
{
    /// <summary>
    /// The user's own derivative. Such a call is the whole value of a <see cref="Declare"/> or <see cref="Evaluate"/>, and differentiation
    /// takes the rule off it.
    /// </summary>
    public CustomRule? Rule { get; init; }
}

/// <summary>A new zeroed buffer of <see cref="Length"/> elements. Only as the value of a <see cref="Declare"/> of a sequence variable.</summary>
internal sealed record Allocate(IrType Element, Expr Length, bool OnStack)
    : Expr(new SequenceType(OnStack ? SequenceKind.Span : SequenceKind.Array, Element));

/// <summary>
/// The part of <see cref="Source"/> from <see cref="Start"/> (null: 0) of <see cref="Count"/> elements (null: to the end), sharing
/// its memory; with both null another name for the whole. Only as the value of a <see cref="Declare"/> of a sequence variable.
/// </summary>
internal sealed record View(Variable Source, Expr? Start, Expr? Count, IrType Type) : Expr(Type);

/// <summary>
/// The array that a method gives its caller: an array parameter or static table by itself, else a new array with the elements of
/// <see cref="Sequence"/>, which is the <see cref="Read"/> of a sequence variable. Only as the value of the method's result.
/// </summary>
internal sealed record ReturnedArray(Expr Sequence, IrType Type) : Expr(Type)
{
    /// <summary>The struct that the numbers make, as text; null for an array of numbers.</summary>
    public string? Struct { get; init; }

    /// <summary>For a rectangular array, how long each dimension is: always a new array.</summary>
    public EquatableArray<Expr> Lengths { get; init; } = EquatableArray<Expr>.Empty;
}

/// <summary>
/// A struct, tuple or object put together from its parts: <c>Pieces[0] part0 Pieces[1] … Pieces[n]</c>, without effect. Only as the value of
/// the <see cref="Return"/> that ends a method, where the parts are reads of locals and constants, and in a <see cref="Pair"/> there.
/// </summary>
internal sealed record Composite(EquatableArray<string> Pieces, EquatableArray<Expr> Parts, IrType Type) : Expr(Type);

/// <summary>
/// <c>rows[index]</c> of an array of arrays: the array there, not a copy. Bound form only, as the value of a <see cref="Declare"/> or
/// <see cref="Assign"/> of a sequence variable; a <see cref="Store"/> of a <see cref="View"/> puts an array in its place.
/// </summary>
internal sealed record Row(Variable Rows, Expr Index) : Expr(((SequenceType)Rows.Type).Element);

/// <summary>A new arena without arrays. Only as the value of a <see cref="Declare"/> in the method's own block.</summary>
internal sealed record NewArena(IrType Element) : Expr(new SequenceType(SequenceKind.Arena, Element));

/// <summary><c>arena.Take(length)</c>: makes a new zeroed array and gives its start. Only as the value of a <see cref="Declare"/>.</summary>
internal sealed record TakeStart(Variable Arena, Expr Length) : Expr(IrType.Int);

/// <summary>In a row of the derivative table: the value of the n-th operand.</summary>
internal sealed record Operand(int Index, IrType Type) : Expr(Type);

/// <summary>In a row of the derivative table: the value of the function itself.</summary>
internal sealed record Result(IrType Type) : Expr(Type);

/// <summary>Takes the last value off a tape; made by differentiation only.</summary>
internal sealed record Pop(Variable Tape) : Expr(((TapeType)Tape.Type).Element);

/// <summary><c>(a, b)</c>, as the value of a <see cref="Return"/> in forward mode only.</summary>
internal sealed record Pair(Expr First, Expr Second) : Expr(new OpaqueType("(" + First.Type.Text + ", " + Second.Type.Text + ")"));

/// <summary><c>scratch.Take(length)</c>: a new zeroed buffer, as the value of a <see cref="Declare"/>; made by differentiation only.</summary>
internal sealed record Take(Variable Scratch, Expr Length)
    : Expr(new SequenceType(SequenceKind.Span, ((ScratchType)Scratch.Type).Element));

/// <summary><c>scratch.TakeBack(length)</c>: the buffer that was taken last, with its contents, given back to the scratch with this call.</summary>
internal sealed record TakeBack(Variable Scratch, Expr Length)
    : Expr(new SequenceType(SequenceKind.Span, ((ScratchType)Scratch.Type).Element));

/// <summary>
/// <c>Left * Right</c> where a zero factor wins over an infinite one (zero stays zero): <see cref="Left"/> is an adjoint or tangent,
/// <see cref="Right"/> a local derivative. Printed as <c>global::AutoDiff.ChainRule.Multiply(left, right)</c>.
/// </summary>
internal sealed record ZeroSafeProduct(Expr Left, Expr Right) : Expr(Left.Type);
