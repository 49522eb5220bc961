using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AutoDiff.Generator.Tests.Corpus;

/// <summary>
/// The corpus as it lies beside the tests. While one works on a subject, <c>AUTODIFF_CORPUS</c> takes the files of these names only
/// (<c>Loops,Arrays</c>).
/// </summary>
internal static class CorpusSources
{
    // SkipLocalsInit and implicit usings are what a project of a user's would have.
    private const string Usings = "global using System; global using AutoDiff; global using AutoDiff.Generator.Tests.Corpus;";

    public static CSharpParseOptions ParseOptions { get; } = new(LanguageVersion.Latest);

    public static IReadOnlyList<SyntaxTree> Trees { get; } = Read();

    /// <summary>Type and name of every method with a sample, without duplicates, by syntax alone.</summary>
    public static IReadOnlyList<string> MethodNames { get; } =
        [.. Trees
            .SelectMany(t => t.GetRoot().DescendantNodes().OfType<MethodDeclarationSyntax>())
            .Where(m => m.AttributeLists.SelectMany(l => l.Attributes).Any(a => a.Name.ToString() == "Sample"))
            .Select(NameOf)
            .Distinct()];

    private static List<SyntaxTree> Read()
    {
        string folder = Path.Combine(AppContext.BaseDirectory, "Corpus", "Methods");
        string[] chosen = Environment.GetEnvironmentVariable("AUTODIFF_CORPUS")?.Split(',', StringSplitOptions.RemoveEmptyEntries) ?? [];
        return
        [
            CSharpSyntaxTree.ParseText(Usings, ParseOptions),
            .. Directory.GetFiles(folder, "*.cs")
                .Where(path => chosen.Length == 0 || chosen.Contains(Path.GetFileNameWithoutExtension(path)))
                .Order(StringComparer.Ordinal)
                .Select(path => CSharpSyntaxTree.ParseText(File.ReadAllText(path), ParseOptions, path)),
        ];
    }

    private static string NameOf(MethodDeclarationSyntax method)
    {
        IEnumerable<string> types = method.Ancestors().OfType<TypeDeclarationSyntax>().Reverse().Select(t => t.Identifier.ValueText);
        return string.Join(".", types.Append(method.Identifier.ValueText));
    }
}
