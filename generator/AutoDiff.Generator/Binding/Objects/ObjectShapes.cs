using System.Collections.Generic;
using System.Linq;
using AutoDiff.Generator.IR;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AutoDiff.Generator.Binding;

/// <summary>What classes and structs consist of.</summary>
internal sealed class ObjectShapes(BindingSession session)
{
    private readonly Dictionary<ITypeSymbol, ObjectShape?> shapes = new(SymbolEqualityComparer.Default);

    /// <summary>The shape of a type whose members can be followed one by one, or null.</summary>
    public ObjectShape? Of(ITypeSymbol type)
    {
        if (!shapes.TryGetValue(type, out ObjectShape? shape))
        {
            shape = type is INamedTypeSymbol named && HasParts(named) ? new ObjectShape(named, Members(named)) : null;
            shapes[type] = shape;
        }

        return shape;
    }

    /// <summary>Whether real numbers stand in it, at any depth.</summary>
    public bool HasReal(ObjectShape shape) => HasReal(shape, []);

    /// <summary>Whether a struct can be made from the values of its members, and of theirs.</summary>
    public bool CanBeMade(ObjectShape shape) => ValueConstruction.Of(shape, session) is { } construction
        && construction.Members.All(m => m.Role != ObjectMemberRole.Nested || Of(m.Type) is not { IsValue: true } nested || CanBeMade(nested));

    /// <summary>Whether the member can hold a gradient of its own.</summary>
    public bool Holds(ObjectRef container, ObjectMember member) => member.IsReachable && member.Role switch
    {
        ObjectMemberRole.Real => container.Element is null ? container.UnitOf(member) is not null : container.UnitOf(member) == container.Path + member.Step,
        ObjectMemberRole.RealSequence => !container.Shape.IsValue && (container.Element is null || IsGathered(member.Type)),
        _ => false,
    };

    /// <summary>Every member, at any depth, that can hold a gradient of its own.</summary>
    public IEnumerable<(ObjectRef Container, ObjectMember Member)> Held(ObjectRef container)
    {
        foreach (ObjectMember member in container.Shape.Members)
        {
            if (Holds(container, member))
            {
                yield return (container, member);
            }
            else if ((NestedHolder(container, member) ?? ElementHolder(container, member, IntegerConstant.Of(0))) is { } nested)
            {
                foreach ((ObjectRef, ObjectMember) inner in Held(nested))
                {
                    yield return inner;
                }
            }
        }
    }

    /// <summary>The object or struct in a member, where a gradient can have one there, too: not a chain without an end.</summary>
    public ObjectRef? NestedHolder(ObjectRef container, ObjectMember member) =>
        member is { IsReachable: true, Role: ObjectMemberRole.Nested } && Of(member.Type) is { } nested && !(!nested.IsValue && (container.Shape.IsValue || container.Element is not null))
        && !container.Types.Any(t => SymbolEqualityComparer.Default.Equals(t.OriginalDefinition, nested.Type.OriginalDefinition))
            ? container.Nested(member, nested, this)
            : null;

    /// <summary>The object at an index of an array or list in a member, where a gradient can have one there, too: not one within another array.</summary>
    public ObjectRef? ElementHolder(ObjectRef container, ObjectMember member, Expr index) =>
        member is { IsReachable: true, Role: ObjectMemberRole.Objects } && container is { Element: null, Shape.IsValue: false }
        && ObjectsOf(member.Type) is { } type && Of(type) is { } shape
        && !container.Types.Any(t => SymbolEqualityComparer.Default.Equals(t.OriginalDefinition, type.OriginalDefinition))
            ? container.ElementOf(member, shape, index)
            : null;

    /// <summary>The class of the objects in an array or list, or null for any other type.</summary>
    public static INamedTypeSymbol? ObjectsOf(ITypeSymbol type)
    {
        ITypeSymbol? element = type switch
        {
            IArrayTypeSymbol { Rank: 1 } array => array.ElementType,
            INamedTypeSymbol { Name: "List" or "IReadOnlyList", TypeArguments.Length: 1 } list when KnownTypes.IsIn(list, "System.Collections.Generic") => list.TypeArguments[0],
            _ => null,
        };
        return element is INamedTypeSymbol { TypeKind: TypeKind.Class, SpecialType: SpecialType.None } named && named.Locations.Any(l => l.IsInSource) && HasParts(named) ? named : null;
    }

    /// <summary>What of each object of an array can be collected: arrays of one dimension and of two, of numbers.</summary>
    private bool IsGathered(ITypeSymbol type) => type is IArrayTypeSymbol { Rank: 1 or 2, ElementType: var element } && session.Types.Map(element) is RealType;

    /// <summary>A property that nothing but its own storage is behind.</summary>
    public static bool IsAutomatic(IPropertySymbol property) => property.DeclaringSyntaxReferences.Length > 0
        && property.DeclaringSyntaxReferences.All(r => r.GetSyntax() switch
        {
            PropertyDeclarationSyntax { ExpressionBody: null, AccessorList.Accessors: var accessors } => accessors.All(a => a.Body is null && a.ExpressionBody is null),
            ParameterSyntax => true,
            _ => false,
        });

    private bool HasReal(ObjectShape shape, HashSet<ITypeSymbol> around) => shape.Members.Any(m => m.Role switch
    {
        ObjectMemberRole.Real or ObjectMemberRole.RealSequence => true,
        ObjectMemberRole.Objects => Of(ObjectsOf(m.Type)!) is { } element && around.Add(element.Type.OriginalDefinition) && HasReal(element, around),
        ObjectMemberRole.Nested => Of(m.Type) is { } nested && around.Add(m.Type.OriginalDefinition) && HasReal(nested, around),
        _ => false,
    });

