namespace AutoDiff.Generator.IR;

/// <summary>The type of a value. <see cref="Text"/> is its C# spelling, with <c>global::</c> where it is not a keyword.</summary>
internal abstract record IrType
{
    public static readonly RealType Double = new("double");
    public static readonly RealType Float = new("float");
    public static readonly IntegerType Int = new("int");
    public static readonly BoolType Bool = new();
    public static readonly OpaqueType Void = new("void");

    public abstract string Text { get; }

    public bool IsReal => this is RealType;

    public bool IsSequence => this is SequenceType;

    /// <summary>A sequence of reals, which has a gradient of its own.</summary>
    public bool IsRealSequence => this is SequenceType { Element: RealType };

    /// <summary>A sequence of structs of reals of one type, which has a gradient of the same structs.</summary>
    public bool IsRealRecords => this is SequenceType { Element: RecordType { IsInterleaved: true, HasReal: true } };
}

/// <summary><c>double</c>, <c>float</c>, or a type parameter <c>T : IFloatingPointIeee754&lt;T&gt;</c> of the differentiated method.</summary>
internal sealed record RealType(string Name) : IrType
{
    public override string Text => Name;

    public bool IsGeneric => Name is not ("double" or "float");
}

/// <summary>A built-in integer type (<c>int</c>, <c>long</c>, <c>byte</c>, <c>nint</c>, …) by keyword.</summary>
internal sealed record IntegerType(string Name) : IrType
{
    public override string Text => Name;
}

internal sealed record BoolType : IrType
{
    public override string Text => "bool";
}

/// <summary>A one-dimensional array or span; in bound form also an array of arrays.</summary>
internal sealed record SequenceType(SequenceKind Kind, IrType Element) : IrType
{
    /// <summary>An array of arrays.</summary>
    public bool IsJagged => Element is SequenceType;

    public override string Text => Kind switch
    {
        SequenceKind.Array => Element.Text + "[]",
        SequenceKind.Span => "global::System.Span<" + Element.Text + ">",
        SequenceKind.Arena => "global::AutoDiff.Arena<" + Element.Text + ">",
        _ => "global::System.ReadOnlySpan<" + Element.Text + ">",
    };
}

internal enum SequenceKind
{
    Array,
    Span,
    ReadOnlySpan,

    /// <summary>The memory of arrays that change hands (<c>global::AutoDiff.Arena&lt;T&gt;</c>), of which only views are read and written.</summary>
    Arena,
}

/// <summary>Any other type (enum, string, class used as data): never differentiated, spelled as it is.</summary>
internal sealed record OpaqueType(string Name) : IrType
{
    public override string Text => Name;
}

/// <summary>The type of a tape (<c>global::AutoDiff.Tape&lt;T&gt;</c>) of values of one element type; made by differentiation only.</summary>
internal sealed record TapeType(IrType Element) : IrType
{
    public override string Text => "global::AutoDiff.Tape<" + Element.Text + ">";
}

/// <summary>The type of a last-in-first-out arena (<c>global::AutoDiff.Scratch&lt;T&gt;</c>) that local buffers come from; made by differentiation only.</summary>
internal sealed record ScratchType(IrType Element) : IrType
{
    public override string Text => "global::AutoDiff.Scratch<" + Element.Text + ">";
}
