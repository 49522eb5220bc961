using System.Linq;
using System.Runtime.CompilerServices;
using System.Threading;
using AutoDiff.Generator.IR;
using Microsoft.CodeAnalysis;

namespace AutoDiff.Generator.Binding;

/// <summary>
/// Remembers bindings by the node of the method. The driver runs the transform of every attributed method after every edit; the memo
/// makes that cheap, and gives the analyzer the generator's result.
/// </summary>
internal static class BindingMemo
{
    private static readonly ConditionalWeakTable<SyntaxNode, Entry> Entries = new();

    public static MethodBinding Of(SyntaxNode declaration, Compilation compilation, CancellationToken cancellation)
    {
        ulong fingerprint = Fingerprint.Of(compilation);
        if (Entries.TryGetValue(declaration, out Entry? entry) && entry.IsValid(compilation, fingerprint))
        {
            return entry.Binding;
        }

        MethodBinding binding = MethodBinder.Bind(declaration, BindingCompilation.Of(compilation), cancellation);
        lock (Entries)
        {
            Entries.Remove(declaration);
            Entries.Add(declaration, new Entry(binding, fingerprint, compilation));
        }

        return binding;
    }

    private sealed class Entry(MethodBinding binding, ulong fingerprint, Compilation compilation)
    {
        private readonly CompilationOptions options = compilation.Options;
        private readonly EquatableArray<MetadataReference> references = compilation.ExternalReferences.ToEquatableArray();

        public MethodBinding Binding => binding;

        public bool IsValid(Compilation current, ulong currentFingerprint) =>
            fingerprint == currentFingerprint
            && options.Equals(current.Options)
            && references.SequenceEqual(current.ExternalReferences)
            && binding.FollowedTrees.All(current.ContainsSyntaxTree);
    }
}
