using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AutoDiff.Generator.Binding;

/// <summary>
/// A hash of everything in a compilation's source outside method bodies. While it stands, a method means the same as long as its own
/// tree and those of the methods that it calls are still there.
/// </summary>
internal static class Fingerprint
{
    public const ulong Start = 14695981039346656037;

    private static readonly ConditionalWeakTable<SyntaxTree, StrongBox<ulong>> Trees = new();
    private static readonly ConditionalWeakTable<Compilation, StrongBox<ulong>> Compilations = new();

    public static ulong Of(Compilation compilation) => Compilations.GetValue(compilation, static c =>
    {
        ulong hash = Start;
        foreach (SyntaxTree tree in c.SyntaxTrees)
        {
            if (!GeneratedTrees.Contains(tree))
            {
                hash = Add(hash, Of(tree));
            }
        }

        return new StrongBox<ulong>(hash);
    }).Value;

    public static ulong Add(ulong hash, string text)
    {
        foreach (char c in text)
        {
            hash = unchecked((hash ^ c) * 1099511628211);
        }

        return unchecked((hash ^ 0x1F) * 1099511628211);
    }

    private static ulong Add(ulong hash, ulong value) => unchecked(((hash ^ value) * 1099511628211) ^ (hash >> 29));

    private static ulong Of(SyntaxTree tree) => Trees.GetValue(tree, static t =>
    {
        ulong hash = Start;
        foreach (SyntaxToken token in t.GetRoot().DescendantTokens(node => !IsBody(node)))
        {
            hash = Add(hash, token.Text);
        }

        return new StrongBox<ulong>(hash);
    }).Value;

    private static bool IsBody(SyntaxNode node) =>
        node is BlockSyntax { Parent: BaseMethodDeclarationSyntax or AccessorDeclarationSyntax }
        || (node is ArrowExpressionClauseSyntax && node.Parent is BaseMethodDeclarationSyntax or AccessorDeclarationSyntax);
}
