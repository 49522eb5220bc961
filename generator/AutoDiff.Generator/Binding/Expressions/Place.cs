using AutoDiff.Generator.IR;

namespace AutoDiff.Generator.Binding;

/// <summary>What can be read and perhaps assigned: a variable, an element, a discard, or a value that can only be read.</summary>
internal sealed record Place(Variable? Variable, Expr? Index, Expr? ReadOnlyValue)
{
    public static readonly Place Discard = new(null, null, null);

    public static Place Of(Variable variable) => new(variable, null, null);

    public static Place Of(Variable sequence, Expr index) => new(sequence, index, null);

    public static Place ReadOnly(Expr value) => new(null, null, value);

    public bool IsElement => Index is not null;

    public Expr Value => ReadOnlyValue ?? (Index is null ? new Read(Variable!) : new Element(Variable!, Index));

    public IrType Type => Value.Type;

    public Statement Assign(Expr value) => Index is null ? new Assign(Variable!, value) : new Store(Variable!, Index, value);
}
