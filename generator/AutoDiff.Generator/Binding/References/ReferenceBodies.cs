using System.Collections.Concurrent;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace AutoDiff.Generator.Binding;

/// <summary>Source for library methods that are known by what they mean: it stands beside the user's while that is bound, and is followed.</summary>
internal static class ReferenceBodies
{
    private const string TensorPrimitives = "System.Numerics.Tensors.TensorPrimitives";
    private const string Reference = "AutoDiff.Generator.References.TensorPrimitives";

    private static readonly ConcurrentDictionary<CSharpParseOptions, SyntaxTree> Trees = new();

    /// <summary>The compilation with the bodies of the libraries that it refers to.</summary>
    public static Compilation AddTo(Compilation compilation) =>
        compilation.SyntaxTrees.FirstOrDefault()?.Options is CSharpParseOptions options && compilation.GetTypeByMetadataName(TensorPrimitives) is not null
            ? compilation.AddSyntaxTrees(Trees.GetOrAdd(options, Parse))
            : compilation;

    public static bool Contains(SyntaxTree tree) => NumericsBodies.Contains(tree) || tree.Options is CSharpParseOptions options && Trees.TryGetValue(options, out SyntaxTree? known) && known == tree;

    /// <summary>The method with a body that means the same for real numbers, or null.</summary>
    public static IMethodSymbol? For(IMethodSymbol method, Compilation compilation)
    {
        if (method.ContainingType is not { Name: "TensorPrimitives" } type || !KnownTypes.IsIn(type, "System.Numerics.Tensors") || method.TypeArguments.Length > 1)
        {
            return null;
        }

        ITypeSymbol number = method.TypeArguments.Length == 1 ? method.TypeArguments[0] : compilation.GetSpecialType(SpecialType.System_Single);
        return RealContents.IsReal(number)
            ? compilation.GetTypeByMetadataName(Reference)?.GetMembers(method.Name).OfType<IMethodSymbol>()
                .Select(m => m.Construct(number))
                .FirstOrDefault(m => m.Parameters.Select(p => p.Type).SequenceEqual(method.Parameters.Select(p => p.Type), SymbolEqualityComparer.Default))
            : null;
    }

    private static SyntaxTree Parse(CSharpParseOptions options) => CSharpSyntaxTree.ParseText(
        "using System; using System.Numerics; namespace AutoDiff.Generator.References { internal static class TensorPrimitives {\n" + TensorBodies.Source + "\n} }", options);
}
