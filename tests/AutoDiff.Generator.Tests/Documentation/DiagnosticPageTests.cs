using System.Text.RegularExpressions;
using AutoDiff.Generator.Diagnostics;
using AutoDiff.Generator.Tests.Binding;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AutoDiff.Generator.Tests.Documentation;

/// <summary>The example of every diagnostic's page is told so, and what the page advises is not.</summary>
public sealed partial class DiagnosticPageTests
{
    // A bug of ours has no example, and what is too large does not fit on a page.
    private static readonly string[] withoutExample = ["ADIFF023", "ADIFF099"];

    public static TheoryData<string> Ids => [.. Descriptors.All.Select(d => d.Id).Except(withoutExample)];

    [Theory]
    [MemberData(nameof(Ids))]
    public async Task The_example_has_the_diagnostic_and_the_advice_has_none(string id)
    {
        string page = Page(id);
        int advice = page.IndexOf("## What to do", StringComparison.Ordinal);
        Assert.True(advice > 0, $"{id} has a section 'What to do'");
        string example = Assert.Single(Fence().Matches(page[..advice])).Groups["code"].Value;
        string[] told = await Told(example);
        Assert.Contains(told, d => d.Contains(id, StringComparison.Ordinal));
        foreach (Match fence in Fence().Matches(page[advice..]))
        {
            Assert.Empty(await Told(fence.Groups["code"].Value));
        }
    }

    [Fact]
    public void The_list_names_every_page()
    {
        string list = Page("README");
        foreach (DiagnosticDescriptor descriptor in Descriptors.All)
        {
            Assert.Contains($"| [{descriptor.Id}]({descriptor.Id}.md) | {descriptor.Title} |", list, StringComparison.Ordinal);
        }
    }

    private static string Page(string name) =>
        File.ReadAllText(Path.Combine(Sources.RepositoryRoot(), "docs", "diagnostics", name + ".md")).ReplaceLineEndings("\n");

    private static async Task<string[]> Told(string code)
    {
        bool isFile = Sources.Tree(code).GetRoot(TestContext.Current.CancellationToken) is CompilationUnitSyntax root && root.Members.All(m => m is BaseTypeDeclarationSyntax);
        SyntaxTree[] trees = [Sources.Tree("using System.Threading.Tasks;\n" + (isFile ? code : Sources.InClass(code)))];
        (Compilation generated, Diagnostic[] diagnostics) = await Sources.Analyze(Sources.Compile(trees));
        Assert.Empty(generated.GetDiagnostics(TestContext.Current.CancellationToken).Where(d => d.Severity == DiagnosticSeverity.Error && d.Id.StartsWith("CS", StringComparison.Ordinal)));
        return [.. diagnostics.Select(d => d.ToString())];
    }

    [GeneratedRegex("```csharp\n(?<code>.*?)```", RegexOptions.Singleline)]
    private static partial Regex Fence();
}
