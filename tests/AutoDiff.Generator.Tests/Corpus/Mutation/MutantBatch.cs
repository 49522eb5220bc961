using System.Collections.Immutable;
using AutoDiff.Generator.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;

namespace AutoDiff.Generator.Tests.Corpus.Mutation;

/// <summary>Generator and analyzer on damaged sources: neither fails, nothing is added that does not compile, and sound neighbours are served.</summary>
internal sealed class MutantBatch(IReadOnlyList<Mutant> mutants)
{
    private const string Usings = "global using System; global using System.Linq; global using AutoDiff; global using AutoDiff.Generator.Tests.Corpus;";

    /// <summary>How many of the mutants still compiled.</summary>
    public int Valid { get; private set; }

    /// <summary>What went wrong, with the mutant that shows it.</summary>
    public IEnumerable<string> Findings()
    {
        SyntaxTree[] trees = [.. mutants.Select(m => CSharpSyntaxTree.ParseText(m.Text, CorpusSources.ParseOptions, m.Namespace + ".cs"))];
        CSharpCompilation original = CSharpCompilation.Create(
            "Mutants",
            [CSharpSyntaxTree.ParseText(Usings, CorpusSources.ParseOptions), .. trees],
            References.All,
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, allowUnsafe: true, nullableContextOptions: NullableContextOptions.Enable));
        CSharpGeneratorDriver.Create([new DifferentiableGenerator().AsSourceGenerator()], parseOptions: CorpusSources.ParseOptions)
            .RunGeneratorsAndUpdateCompilation(original, out Compilation generated, out ImmutableArray<Diagnostic> failures);
        if (!failures.IsEmpty)
        {
            // The generator as a whole has failed, by whichever of them.
            return mutants.Count == 1
                ? [Report(mutants[0], failures)]
                : mutants.Chunk((mutants.Count + 1) / 2).SelectMany(half => new MutantBatch(half).Findings());
        }

        return [.. AnalyzerFailures(generated, trees), .. Neighbours(original, generated, trees), .. NewErrors(original, generated, trees)];
    }

    private static IEnumerable<Diagnostic> Errors(Compilation compilation) =>
        compilation.GetDiagnostics().Where(d => d.Severity == DiagnosticSeverity.Error);

    private static string Report(Mutant mutant, IEnumerable<object> problems) =>
        $"=== seed {mutant.Seed}\n{mutant.Method}\n{string.Join("\n", problems)}";

    private IEnumerable<string> AnalyzerFailures(Compilation generated, SyntaxTree[] trees)
    {
        ImmutableArray<Diagnostic> diagnostics =
            generated.WithAnalyzers([new DifferentiableAnalyzer()]).GetAnalyzerDiagnosticsAsync().GetAwaiter().GetResult();
        foreach (Diagnostic diagnostic in diagnostics.Where(d => d.Id is "AD0001" or "ADIFF099"))
        {
            int at = Array.IndexOf(trees, diagnostic.Location.SourceTree);
            yield return at < 0 ? diagnostic.ToString() : Report(mutants[at], [diagnostic]);
        }
    }

    /// <summary>The witnesses that have no gradient.</summary>
    private IEnumerable<string> Neighbours(CSharpCompilation original, Compilation generated, SyntaxTree[] trees)
    {
        HashSet<string> served =
        [
            .. generated.SyntaxTrees.Where(t => !original.ContainsSyntaxTree(t))
                .Where(t => !t.ToString().Contains("NotSupportedException", StringComparison.Ordinal))
                .SelectMany(t => t.GetRoot().DescendantNodes().OfType<MethodDeclarationSyntax>())
                .Where(m => m.Identifier.ValueText == MutationSubject.Witness + "Gradient")
                .Select(m => NamespaceOf(m)),
        ];
        for (int i = 0; i < mutants.Count; i++)
        {
            // A mutant may have turned its own class into something else.
            bool isThere = trees[i].GetRoot().DescendantNodes().OfType<MethodDeclarationSyntax>().Any(m => m.Identifier.ValueText == MutationSubject.Witness);
            if (isThere && !served.Contains(mutants[i].Namespace))
            {
                yield return Report(mutants[i], ["The method beside it has no gradient."]);
            }
        }
    }

    /// <summary>The mutant's own namespace, which is the outermost.</summary>
    private static string NamespaceOf(SyntaxNode node) =>
        (node.Ancestors().OfType<BaseNamespaceDeclarationSyntax>().LastOrDefault()?.Name.ToString() ?? "").Split('.')[0];

    private IEnumerable<string> NewErrors(CSharpCompilation original, Compilation generated, SyntaxTree[] trees)
    {
        HashSet<SyntaxTree?> invalid = [.. Errors(original).Select(d => d.Location.SourceTree)];
        HashSet<string> valid = [.. Enumerable.Range(0, trees.Length).Where(i => !invalid.Contains(trees[i])).Select(i => mutants[i].Namespace)];
        Valid += valid.Count;
        foreach (IGrouping<SyntaxTree?, Diagnostic> errors in Errors(generated).GroupBy(d => d.Location.SourceTree))
        {
            if (errors.Key is null || (original.ContainsSyntaxTree(errors.Key) && !valid.Contains(Path.GetFileNameWithoutExtension(errors.Key.FilePath))))
            {
                continue;
            }

            string owner = original.ContainsSyntaxTree(errors.Key)
                ? Path.GetFileNameWithoutExtension(errors.Key.FilePath)
                : NamespaceOf(errors.Key.GetRoot().DescendantNodes().OfType<TypeDeclarationSyntax>().First());
            if (valid.Contains(owner))
            {
                yield return Report(mutants.First(m => m.Namespace == owner), [.. errors, errors.Key]);
            }
        }
    }
}
