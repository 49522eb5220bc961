using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AutoDiff.Generator.Binding;

/// <summary>Which member runs where a virtual or interface member is used on an aggregate.</summary>
internal static class Dispatch
{
    /// <summary>The member of the type that stands behind the place, or null where that type is not known; <c>base.F()</c> is not dispatched.</summary>
    public static ISymbol? Resolve(ISymbol member, AggregatePlace place, IOperation instance) =>
        instance.Syntax is BaseExpressionSyntax ? member : Resolve(member, place);

    public static ISymbol? Resolve(ISymbol member, AggregatePlace place)
    {
        INamedTypeSymbol type = place.Shape.Type;
        bool isOpen = place.MayBeDerived && !type.IsSealed;
        if (member.ContainingType?.TypeKind == TypeKind.Interface)
        {
            // What implements the interface may be overridden further down, and a derived class may implement the interface anew.
            ISymbol? implementation = isOpen ? null : type.FindImplementationForInterfaceMember(member);
            return implementation is { ContainingType.TypeKind: not TypeKind.Interface } ? Resolve(implementation, place) : implementation is { IsAbstract: false } ? implementation : null;
        }

        if (!member.IsVirtual && !member.IsAbstract && !member.IsOverride)
        {
            return member;
        }

        if (isOpen && !member.IsSealed)
        {
            return null;
        }

        for (INamedTypeSymbol? current = type; current is not null; current = current.BaseType)
        {
            if (current.GetMembers(member.Name).FirstOrDefault(m => Overrides(m, member)) is { } found)
            {
                return found.IsAbstract ? null : found;
            }
        }

        return null;
    }

    private static bool Overrides(ISymbol candidate, ISymbol member)
    {
        for (ISymbol? current = candidate; current is not null; current = Overridden(current))
        {
            if (SymbolEqualityComparer.Default.Equals(current.OriginalDefinition, member.OriginalDefinition))
            {
                return true;
            }
        }

        return false;
    }

    private static ISymbol? Overridden(ISymbol member) => member switch
    {
        IMethodSymbol method => method.OverriddenMethod,
        IPropertySymbol property => property.OverriddenProperty,
        _ => null,
    };
}
