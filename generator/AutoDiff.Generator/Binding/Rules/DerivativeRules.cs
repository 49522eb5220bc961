using System.Collections.Generic;
using System.Linq;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AutoDiff.Generator.Binding;

/// <summary>The rules that a compilation knows: those in its source, and in the libraries that it refers to.</summary>
internal sealed class DerivativeRules
{
    private static readonly ConditionalWeakTable<Compilation, DerivativeRules> Known = new();
    private static readonly ConditionalWeakTable<SyntaxTree, List<MethodDeclarationSyntax>> Marked = new();
    private static readonly ConditionalWeakTable<IAssemblySymbol, List<DerivativeRule>> OfLibraries = new();

    private readonly ILookup<string, DerivativeRule> byName;
    private readonly Dictionary<IMethodSymbol, (RuleTarget Target, IMethodSymbol Rule)?> found = new(SymbolEqualityComparer.Default);
    private readonly Compilation compilation;

    private DerivativeRules(Compilation compilation)
    {
        this.compilation = compilation;
        IEnumerable<DerivativeRule> own = compilation.SyntaxTrees.SelectMany(InTree);
        IEnumerable<DerivativeRule> others = compilation.SourceModule.ReferencedAssemblySymbols.SelectMany(InLibrary);

        // What the project itself says about a method comes before what a library says.
        byName = own.Concat(others).ToLookup(rule => rule.Name);
    }

    public static DerivativeRules Of(Compilation compilation) => Known.GetValue(compilation, static c => new DerivativeRules(c));

    /// <summary>The rule for a method, if there is one that fits.</summary>
    public (RuleTarget Target, IMethodSymbol Rule)? Find(IMethodSymbol method)
    {
        IMethodSymbol definition = method.OriginalDefinition;
        lock (found)
        {
            if (!found.TryGetValue(definition, out (RuleTarget Target, IMethodSymbol Rule)? result))
            {
                result = FindAnew(definition);
                found.Add(definition, result);
            }

            return result;
        }
    }

    /// <summary>All rules for the method.</summary>
    public IEnumerable<DerivativeRule> For(RuleTarget target) => byName[target.Method.Name].Where(rule =>
        SymbolEqualityComparer.Default.Equals(rule.Type?.OriginalDefinition, target.Method.ContainingType) && rule.Method.IsStatic && target.Matches(rule.Method));

    private (RuleTarget Target, IMethodSymbol Rule)? FindAnew(IMethodSymbol definition) => FindWritten(definition) ?? GeneratedRules.Find(definition, compilation);

    private (RuleTarget Target, IMethodSymbol Rule)? FindWritten(IMethodSymbol definition)
    {
        if (!byName.Contains(definition.Name) || RuleTarget.Obstacle(definition, new TypeMap(compilation)) is not null)
        {
            return null;
        }

        RuleTarget target = new(definition, compilation);
        return For(target).FirstOrDefault(rule => compilation.IsSymbolAccessibleWithin(rule.Method, compilation.Assembly)) is { } rule ? (target, rule.Method) : null;
    }

    private IEnumerable<DerivativeRule> InTree(SyntaxTree tree)
    {
        List<MethodDeclarationSyntax> marked = Marked.GetValue(tree, MarkedIn);
        if (marked.Count == 0)
        {
            return [];
        }

        SemanticModel model = compilation.GetSemanticModel(tree);
        return marked.Select(node => model.GetDeclaredSymbol(node)).OfType<IMethodSymbol>().Select(DerivativeRule.Of).OfType<DerivativeRule>();
    }

    private static List<MethodDeclarationSyntax> MarkedIn(SyntaxTree tree)
    {
        SyntaxNode root = tree.GetRoot();
        bool hasAliases = root.DescendantNodes(node => node is CompilationUnitSyntax or BaseNamespaceDeclarationSyntax).Any(node => node is UsingDirectiveSyntax { Alias: not null });
        return [.. root.DescendantNodes(node => node is not (StatementSyntax or ExpressionSyntax))
            .OfType<MethodDeclarationSyntax>()
            .Where(m => m.AttributeLists.SelectMany(l => l.Attributes).Any(a => hasAliases || a.Name.ToString().Contains("DerivativeOf")))];
    }

    /// <summary>Only an assembly that refers to the runtime library can have rules; it is looked through once.</summary>
    private static List<DerivativeRule> InLibrary(IAssemblySymbol assembly) => OfLibraries.GetValue(assembly, static a =>
        a.Identity.Name == "AutoDiff" || a.Modules.Any(m => m.ReferencedAssemblies.Any(r => r.Name == "AutoDiff"))
            ? [.. Types(a.GlobalNamespace).SelectMany(t => t.GetMembers().OfType<IMethodSymbol>()).Where(m => m.IsStatic).Select(DerivativeRule.Of).OfType<DerivativeRule>()]
            : []);

    private static IEnumerable<INamedTypeSymbol> Types(INamespaceOrTypeSymbol container) => container.GetMembers().OfType<INamespaceOrTypeSymbol>()
        .SelectMany(member => member is INamedTypeSymbol type ? [type, .. Types(type)] : Types(member));
}
