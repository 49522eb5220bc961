using System.Collections.Immutable;
using System.Globalization;
using System.Reflection;
using System.Runtime.Loader;
using AutoDiff.Generator.Binding;
using AutoDiff.Generator.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AutoDiff.Generator.Tests.Corpus.Fuzzing;

/// <summary>
/// Compiles random programs in all their forms, with derivatives and adapters, into one assembly. What is refused is asked of the binder,
/// which remembers it: an analyzer would bind everything once more. Whose code does not compile goes, and the rest is compiled again.
/// </summary>
internal sealed class BatchCompiler(IReadOnlyList<SourceProgram> programs)
{
    private const string AdapterPath = "Adapter.cs";
    // Nobody reads warnings of nulls here, and to look for them is a good part of compiling.
    private static readonly CSharpParseOptions options = new CSharpParseOptions(LanguageVersion.Latest)
        .WithFeatures([new KeyValuePair<string, string>("run-nullable-analysis", "never")]);

    // Differences see the steps of large numbers, and what is stopped.
    private static readonly string[] undifferenced = ["StopGradient", "Truncate", "Floor", "Round", "(int)"];

    private static readonly ProgramForm[] differentiated = [ProgramForm.Optimized, ProgramForm.Plain];

    private static readonly SyntaxTree usings = CSharpSyntaxTree.ParseText(
        "global using System; global using System.Collections.Generic; global using System.Linq; global using AutoDiff; global using AutoDiff.Generator.Tests.Corpus;", options);

    private readonly Dictionary<SyntaxTree, int> owners = [];
    private readonly Verdict?[] failures = new Verdict?[programs.Count];
    private readonly Dictionary<string, CorpusMethod> methods = [];

    /// <summary>What became of the programs that are not in the result of <see cref="Compile"/>.</summary>
    public IReadOnlyList<Verdict?> Failures => failures;

    /// <summary>The programs that compile, by their place in the list.</summary>
    public IReadOnlyDictionary<int, ProgramBuild> Compile()
    {
        List<SyntaxTree> sources = [];
        for (int i = 0; i < programs.Count; i++)
        {
            sources.AddRange(differentiated.Select(form => Own(i, ProgramPrinter.Print(programs[i], form), programs[i].NameOf(form) + ".cs")));
        }

        // Code with and without [SkipLocalsInit], in turns.
        bool allowUnsafe = programs.Count > 0 && programs[0].Seed % 2 == 0;
        CSharpCompilation original = CSharpCompilation.Create(
            "Fuzzing." + Guid.NewGuid().ToString("N"),
            [usings, .. sources],
            References.All,
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, allowUnsafe: allowUnsafe, nullableContextOptions: NullableContextOptions.Enable));

        CSharpGeneratorDriver.Create([new DifferentiableGenerator().AsSourceGenerator()], parseOptions: options)
            .RunGeneratorsAndUpdateCompilation(original, out Compilation generated, out ImmutableArray<Diagnostic> diagnostics);
        if (!diagnostics.IsEmpty)
        {
            throw new InvalidOperationException("The generator failed:\n" + string.Join("\n", diagnostics));
        }

        NoteRefusals(original, sources);
        foreach (SyntaxTree tree in generated.SyntaxTrees.Where(t => !original.ContainsSyntaxTree(t)))
        {
            string type = tree.GetRoot().DescendantNodes().OfType<TypeDeclarationSyntax>().First().Identifier.ValueText;
            owners[tree] = Enumerable.Range(0, programs.Count).First(i => differentiated.Any(f => programs[i].NameOf(f) == type));
        }

        foreach (CorpusMethod method in new CorpusMethodReader(original).Read())
        {
            // Of the methods in classes within a program, none is looked for.
            methods.TryAdd(method.Target["global::".Length..], method);
        }

