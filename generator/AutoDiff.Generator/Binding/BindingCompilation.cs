using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;

namespace AutoDiff.Generator.Binding;

/// <summary>The compilation that methods are bound in: what the generator sees, with source for library methods.</summary>
internal static class BindingCompilation
{
    private static readonly ConditionalWeakTable<Compilation, Compilation> Known = new();

    public static Compilation Of(Compilation compilation) =>
        Known.GetValue(compilation, static c => NumericsBodies.AddTo(ReferenceBodies.AddTo(GeneratedTrees.Without(c))));
}
