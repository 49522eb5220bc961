namespace AutoDiff.Generator.IR;

/// <summary>
/// A named storage place. Names are unique within a method (inlined callees' locals are renamed), keyword-escaping (<c>@</c>) is
/// the printer's work. A variable of kind <see cref="VariableKind.Static"/> stands for a <c>static readonly</c> field:
/// its name is the fully qualified C# text and it is never declared or assigned.
/// </summary>
internal sealed record Variable(int Id, string Name, IrType Type, VariableKind Kind)
{
    /// <summary>The name serves C# only: no word of the source stands behind it (an inlined callee's result, a hoisted value).</summary>
    public bool IsTemporary { get; init; }
}

internal enum VariableKind
{
    Parameter,
    Local,
    LoopIndex,
    Static,
}
