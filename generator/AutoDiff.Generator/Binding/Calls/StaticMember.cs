using System.Linq;
using Microsoft.CodeAnalysis;

namespace AutoDiff.Generator.Binding;

/// <summary>Static members of interfaces that are used on a type parameter: which one runs is known where the type argument is.</summary>
internal static class StaticMember
{
    /// <summary>The method of the type argument, or the interface's own where that has a body; null where the type argument is not known.</summary>
    public static IMethodSymbol? Of(IMethodSymbol method, ITypeSymbol? constrained, BodyBinder body)
    {
        if (constrained is null || !method.IsStatic || method.ContainingType.TypeKind != TypeKind.Interface || body.Resolve(constrained) is not INamedTypeSymbol type
            || body.Resolve(method.ContainingType) is not INamedTypeSymbol contract)
        {
            return null;
        }

        IMethodSymbol? member = contract.GetMembers(method.Name).OfType<IMethodSymbol>().FirstOrDefault(m => SymbolEqualityComparer.Default.Equals(m.OriginalDefinition, method.OriginalDefinition));
        IMethodSymbol? implementation = member is null ? null : type.FindImplementationForInterfaceMember(member) as IMethodSymbol;
        return implementation is { IsGenericMethod: true } ? implementation.Construct([.. method.TypeArguments]) : implementation;
    }

    /// <summary>The member can be named only through the interface, which generated code that knows the type has no way to do.</summary>
    public static bool IsExplicit(IMethodSymbol? method, ITypeSymbol? constrained, BodyBinder body) =>
        method is not null && Of(method, constrained, body) is { } found && (found.ExplicitInterfaceImplementations.Length > 0 || found.ContainingType.TypeKind == TypeKind.Interface);
}
