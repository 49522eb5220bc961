using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace AutoDiff.Generator.Binding;

/// <summary>Members of C# 14 extension blocks.</summary>
internal static class ExtensionMember
{
    /// <summary>The block is a type without a name.</summary>
    public static bool Is(IMethodSymbol method) => method.ContainingType?.Name == string.Empty;

    /// <summary>The parameter of the block, if the body uses it.</summary>
    public static IParameterSymbol? Receiver(IMethodSymbol definition, IOperation calleeBody) => calleeBody.Descendants()
        .OfType<IParameterReferenceOperation>()
        .Select(reference => reference.Parameter)
        .FirstOrDefault(parameter => SymbolEqualityComparer.Default.Equals(parameter.ContainingSymbol, definition.ContainingType));
}
