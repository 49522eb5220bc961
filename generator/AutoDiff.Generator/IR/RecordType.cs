using System.Linq;

namespace AutoDiff.Generator.IR;

/// <summary>
/// A struct as the element of an array or span, by the scalars that it ends in. In bound form only: what follows knows sequences of
/// scalars, and the type only in the signature.
/// </summary>
/// <param name="Name">As it is written in C#.</param>
/// <param name="IsInterleaved">
/// Nothing but numbers of one type, one behind the other: the array is a sequence of numbers in its own memory. Else every leaf has a sequence of its own.
/// </param>
internal sealed record RecordType(string Name, EquatableArray<RecordLeaf> Leaves, bool IsInterleaved) : IrType
{
    public override string Text => Name;

    /// <summary>How many numbers make one element.</summary>
    public int Stride => Leaves.Count;

    public bool HasReal => Leaves.Any(leaf => leaf.Type.IsReal);

    /// <summary>The types of the sequences that stand for one of these.</summary>
    public EquatableArray<IrType> Elements => IsInterleaved ? EquatableArrays.Of(Leaves[0].Type) : Leaves.Map(leaf => leaf.Type);
}

/// <param name="Name">As a part of a variable's name: <c>PositionX</c>.</param>
/// <param name="Access">How it reads behind the struct: <c>.Position.X</c>.</param>
internal sealed record RecordLeaf(string Name, IrType Type, string Access);
