using System.Text.RegularExpressions;
using AutoDiff.Generator.Tests.Binding;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AutoDiff.Generator.Tests.Documentation;

/// <summary>Every row of README's table of what can be differentiated stands on tests.</summary>
public sealed partial class SupportTableTests
{
    public static TheoryData<string, string> Rows => [.. Read().Select(row => (row.What, row.ShownBy))];

    [Theory]
    [MemberData(nameof(Rows))]
    public void A_row_is_shown_by_methods_of_the_corpus_or_by_a_refusal_that_is_tested(string what, string shownBy)
    {
        string[] names = [.. Name().Matches(shownBy).Select(m => m.Groups["name"].Value)];
        Assert.True(names.Length > 0, what);
        foreach (string name in names)
        {
            if (name.StartsWith("ADIFF", StringComparison.Ordinal))
            {
                Assert.True(IsRefusalTested(name), $"{name} has a case in RefusalTests");
            }
            else
            {
                Assert.True(SupportedMethods(name) > 0, $"{name} has methods that are not refused");
            }
        }
    }

    [Fact]
    public void The_table_is_there() => Assert.True(Read().Count() > 10);

    private static IEnumerable<(string What, string ShownBy)> Read()
    {
        string readme = File.ReadAllText(Path.Combine(Sources.RepositoryRoot(), "README.md")).ReplaceLineEndings("\n");
        int start = readme.IndexOf("## What can be differentiated", StringComparison.Ordinal);
        string section = readme[start..readme.IndexOf("\n## ", start + 1, StringComparison.Ordinal)];
        return section.Split('\n')
            .Where(line => line.StartsWith("| ", StringComparison.Ordinal) && !line.StartsWith("| in a method", StringComparison.Ordinal))
            .Select(line => line.Trim('|', ' ').Split(" | "))
            .Select(cells => (cells[0], cells[^1]));
    }

    private static int SupportedMethods(string subject)
    {
        string path = Path.Combine(AppContext.BaseDirectory, "Corpus", "Methods", subject + ".cs");
        return !File.Exists(path)
            ? 0
            : CSharpSyntaxTree.ParseText(File.ReadAllText(path), Sources.Parse).GetRoot().DescendantNodes().OfType<MethodDeclarationSyntax>()
                .Select(m => m.AttributeLists.SelectMany(l => l.Attributes).Select(a => a.Name.ToString()).ToHashSet())
                .Count(attributes => attributes.Contains("Sample") && !attributes.Contains("Refused"));
    }

    private static bool IsRefusalTested(string id)
    {
        string tests = Path.Combine(Sources.RepositoryRoot(), "tests", "AutoDiff.Generator.Tests", "Diagnostics");
        return Directory.GetFiles(tests, "*.cs").Any(path => File.ReadAllText(path).Contains($"[InlineData(\"{id}\",", StringComparison.Ordinal));
    }

    [GeneratedRegex("`(?<name>[A-Za-z0-9]+)`")]
    private static partial Regex Name();
}
