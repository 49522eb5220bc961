using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;

namespace AutoDiff.Generator.Binding;

/// <summary>Whether the method that a call runs is known when it is compiled.</summary>
internal static class KnownTarget
{
    /// <param name="receiver">The static type of the receiver, where that says more than the method's own type.</param>
    public static bool IsFixed(IMethodSymbol? method, ITypeSymbol? receiver, BindingSession session)
    {
        if (method is null || method.IsAbstract || method.ContainingType.TypeKind == TypeKind.Interface)
        {
            return false;
        }

        if (!(method.IsVirtual || method.IsOverride) || method.IsSealed || method.ContainingType.IsSealed)
        {
            return true;
        }

        if (receiver is { IsSealed: true } or { IsValueType: true })
        {
            return SymbolEqualityComparer.Default.Equals(method.ContainingType.OriginalDefinition, receiver.OriginalDefinition);
        }

        // Nobody outside of an application can derive from its classes, nor from a class that is not public.
        return (session.Compilation.Options.OutputKind is OutputKind.ConsoleApplication or OutputKind.WindowsApplication || !IsVisible(method.ContainingType))
            && !AllTypes(session.Compilation.Assembly.GlobalNamespace).Any(type => Overrides(type, method));
    }

    private static bool IsVisible(INamedTypeSymbol type)
    {
        for (INamedTypeSymbol? current = type; current is not null; current = current.ContainingType)
        {
            if (current.DeclaredAccessibility is Accessibility.Private or Accessibility.Internal or Accessibility.ProtectedAndInternal)
            {
                return false;
            }
        }

        return true;
    }

    private static bool Overrides(INamedTypeSymbol type, IMethodSymbol method)
    {
        foreach (IMethodSymbol candidate in type.GetMembers().OfType<IMethodSymbol>().Where(m => m.IsOverride))
        {
            for (IMethodSymbol? overridden = candidate.OverriddenMethod; overridden is not null; overridden = overridden.OverriddenMethod)
            {
                if (SymbolEqualityComparer.Default.Equals(overridden.OriginalDefinition, method.OriginalDefinition))
                {
                    return true;
                }
            }
        }

        return false;
    }

    private static IEnumerable<INamedTypeSymbol> AllTypes(INamespaceOrTypeSymbol container)
    {
        foreach (ISymbol member in container.GetMembers())
        {
            if (member is INamedTypeSymbol type)
            {
                yield return type;
            }

            if (member is INamespaceOrTypeSymbol nested)
            {
                foreach (INamedTypeSymbol inner in AllTypes(nested))
                {
                    yield return inner;
                }
            }
        }
    }
}
