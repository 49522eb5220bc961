using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AutoDiff.Generator.Binding;

/// <summary>The constructors of a type with source.</summary>
internal static class Constructors
{
    /// <summary>The constructor whose parameters stand behind the type's name, or null.</summary>
    public static IMethodSymbol? Primary(INamedTypeSymbol type, BindingSession session) =>
        type.InstanceConstructors.FirstOrDefault(c => IsPrimary(c, session));

    public static bool IsPrimary(IMethodSymbol constructor, BindingSession session) =>
        constructor.DeclaringSyntaxReferences.Any(r => r.GetSyntax(session.Cancellation) is TypeDeclarationSyntax);
}
