namespace AutoDiff.Generator.IR;

/// <summary>The shape of a class or struct parameter whose parts are parameters of their own.</summary>
/// <param name="IsValue">A struct: its gradient is an <c>out</c> or <c>ref</c> argument. Else a class: the caller makes the gradient object.</param>
/// <param name="Objects">The objects in it that a gradient must have, too, outermost first; for a class the owner itself is the first.</param>
/// <param name="Assemblies">How to make the structs of which no single member can be assigned.</param>
internal sealed record OwnerModel(bool IsValue, EquatableArray<ObjectNode> Objects, EquatableArray<ValueAssembly> Assemblies)
{
    /// <summary>A rectangular array: its parts are its elements and the lengths of its dimensions.</summary>
    public bool IsGrid { get; init; }

    /// <summary>What a gradient object has that no derivative is ever put in.</summary>
    public EquatableArray<UnheldMember> Unheld { get; init; } = EquatableArray<UnheldMember>.Empty;

    /// <summary>An array or span of structs: its parts are sequences of their leaves. Its gradient is a span of them.</summary>
    public bool IsRecords { get; init; }

    /// <summary>A list or collection of these: its one part is its elements, and its gradient a span.</summary>
    public IrType? ListElement { get; init; }
}

/// <summary>An object within an owner, or the owner itself.</summary>
/// <param name="Path">Behind the owner; empty for the owner itself.</param>
/// <param name="Lineage">The class and those it is derived from, as text: two objects can only be the same where one's class is in the other's.</param>
internal sealed record ObjectNode(string Path, EquatableArray<string> Lineage);

/// <summary>How to make a struct from its members: <c>Pieces[0] member0 Pieces[1] … Pieces[n]</c>.</summary>
/// <param name="Path">Where the struct stands, behind the owner; empty for the owner itself.</param>
/// <param name="Members">What the holes stand for.</param>
internal sealed record ValueAssembly(string Path, string TypeText, EquatableArray<string> Pieces, EquatableArray<AssemblyMember> Members);

/// <param name="Path">Behind the owner.</param>
internal sealed record AssemblyMember(string Path, IrType Type);
