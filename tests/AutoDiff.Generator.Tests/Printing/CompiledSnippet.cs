using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Emit;

namespace AutoDiff.Generator.Tests.Printing;

/// <summary>C# text, compiled in memory.</summary>
internal static class CompiledSnippet
{
    private static readonly MetadataReference[] references =
    [
        .. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(path => Path.GetFileName(path) is "System.Runtime.dll" or "System.Private.CoreLib.dll" or "System.Memory.dll")
            .Select(path => MetadataReference.CreateFromFile(path)),
    ];

    public static Assembly Load(string source)
    {
        using MemoryStream stream = new();
        EmitResult result = Compilation([source], allowUnsafe: false).Emit(stream);
        Assert.True(result.Success, string.Join("\n", Texts(result.Diagnostics).Take(10)) + "\n" + Excerpt(source));
        return Assembly.Load(stream.ToArray());
    }

    public static IReadOnlyList<string> Errors(string source, string other = "", bool allowUnsafe = false) =>
        [.. Texts(Compilation([source, other], allowUnsafe).GetDiagnostics())];

    private static IEnumerable<string> Texts(IEnumerable<Diagnostic> diagnostics) =>
        diagnostics.Where(d => d.Severity == DiagnosticSeverity.Error).Select(d => d.ToString());

    private static CSharpCompilation Compilation(string[] sources, bool allowUnsafe) =>
        CSharpCompilation.Create(
            "Snippet",
            sources.Select(source => CSharpSyntaxTree.ParseText(source, new CSharpParseOptions(LanguageVersion.Latest))),
            references,
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, allowUnsafe: allowUnsafe, optimizationLevel: OptimizationLevel.Release));

    private static string Excerpt(string source) => source.Length < 4000 ? source : source[..4000];
}
