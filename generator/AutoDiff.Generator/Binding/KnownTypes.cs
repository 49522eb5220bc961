using Microsoft.CodeAnalysis;

namespace AutoDiff.Generator.Binding;

/// <summary>Recognises library types by their whole name: a user's own <c>Math</c>, in whatever namespace, is none of them.</summary>
internal static class KnownTypes
{
    /// <summary>The type's namespace is exactly that, from the root.</summary>
    public static bool IsIn(ITypeSymbol? type, string @namespace) =>
        type is { ContainingType: null, ContainingNamespace: { } space } && IsNamed(space, @namespace);

    public static bool IsMath(ITypeSymbol? type) => type is { Name: "Math" or "MathF" } && IsIn(type, "System");

    /// <summary>An interface of generic math, such as <c>ITrigonometricFunctions</c>.</summary>
    public static bool IsNumericInterface(ITypeSymbol? type) => type is { TypeKind: TypeKind.Interface } && IsIn(type, "System.Numerics");

    /// <summary><c>double</c>, <c>float</c>, <c>Math</c>, or what declares their functions for any number type.</summary>
    public static bool IsRealMath(ITypeSymbol? type) =>
        type?.SpecialType is SpecialType.System_Double or SpecialType.System_Single || IsMath(type) || IsNumericInterface(type);

    public static bool IsStopGradient(IMethodSymbol method) =>
        method is { Name: "Of", ContainingType: { Name: "StopGradient" } type } && IsIn(type, "AutoDiff");

    private static bool IsNamed(INamespaceSymbol space, string name)
    {
        int dot = name.LastIndexOf('.');
        return dot < 0
            ? space.Name == name && space.ContainingNamespace is { IsGlobalNamespace: true }
            : space.Name == name.Substring(dot + 1) && space.ContainingNamespace is { } outer && IsNamed(outer, name.Substring(0, dot));
    }
}
