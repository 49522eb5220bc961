namespace AutoDiff.Generator.IR;

/// <summary>
/// What makes a flat parameter a part of another one: a field or property, directly or further down, of a class or struct parameter or
/// of <c>this</c>. Flat parameters have no place in the signature; the generated method reads them from their owner at its start.
/// </summary>
/// <param name="Owner">The variable of the parameter that it is a part of.</param>
/// <param name="Path">How the member follows on the owner (<c>.Layer.Bias</c>), names escaped.</param>
/// <param name="Unit">
/// The path of what has to be assigned to change the part: its own, where that can be assigned, or that of the innermost assignable
/// struct around it, which then has a <see cref="ValueAssembly"/>. Null where nothing can be assigned.
/// </param>
internal sealed record PartModel(Variable Owner, string Path, string? Unit)
{
    /// <summary>For a part of an array of arrays, which is copied and not a member: which.</summary>
    public JaggedPart? Jagged { get; init; }

    /// <summary>For the numbers of an array of objects, which are copied: which. <see cref="Path"/> is that of the array.</summary>
    public GatheredPart? Gathered { get; init; }

    /// <summary>The numbers of an array of arrays or of objects: they are copied, and go back to where they came from at the end.</summary>
    public bool IsCopied => Jagged is { IsValues: true } || Gathered is not null;

    public bool IsAssignedItself => Unit == Path;

    /// <summary>A parameter of the primary constructor, which the path just names.</summary>
    public bool IsCaptured { get; init; }

    /// <summary>What stands before the owner where the part is computed from it: <c>FlatArray.Of(</c>.</summary>
    public string Start { get; init; } = "";

    /// <summary>And what behind the path.</summary>
    public string End { get; init; } = "";

    /// <summary>The elements of a rectangular array: their gradient has the same shape, not only the same length.</summary>
    public bool IsGrid { get; init; }

    /// <summary>The numbers of an array of structs: those, as text.</summary>
    public string? Struct { get; init; }

    /// <summary>The part as C#, read from its owner or from the derivative of that.</summary>
    /// <param name="owner">Escaped.</param>
    public string TextOn(string owner) => IsCaptured ? Path
        : Jagged is not null ? Jagged.TextOn(owner + Path)
        : Gathered is not null ? Gathered.ValuesOf(owner + Path)
        : Start + owner + Path + End;
}
