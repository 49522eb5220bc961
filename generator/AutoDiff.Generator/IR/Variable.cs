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

    /// <summary>The name before it was made unique in the method; in the end every scope gives it back where it can.</summary>
    public string BaseName { get; init; } = Name;

    /// <summary>For an adjoint, tangent, tape and the like: the id of the variable that it belongs to, and is named after.</summary>
    public int? Owner { get; init; }

    /// <summary>What follows the owner's name (<c>Gradient</c>).</summary>
    public string Suffix { get; init; } = "";

    public bool Equals(Variable? other) => ReferenceEquals(this, other)
        || (other is not null && Id == other.Id && Kind == other.Kind && IsTemporary == other.IsTemporary && Owner == other.Owner
            && Name == other.Name && BaseName == other.BaseName && Suffix == other.Suffix && Type.Equals(other.Type));

    // Variables are looked up all the time, and ids are unique within a method.
    public override int GetHashCode() => Id;
}

internal enum VariableKind
{
    Parameter,
    Local,
    LoopIndex,
    Static,

    /// <summary>A member of an argument (<c>modelGradient.Bias</c>): its name is C# text. It is read and assigned, never declared.</summary>
    Member,
}
