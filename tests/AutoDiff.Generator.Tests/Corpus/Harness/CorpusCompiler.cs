using System.Collections.Immutable;
using System.Reflection;
using AutoDiff.Generator.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;

namespace AutoDiff.Generator.Tests.Corpus;

/// <summary>
/// Compiles sources, what the generator adds to them, and an adapter for each method, into one assembly. A generated file that does not
/// compile is laid to the account of its method and left out, so that one mistake does not hide the others.
/// </summary>
internal sealed class CorpusCompiler(string name, bool allowUnsafe, IReadOnlyList<IIncrementalGenerator> generators)
{
    private readonly List<(string Id, string Problem)> problems = [];

    public CorpusBuild Compile(IEnumerable<SyntaxTree> sources)
    {
        CSharpCompilation original = CSharpCompilation.Create(
            "Corpus." + name + "." + Guid.NewGuid().ToString("N"),
            sources,
            References.All,
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, allowUnsafe: allowUnsafe, nullableContextOptions: NullableContextOptions.Enable));
        CorpusMethod[] methods = [.. new CorpusMethodReader(original).Read()];
        Compilation generated = Generate(original);
        RequireOwnErrorsAbsent(original, generated);
        Dictionary<SyntaxTree, CorpusMethod> adapters = methods
            .Select((method, i) => (method, tree: CSharpSyntaxTree.ParseText(AdapterWriter.Write(method, ClassName(i)), CorpusSources.ParseOptions)))
            .ToDictionary(a => a.tree, a => a.method);
        if (generators.Count > 0)
        {
            NoteRefusals(generated, methods);
        }

        Assembly assembly = Emit(generated.AddSyntaxTrees(adapters.Keys), methods, adapters);
        Dictionary<string, Adapter> instances = [];
        for (int i = 0; i < methods.Length; i++)
        {
            if (assembly.GetType($"{AdapterWriter.Namespace}.{ClassName(i)}") is { } type)
            {
                instances.Add(methods[i].Id, (Adapter)Activator.CreateInstance(type)!);
            }
        }

