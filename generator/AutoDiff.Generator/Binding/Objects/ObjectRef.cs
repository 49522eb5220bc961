using System.Collections.Generic;
using AutoDiff.Generator.IR;
using Microsoft.CodeAnalysis;

namespace AutoDiff.Generator.Binding;

/// <summary>A class or struct parameter, <c>this</c>, or an object or struct within one, at a place that is known when it is compiled.</summary>
/// <param name="Path">Behind the owner; empty for the owner itself.</param>
/// <param name="IsPlace">Its members can be assigned one by one: an object, or a struct in a variable.</param>
/// <param name="Unit">
/// For a struct the path of what is assigned to change it as a whole: its own, or that of a struct around it. Null for an object, and
/// where that struct cannot be made from its members.
/// </param>
/// <param name="Types">The types on the way, its own included.</param>
internal sealed record ObjectRef(OwnerBinding Owner, ObjectShape Shape, string Path, bool IsPlace, string? Unit, IReadOnlyList<INamedTypeSymbol> Types)
{
    /// <summary>Its declaration, or that of an object around it, says that it may be null.</summary>
    public bool MaybeNull { get; init; }

    /// <summary>It is an object of an array, or within one.</summary>
    public ElementPlace? Element { get; init; }

    /// <summary>How it follows on the object of the array.</summary>
    public string PathInElement => Path.Substring(Path.IndexOf(ElementPlace.Mark, System.StringComparison.Ordinal) + ElementPlace.Mark.Length);

    /// <summary>An object of an array or list that is a member.</summary>
    public ObjectRef ElementOf(ObjectMember member, ObjectShape shape, Expr index) =>
        new(Owner, shape, Path + member.Step + ElementPlace.Mark, IsPlace: true, Unit: null, [.. Types, shape.Type])
        {
            MaybeNull = MaybeNull,
            Element = new ElementPlace(Path + member.Step, index),
        };

    /// <summary>The path of what is assigned to change a member.</summary>
    public string? UnitOf(ObjectMember member) => IsPlace && member.IsSettable ? Path + member.Step : Unit;

    /// <summary>An object or struct that is a member.</summary>
    public ObjectRef Nested(ObjectMember member, ObjectShape shape, ObjectShapes shapes)
    {
        bool isPlace = !shape.IsValue || (IsPlace && member is { IsField: true, IsSettable: true });
        string path = Path + member.Step;
        string? unit = UnitOf(member);
        return new ObjectRef(Owner, shape, path, isPlace, shape.IsValue && (unit != path || shapes.CanBeMade(shape)) ? unit : null, [.. Types, shape.Type])
        {
            MaybeNull = MaybeNull || (!shape.IsValue && member.Type.NullableAnnotation == NullableAnnotation.Annotated),
            Element = Element,
        };
    }
}