    /// <summary>A type of the base library that holds no numbers of the user's.</summary>
    private static bool IsPlain(ITypeSymbol type) => type is INamedTypeSymbol { IsGenericType: false, TypeKind: TypeKind.Class or TypeKind.Struct }
        && type.SpecialType is not (SpecialType.System_Object or SpecialType.System_Decimal)
        && (KnownTypes.IsIn(type, "System") || KnownTypes.IsIn(type, "System.Diagnostics") || KnownTypes.IsIn(type, "System.Globalization"))
        && type.Name is "DateTime" or "DateTimeOffset" or "DateOnly" or "TimeOnly" or "TimeSpan" or "Guid" or "Random" or "Version" or "Stopwatch" or "CultureInfo";

    private static bool HasParts(INamedTypeSymbol type) =>
        type is { TypeKind: TypeKind.Class or TypeKind.Struct, SpecialType: SpecialType.None, IsTupleType: false, IsAnonymousType: false, IsStatic: false }

        // Fields that lie on top of each other are not apart.
        && !type.GetMembers().OfType<IFieldSymbol>().Any(f => f.GetAttributes().Any(a => a.AttributeClass?.Name == "FieldOffsetAttribute"))
        && (type.Locations.Any(l => l.IsInSource) || NumericsBodies.IsNumerics(type) || (type.TypeKind == TypeKind.Struct && type.GetMembers().OfType<IFieldSymbol>().Any(f => !f.IsStatic && f.DeclaredAccessibility == Accessibility.Public)));

    private List<ObjectMember> Members(INamedTypeSymbol type)
    {
        if (type.Name == "Complex" && NumericsBodies.IsNumerics(type))
        {
            return [.. type.GetMembers().OfType<IPropertySymbol>().Where(p => p.Name is "Real" or "Imaginary")
                .Select(p => new ObjectMember(p, p.Type, ObjectMemberRole.Real, IsSettable: false, IsReachable: true))];
        }

        List<INamedTypeSymbol> lineage = [];
        for (INamedTypeSymbol? current = type; current is { SpecialType: SpecialType.None }; current = current.BaseType)
        {
            lineage.Insert(0, current);
        }

        List<ObjectMember> members = [];
        foreach (INamedTypeSymbol level in lineage)
        {
            foreach (IFieldSymbol field in level.GetMembers().OfType<IFieldSymbol>().Where(f => f is { IsStatic: false, IsConst: false }))
            {
                bool isHidden = level.Equals(type, SymbolEqualityComparer.Default) is false && lineage.SkipWhile(l => !l.Equals(level, SymbolEqualityComparer.Default)).Skip(1)
                    .Any(below => below.GetMembers(field.AssociatedSymbol?.Name ?? field.Name).Length > 0);
                members.Add(Member(type, field, isHidden));
            }
        }

        return members;
    }

    /// <param name="isHidden">A class further down has a member of the same name.</param>
    private ObjectMember Member(INamedTypeSymbol owner, IFieldSymbol field, bool isHidden)
    {
        if (field.AssociatedSymbol is IPropertySymbol property && IsAutomatic(property))
        {
            bool isSettable = property.SetMethod is { IsInitOnly: false } setter && session.CanName(setter, owner);
            bool isFixed = KnownTarget.IsFixed(property.GetMethod, null, session);
            return new ObjectMember(property, property.Type, RoleOf(property.Type), isSettable, !isHidden && isFixed && session.CanName(property, owner));
        }

        if (!isHidden && !session.CanName(field, owner) && TrivialProperty.Around(field.OriginalDefinition) is { } wrapper && session.CanName(wrapper, owner))
        {
            bool isSettable = wrapper.SetMethod is { IsInitOnly: false } setter && session.CanName(setter, owner) && TrivialProperty.Sets(wrapper, field.OriginalDefinition);
            return new ObjectMember(field, field.Type, RoleOf(field.Type), isSettable, IsReachable: true) { Wrapper = wrapper };
        }

        return new ObjectMember(field, field.Type, RoleOf(field.Type), !field.IsReadOnly, !isHidden && field.CanBeReferencedByName && session.CanName(field, owner));
    }

    private ObjectMemberRole RoleOf(ITypeSymbol type) => session.Types.Map(type) switch
    {
        RealType => ObjectMemberRole.Real,
        SequenceType { Kind: SequenceKind.Array } array when JaggedParameters.Depth(array) <= 3 && JaggedParameters.IsReal(array) => ObjectMemberRole.RealSequence,
        SequenceType { Element: RealType } => ObjectMemberRole.Opaque,
        SequenceType { Kind: SequenceKind.Array, IsRealRecords: true } => ObjectMemberRole.RealSequence,
        SequenceType { Element: RecordType { IsInterleaved: false } or RecordType { HasReal: true } } => ObjectMemberRole.Opaque,
        SequenceType jagged when JaggedParameters.Depth(jagged) > 3 => ObjectMemberRole.Opaque,
        OpaqueType when type is IArrayTypeSymbol { Rank: 2 or 3 } && session.Types.Rectangular(type) is { } grid =>
            grid.Element is RealType ? ObjectMemberRole.RealSequence : ObjectMemberRole.Data,
        OpaqueType when ListBinder.IsList(type, session.Types) => ObjectMemberRole.RealSequence,
        IntegerType or BoolType or SequenceType => ObjectMemberRole.Data,
        _ when type.TypeKind == TypeKind.Enum || type.SpecialType == SpecialType.System_String => ObjectMemberRole.Data,
        _ when ObjectsOf(type) is not null => ObjectMemberRole.Objects,
        _ when type is INamedTypeSymbol named && HasParts(named) => ObjectMemberRole.Nested,
        _ when IsPlain(type) => ObjectMemberRole.Data,
        _ => ObjectMemberRole.Opaque,
    };
}
