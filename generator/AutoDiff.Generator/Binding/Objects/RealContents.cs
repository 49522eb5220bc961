using System.Linq;
using Microsoft.CodeAnalysis;

namespace AutoDiff.Generator.Binding;

/// <summary>Whether a type of which no part is differentiated yet holds real numbers.</summary>
internal static class RealContents
{
    public static bool Has(ITypeSymbol type) => type switch
    {
        IArrayTypeSymbol array => IsReal(array.ElementType) || Has(array.ElementType),
        INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } nullable => IsReal(nullable.TypeArguments[0]),
        _ when NumericsBodies.IsNumerics(type) => true,
        INamedTypeSymbol { Name: "Span" or "ReadOnlySpan", TypeArguments.Length: 1 } span when KnownTypes.IsIn(span.OriginalDefinition, "System") => Has(span.TypeArguments[0]),
        INamedTypeSymbol { Name: "List" or "IList" or "IReadOnlyList" or "ICollection" or "IReadOnlyCollection" or "IEnumerable", TypeArguments.Length: 1 } list
            when KnownTypes.IsIn(list.OriginalDefinition, "System.Collections.Generic") => list.TypeArguments[0].IsValueType && Has(list.TypeArguments[0]),
        INamedTypeSymbol { TypeKind: TypeKind.Class or TypeKind.Struct, SpecialType: SpecialType.None } named =>
            named.GetMembers().OfType<IFieldSymbol>().Any(f => !f.IsStatic && !f.IsConst && IsShown(f) && (IsReal(f.Type) || (f.Type is { IsValueType: true, SpecialType: SpecialType.None } && Has(f.Type)) || f.Type is IArrayTypeSymbol { Rank: 1 } a && IsReal(a.ElementType))),
        _ => false,
    };

    /// <summary>What the user wrote or can see; not the private state of a library type.</summary>
    private static bool IsShown(IFieldSymbol field) =>
        field.DeclaredAccessibility == Accessibility.Public || field.Locations.Any(l => l.IsInSource) || field.AssociatedSymbol is { Locations: var locations } && locations.Any(l => l.IsInSource);

    /// <summary>Whether it is a type of real numbers itself.</summary>
    public static bool IsReal(ITypeSymbol type) => type.SpecialType is SpecialType.System_Double or SpecialType.System_Single || TypeMap.IsGenericReal(type);
}
