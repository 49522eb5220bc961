using AutoDiff.Generator.IR;

namespace AutoDiff.Generator.Binding;

/// <summary>What can be read and perhaps assigned: a variable, an element, a discard, or a value that can only be read.</summary>
internal sealed record Place(Variable? Variable, Expr? Index, Expr? ReadOnlyValue)
{
    public static readonly Place Discard = new(null, null, null);

    public static Place Of(Variable variable) => new(variable, null, null);

    public static Place Of(Variable sequence, Expr index) => new(sequence, index, null);

    /// <summary>A leaf of an element of a sequence of structs.</summary>
    public static Place Of(Variable sequence, Expr index, int field) => new(sequence, index, null) { Field = field };

    public static Place ReadOnly(Expr value) => new(null, null, value);

    public int? Field { get; init; }

    public bool IsElement => Index is not null;

    public Expr Value => ReadOnlyValue ?? (Index is null ? new Read(Variable!) : Element.Of(Variable!, Index, Field));

    public IrType Type => Value.Type;

    public Statement Assign(Expr value) => Index is null ? new Assign(Variable!, value) : new Store(Variable!, Index, value) { Field = Field };
}
