using System;
using System.Collections.Generic;
using System.Linq;
using System.Runtime.CompilerServices;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AutoDiff.Generator.Binding;

/// <summary>
/// The generated methods that a differentiated method calls. The generator does not see them, so their signatures stand beside the user's
/// source while the caller is bound, and a call of one is recognised by the tree that it is declared in.
/// </summary>
internal sealed class DerivativeStubs
{
    public static readonly DerivativeStubs None = new();

    private static readonly ConditionalWeakTable<SyntaxTree, List<MethodDeclarationSyntax>> Marked = new();

    [ThreadStatic]
    private static HashSet<SyntaxNode>? inProgress;

    private readonly Dictionary<SyntaxTree, MethodBinding> bindings = [];
    private readonly HashSet<SyntaxNode> declarations = [];

    private DerivativeStubs()
    {
    }

    /// <summary>The trees whose change makes what is bound with these stale.</summary>
    public IEnumerable<SyntaxTree> FollowedTrees => declarations.Select(d => d.SyntaxTree).Concat(bindings.Values.SelectMany(b => b.FollowedTrees)).Distinct();

    public int Count => bindings.Count;

    /// <summary>The binding of the method whose derivative this is, or null for any other method.</summary>
    public MethodBinding? Find(IMethodSymbol method)
    {
        foreach (SyntaxReference reference in method.OriginalDefinition.DeclaringSyntaxReferences)
        {
            if (bindings.TryGetValue(reference.SyntaxTree, out MethodBinding? binding))
            {
                return binding;
            }
        }

        return null;
    }

    /// <summary>The compilation with the stubs, and the stubs: of the derivatives that the declaration and what it follows name.</summary>
    public static (Compilation Compilation, DerivativeStubs Stubs) For(
        SyntaxNode declaration, IEnumerable<SyntaxNode> followed, Compilation compilation, CancellationToken cancellation)
    {
        HashSet<string> names = [.. followed.Append(declaration).SelectMany(node => node.DescendantTokens())
            .Where(token => token.IsKind(SyntaxKind.IdentifierToken) && token.Parent is SimpleNameSyntax)
            .Select(token => token.ValueText)];
        DerivativeStubs stubs = new();
        HashSet<SyntaxNode> outer = inProgress ??= [];
        bool isOwn = outer.Add(declaration);
        try
        {
            foreach (MethodDeclarationSyntax candidate in compilation.SyntaxTrees.SelectMany(tree => Marked.GetValue(tree, MarkedIn)))
            {
                bool isNamed = GeneratedNames.MethodSuffixes.Any(suffix => names.Contains(candidate.Identifier.ValueText + suffix));
                if (isNamed && !outer.Contains(candidate))
                {
                    stubs.Add(candidate, MethodBinder.Bind(candidate, compilation, cancellation));
                }
            }
        }
        finally
        {
            if (isOwn)
            {
                outer.Remove(declaration);
            }
        }

        return (stubs.Count == 0 ? compilation : compilation.AddSyntaxTrees(stubs.bindings.Keys), stubs);
    }

    private void Add(MethodDeclarationSyntax candidate, MethodBinding binding)
    {
        if (binding.Signature is not null)
        {
            declarations.Add(candidate);
            bindings.Add(CSharpSyntaxTree.ParseText(Pipeline.GenerateRefused(binding.Signature, null), (CSharpParseOptions)candidate.SyntaxTree.Options), binding);
        }
    }

    private static List<MethodDeclarationSyntax> MarkedIn(SyntaxTree tree) => [.. tree.GetRoot()
        .DescendantNodes(node => node is not (StatementSyntax or ExpressionSyntax))
        .OfType<MethodDeclarationSyntax>()
        .Where(m => m.AttributeLists.SelectMany(l => l.Attributes).Any(a => a.Name.ToString().Contains("Differentiable")))];
}
