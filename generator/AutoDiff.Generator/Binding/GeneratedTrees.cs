using System.Linq;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;

namespace AutoDiff.Generator.Binding;

/// <summary>The trees that this generator has added: the generator itself never sees them, the analyzer does.</summary>
internal static class GeneratedTrees
{
    private static readonly ConditionalWeakTable<Compilation, Compilation> Stripped = new();

    public static bool Contains(SyntaxTree tree) =>
        tree.FilePath.IndexOf(typeof(DifferentiableGenerator).FullName, System.StringComparison.Ordinal) >= 0;

    /// <summary>The compilation as the generator sees it.</summary>
    public static Compilation Without(Compilation compilation) => Stripped.GetValue(
        compilation, static c => c.RemoveSyntaxTrees(c.SyntaxTrees.Where(Contains)));
}