        SyntaxTree[] adapters = [.. Enumerable.Range(0, programs.Count).SelectMany(Adapters)];
        return Load(Emit(generated.AddSyntaxTrees(adapters)));
    }

    private static string AdapterName(int program, ProgramForm form) => string.Create(CultureInfo.InvariantCulture, $"Adapter{program}{form}");

    private SyntaxTree Own(int program, string text, string path)
    {
        SyntaxTree tree = CSharpSyntaxTree.ParseText(text, options, path);
        owners.Add(tree, program);
        return tree;
    }

    private IEnumerable<SyntaxTree> Adapters(int program)
    {
        foreach (ProgramForm form in differentiated)
        {
            CorpusMethod method = methods[programs[program].NameOf(form)];
            yield return Own(program, AdapterWriter.Write(method, AdapterName(program, form)), AdapterPath);
        }

        string twin = programs[program].NameOf(ProgramForm.Dual);
        MethodShape shape = methods[programs[program].NameOf(ProgramForm.Optimized)].Shape;
        yield return Own(program, ProgramPrinter.Print(programs[program], ProgramForm.Dual), twin + ".cs");
        yield return Own(
            program,
            new DualAdapterWriter(shape, "global::" + programs[program].NameOf(ProgramForm.Optimized), "global::" + twin)
                .Write(programs[program].Main.Name, AdapterName(program, ProgramForm.Dual)),
            AdapterPath);
    }

    private void NoteRefusals(Compilation compilation, IEnumerable<SyntaxTree> sources)
    {
        foreach (SyntaxTree tree in sources)
        {
            MethodDeclarationSyntax declaration = tree.GetRoot().DescendantNodes().OfType<MethodDeclarationSyntax>().First(m => m.AttributeLists.Count > 0);
            MethodBinding binding = BindingMemo.Of(declaration, compilation, CancellationToken.None);
            string[] problems = [.. binding.Refusals.Select(r => Descriptors.Create(r).ToString())];
            if (binding.Model is not null && Emission.FailureOf(binding.Model) is { } failure)
            {
                problems = [$"{DiagnosticVerdict.InternalError}: {failure}"];
            }

            if (problems.Length > 0)
            {
                failures[owners[tree]] ??= DiagnosticVerdict.Of(problems);
            }
        }
    }

    private Assembly? Emit(Compilation compilation)
    {
        // Refused programs still compile, unless they are wrong; then the compiler's reason is the better one.
        while (true)
        {
            using MemoryStream image = new();
            ImmutableArray<Diagnostic> diagnostics = compilation.Emit(image).Diagnostics;
            ILookup<SyntaxTree, Diagnostic> faults = diagnostics
                .Where(d => d.Severity == DiagnosticSeverity.Error || (d.Severity == DiagnosticSeverity.Warning && IsGenerated(d)))
                .Where(d => d.Location.SourceTree is not null)
                .ToLookup(d => d.Location.SourceTree!);
            if (faults.Count == 0)
            {
                image.Position = 0;
                return new AssemblyLoadContext(null, isCollectible: true).LoadFromStream(image);
            }

            HashSet<int> broken = [.. faults.Select(f => owners[f.Key])];
            foreach (int program in broken)
            {
                // The signatures of what is refused are a guess, so that the adapter may not fit.
                IGrouping<SyntaxTree, Diagnostic>[] own = [.. faults.Where(f => owners[f.Key] == program)];
                if (failures[program] is null || own.Any(f => f.Key.FilePath != AdapterPath))
                {
                    failures[program] = VerdictOf(own);
                }
            }

            compilation = compilation.RemoveSyntaxTrees(compilation.SyntaxTrees.Where(t => owners.TryGetValue(t, out int owner) && broken.Contains(owner)));
        }
    }

    /// <summary>Errors in the source make errors in what calls or follows it, so they come first.</summary>
    private static Verdict VerdictOf(IReadOnlyList<IGrouping<SyntaxTree, Diagnostic>> faults)
    {
        IGrouping<SyntaxTree, Diagnostic>? own = faults.FirstOrDefault(f => f.Key.FilePath.StartsWith("Program", StringComparison.Ordinal));
        if (own is not null)
        {
            return new Verdict(VerdictKind.InvalidSource, "", string.Join("\n", own) + "\n" + own.Key);
        }

        IGrouping<SyntaxTree, Diagnostic> generated = faults.FirstOrDefault(f => IsGenerated(f.First())) ?? faults[0];
        return DiagnosticVerdict.Of([$"The generated file does not compile:\n{string.Join("\n", generated)}\n{generated.Key}"]);
    }

    private static bool IsGenerated(Diagnostic diagnostic) =>
        diagnostic.Location.SourceTree?.FilePath.EndsWith(".g.cs", StringComparison.Ordinal) == true;

    private Dictionary<int, ProgramBuild> Load(Assembly? assembly)
    {
        Dictionary<int, ProgramBuild> result = [];
        for (int i = 0; assembly is not null && i < programs.Count; i++)
        {
            if (failures[i] is null)
            {
                object Adapter(ProgramForm form) => Activator.CreateInstance(assembly.GetType($"{AdapterWriter.Namespace}.{AdapterName(i, form)}", throwOnError: true)!)!;
                result.Add(i, new ProgramBuild(
                    methods[programs[i].NameOf(ProgramForm.Optimized)].Shape,
                    [.. differentiated.Select(f => new MethodBuild(f.ToString(), (Adapter)Adapter(f)))],
                    (DualAdapter)Adapter(ProgramForm.Dual),
                    !undifferenced.Any(u => programs[i].Text.Contains(u, StringComparison.Ordinal))));
            }
        }

        return result;
    }
}
