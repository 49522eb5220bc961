using AutoDiff.Generator.IR;
using Microsoft.CodeAnalysis;

namespace AutoDiff.Generator.Binding;

/// <summary>One field or automatic property of a class or struct.</summary>
/// <param name="IsSettable">Generated code can assign it on an object that exists.</param>
/// <param name="IsReachable">Generated code can name it.</param>
internal sealed record ObjectMember(ISymbol Symbol, ITypeSymbol Type, ObjectMemberRole Role, bool IsSettable, bool IsReachable)
{
    public bool IsField => Symbol is IFieldSymbol && Wrapper is null;

    /// <summary>The property to go by where the field itself cannot be named.</summary>
    public IPropertySymbol? Wrapper { get; init; }

    public string Step => "." + Identifier.Escape((Wrapper ?? Symbol).Name);
}

internal enum ObjectMemberRole
{
    /// <summary>A number that is differentiated.</summary>
    Real,

    /// <summary>An array of such numbers, also rectangular or of arrays, or a list of them.</summary>
    RealSequence,

    /// <summary>Anything without real numbers in it: an integer, a text, an array of integers.</summary>
    Data,

    /// <summary>An object or struct with members of its own.</summary>
    Nested,

    /// <summary>An array or list of objects with members of their own.</summary>
    Objects,

    /// <summary>It may hold real numbers in a form that has no flat parts, such as a list.</summary>
    Opaque,
}
