using System.Runtime.CompilerServices;
using AutoDiff.Generator.Binding;
using AutoDiff.Generator.Diagnostics;
using AutoDiff.Generator.IR;
using AutoDiff.Generator.Tests.Corpus;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;

namespace AutoDiff.Generator.Tests.Binding;

/// <summary>Short sources, compiled in memory, and what the binder makes of them.</summary>
internal static class Sources
{
    private const string Usings = "global using System; global using System.Linq; global using System.Numerics; global using System.Collections.Generic; global using AutoDiff;";

    public static CSharpParseOptions Parse { get; } = new(LanguageVersion.Preview);

    public static SyntaxTree Tree(string source, string path = "Source.cs", LanguageVersion version = LanguageVersion.Preview) =>
        CSharpSyntaxTree.ParseText(source, Parse.WithLanguageVersion(version), path);

    public static CSharpCompilation Compile(params SyntaxTree[] trees) => CSharpCompilation.Create(
        "Sources",
        [.. trees, Tree(Usings, "Usings.cs", ((CSharpParseOptions)trees[0].Options).LanguageVersion)],
        References.All,
        new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, allowUnsafe: true, nullableContextOptions: NullableContextOptions.Enable));

    public static CSharpCompilation Compile(string source) => Compile(Tree(source));

    /// <summary>Members of a static partial class.</summary>
    public static string InClass(string members) => "static partial class C\n{\n" + members + "\n}";

    public static MethodDeclarationSyntax Declaration(Compilation compilation, string name) => compilation.SyntaxTrees
        .SelectMany(t => t.GetRoot().DescendantNodes().OfType<MethodDeclarationSyntax>())
        .First(m => m.Identifier.ValueText == name);

    public static MethodBinding Bind(Compilation compilation, string name = "F") => BindingMemo.Of(Declaration(compilation, name), compilation, CancellationToken.None);

    /// <summary>The model of the method <c>F</c> among the members; there must be nothing to complain about.</summary>
    public static MethodModel Model(string members)
    {
        CSharpCompilation compilation = Compile(InClass(members));
        Assert.Empty(compilation.GetDiagnostics().Where(d => d.Severity == DiagnosticSeverity.Error));
        MethodBinding binding = Bind(compilation);
        Assert.Empty(binding.Refusals.Select(r => Descriptors.Create(r).ToString()));
        return binding.Model!;
    }

    /// <summary>The body of <c>F</c> in a notation of its own, one statement a line.</summary>
    public static string Body(string members) => IrText.Of(Model(members).Body);

    public static GeneratorDriver Driver() => CSharpGeneratorDriver.Create(
        [new DifferentiableGenerator().AsSourceGenerator()],
        parseOptions: Parse,
        driverOptions: new GeneratorDriverOptions(IncrementalGeneratorOutputKind.None, trackIncrementalGeneratorSteps: true));

    /// <summary>The compilation with the generated files, and what the analyzer says about it.</summary>
    public static async Task<(Compilation Compilation, Diagnostic[] Diagnostics)> Analyze(Compilation compilation)
    {
        Driver().RunGeneratorsAndUpdateCompilation(compilation, out Compilation generated, out var generatorDiagnostics, TestContext.Current.CancellationToken);
        Assert.Empty(generatorDiagnostics);
        var diagnostics = await generated
            .WithAnalyzers([new DifferentiableAnalyzer()])
            .GetAnalyzerDiagnosticsAsync(TestContext.Current.CancellationToken);
        return (generated, [.. diagnostics.OrderBy(d => d.Location.SourceSpan.Start)]);
    }

    /// <summary>The root of the repository, from the path of this file.</summary>
    public static string RepositoryRoot([CallerFilePath] string path = "") =>
        Path.GetFullPath(Path.Combine(Path.GetDirectoryName(path)!, "..", "..", ".."));
}