        return new CorpusBuild(name, methods, instances, problems.ToLookup(p => p.Id, p => p.Problem));
    }

    private static string ClassName(int index) => $"Adapter{index}";

    /// <summary>Sources must compile by themselves, except where they call what is not generated yet.</summary>
    private static void RequireOwnErrorsAbsent(Compilation original, Compilation generated)
    {
        string[] errors =
        [
            .. Errors(original.GetDiagnostics()).Select(d => d.Location.SourceTree).OfType<SyntaxTree>().Distinct()
                .SelectMany(tree => Errors(generated.GetSemanticModel(tree).GetDiagnostics()))
                .Select(d => d.ToString()),
        ];
        if (errors.Length > 0)
        {
            throw new InvalidOperationException("The sources do not compile:\n" + string.Join("\n", errors));
        }
    }

    private static IEnumerable<Diagnostic> Errors(IEnumerable<Diagnostic> diagnostics) => diagnostics.Where(d => d.Severity == DiagnosticSeverity.Error);

    private Compilation Generate(CSharpCompilation original)
    {
        if (generators.Count == 0)
        {
            return original;
        }

        CSharpGeneratorDriver.Create(generators.Select(g => g.AsSourceGenerator()), parseOptions: CorpusSources.ParseOptions)
            .RunGeneratorsAndUpdateCompilation(original, out Compilation generated, out ImmutableArray<Diagnostic> diagnostics);
        return diagnostics.IsEmpty ? generated : throw new InvalidOperationException("The generator failed:\n" + string.Join("\n", diagnostics));
    }

    private void NoteRefusals(Compilation compilation, CorpusMethod[] methods)
    {
        ImmutableArray<Diagnostic> diagnostics = compilation
            .WithAnalyzers([new DifferentiableAnalyzer()]).GetAnalyzerDiagnosticsAsync().GetAwaiter().GetResult();
        foreach (Diagnostic diagnostic in diagnostics.Where(d => d.Severity == DiagnosticSeverity.Error))
        {
            CorpusMethod[] blamed = Blamed(diagnostic, methods);
            if (blamed.Length == 0)
            {
                throw new InvalidOperationException("No method of the corpus is to be blamed for " + diagnostic);
            }

            problems.AddRange(blamed.Select(m => (m.Id, diagnostic.ToString())));
        }
    }

    /// <summary>The method that a refusal stands in; where it is in a helper that several may call, or in a class beside them, all of the type, or of the file.</summary>
    private static CorpusMethod[] Blamed(Diagnostic refusal, CorpusMethod[] methods)
    {
        SyntaxNode? root = refusal.Location.SourceTree?.GetRoot();
        SyntaxNode[] around = [.. root?.FindNode(refusal.Location.SourceSpan).AncestorsAndSelf() ?? []];
        string method = around.OfType<MethodDeclarationSyntax>().FirstOrDefault()?.Identifier.ValueText ?? "";
        CorpusMethod[] own = [.. methods.Where(m => m.MethodName == method)];
        CorpusMethod[] ofType = own.Length > 0 ? own : InTypes(around.OfType<TypeDeclarationSyntax>());
        return ofType.Length > 0 ? ofType : InTypes(root?.DescendantNodes().OfType<TypeDeclarationSyntax>() ?? []);

        CorpusMethod[] InTypes(IEnumerable<TypeDeclarationSyntax> types)
        {
            HashSet<string> names = [.. types.Select(t => t.Identifier.ValueText)];
            return [.. methods.Where(m => names.Contains(m.Name.Split('.')[0]))];
        }
    }

    private Assembly Emit(Compilation compilation, CorpusMethod[] methods, Dictionary<SyntaxTree, CorpusMethod> adapters)
    {
        while (true)
        {
            using MemoryStream image = new();
            ImmutableArray<Diagnostic> diagnostics = compilation.Emit(image).Diagnostics;
            ILookup<SyntaxTree?, Diagnostic> faults = diagnostics
                .Where(d => d.Severity == DiagnosticSeverity.Error || (d.Severity == DiagnosticSeverity.Warning && IsGenerated(d)))
                .ToLookup(d => d.Location.SourceTree);
            if (faults.Count == 0)
            {
                return Assembly.Load(image.ToArray());
            }

            SyntaxTree[] broken = [.. faults.Select(f => f.Key).Where(t => t is not null && !adapters.ContainsKey(t)).Select(t => t!)];
            if (broken.Length == 0)
            {
                broken = [.. faults.Select(f => f.Key!)];
                foreach (SyntaxTree tree in broken)
                {
                    problems.Add((adapters[tree].Id, "The call of a derivative does not compile:\n" + string.Join("\n", faults[tree])));
                }
            }
            else
            {
                // The adapters that call what is in them would break next, so they go along: a round of the compiler takes seconds.
                HashSet<string> blamed = [.. broken.SelectMany(tree => BlameGenerated(tree, faults[tree], methods))];
                broken = [.. broken, .. adapters.Where(a => blamed.Contains(a.Value.Id)).Select(a => a.Key)];
            }

            compilation = compilation.RemoveSyntaxTrees(broken);
        }
    }

    private static bool IsGenerated(Diagnostic diagnostic) =>
        diagnostic.Location.SourceTree?.FilePath.EndsWith(".g.cs", StringComparison.Ordinal) == true;

    private string[] BlameGenerated(SyntaxTree tree, IEnumerable<Diagnostic> faults, CorpusMethod[] methods)
    {
        string text = $"The generated file does not compile:\n{string.Join("\n", faults)}\n{tree}";
        if (!IsGenerated(faults.First()))
        {
            throw new InvalidOperationException(text);
        }

        HashSet<string> declared = [.. tree.GetRoot().DescendantNodes().OfType<MethodDeclarationSyntax>().Select(m => m.Identifier.ValueText)];
        string[] blamed = [.. methods.Where(m => declared.Contains(m.MethodName + "Backward")).Select(m => m.Id)];
        problems.AddRange(blamed.Select(id => (id, text)));
        return blamed;
    }
}
