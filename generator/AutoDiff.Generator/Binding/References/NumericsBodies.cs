using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace AutoDiff.Generator.Binding;

/// <summary>Source for the methods, operators and properties of the types of <c>System.Numerics</c> that are taken apart.</summary>
internal static class NumericsBodies
{
    private const string Space = "AutoDiff.Generator.References.Numerics";

    private static readonly ConcurrentDictionary<(CSharpParseOptions Options, bool HasVectors, bool HasComplex), SyntaxTree> Trees = new();

    public static Compilation AddTo(Compilation compilation)
    {
        bool hasVectors = compilation.GetTypeByMetadataName("System.Numerics.Quaternion") is not null;
        bool hasComplex = compilation.GetTypeByMetadataName("System.Numerics.Complex") is not null;
        return (hasVectors || hasComplex) && compilation.SyntaxTrees.FirstOrDefault()?.Options is CSharpParseOptions options
            ? compilation.AddSyntaxTrees(Trees.GetOrAdd((options, hasVectors, hasComplex), static key => Parse(key.Options, key.HasVectors, key.HasComplex)))
            : compilation;
    }

    public static bool Contains(SyntaxTree tree) => Trees.Values.Contains(tree);

    public static bool IsNumerics(ITypeSymbol? type) =>
        type is { Name: "Complex" or "Vector2" or "Vector3" or "Vector4" or "Quaternion" or "Matrix4x4", TypeKind: TypeKind.Struct } and not INamedTypeSymbol { IsGenericType: true }
        && KnownTypes.IsIn(type, "System.Numerics");

    /// <summary>The static method that computes the same, the value that it is called on being its first parameter; null where there is none.</summary>
    public static IMethodSymbol? For(ISymbol member, Compilation compilation)
    {
        if (!IsNumerics(member.ContainingType))
        {
            return null;
        }

        IEnumerable<ITypeSymbol> parameters = member is IMethodSymbol method ? method.Parameters.Select(p => p.Type) : [];
        ITypeSymbol[] wanted = [.. member.IsStatic ? parameters : parameters.Prepend(member.ContainingType)];
        string name = member is IMethodSymbol ? member.Name : "get_" + member.Name;
        return compilation.GetTypeByMetadataName(Space + "." + member.ContainingType.Name + "Body")?.GetMembers(name).OfType<IMethodSymbol>()
            .FirstOrDefault(m => m.Parameters.Select(p => p.Type).SequenceEqual(wanted, SymbolEqualityComparer.Default));
    }

    private static SyntaxTree Parse(CSharpParseOptions options, bool hasVectors, bool hasComplex)
    {
        StringBuilder text = new("using System; using Complex = System.Numerics.Complex; using Vector2 = System.Numerics.Vector2; using Vector3 = System.Numerics.Vector3; using Vector4 = System.Numerics.Vector4; using Quaternion = System.Numerics.Quaternion; using Matrix4x4 = System.Numerics.Matrix4x4;\nnamespace " + Space + ";\n");
        if (hasComplex)
        {
            Append(text, "Complex", ComplexBodies.Source);
        }

        if (hasVectors)
        {
            Append(text, "Vector2", VectorBodies.Vector(2));
            Append(text, "Vector3", VectorBodies.Vector(3));
            Append(text, "Vector4", VectorBodies.Vector(4));
            Append(text, "Quaternion", VectorBodies.Quaternion());
            Append(text, "Matrix4x4", MatrixBodies.Matrix());
        }

        return CSharpSyntaxTree.ParseText(text.ToString(), options);
    }

    private static void Append(StringBuilder text, string type, string members) =>
        text.Append("internal static class ").Append(type).Append("Body {\n").Append(members).Append("\n}\n");
}
