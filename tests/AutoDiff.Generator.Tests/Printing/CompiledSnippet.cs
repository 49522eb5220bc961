using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

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

    public static Assembly Load(string source, bool allowUnsafe = false)
    {
        CSharpCompilation compilation = Compilation(source, allowUnsafe);
        using MemoryStream stream = new();
        Microsoft.CodeAnalysis.Emit.EmitResult result = compilation.Emit(stream);
        Assert.True(result.Success, string.Join("\n", result.Diagnostics.Where(d => d.Severity == DiagnosticSeverity.Error).Take(10)) + "\n" + Excerpt(source));
        return Assembly.Load(stream.ToArray());
    }

    /// <summary>The ids of the errors.</summary>
    public static IReadOnlyList<string> Errors(string source, bool allowUnsafe = false) =>
        [.. Compilation(source, allowUnsafe).GetDiagnostics().Where(d => d.Severity == DiagnosticSeverity.Error).Select(d => d.ToString())];

    private static CSharpCompilation Compilation(string source, bool allowUnsafe) =>
        CSharpCompilation.Create(
            "Snippet",
            [CSharpSyntaxTree.ParseText(source, new CSharpParseOptions(LanguageVersion.Latest))],
            references,
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, allowUnsafe: allowUnsafe, optimizationLevel: OptimizationLevel.Release));

    private static string Excerpt(string source) => source.Length < 4000 ? source : source[..4000];
}
