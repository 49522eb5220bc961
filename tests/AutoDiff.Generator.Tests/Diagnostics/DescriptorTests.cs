using AutoDiff.Generator.Diagnostics;
using AutoDiff.Generator.Tests.Binding;
using Microsoft.CodeAnalysis;

namespace AutoDiff.Generator.Tests.Diagnostics;

public sealed class DescriptorTests
{
    public static TheoryData<string> Ids => [.. Descriptors.All.Select(d => d.Id)];

    [Theory]
    [MemberData(nameof(Ids))]
    public void Every_diagnostic_has_a_page(string id)
    {
        DiagnosticDescriptor descriptor = Descriptors.All.Single(d => d.Id == id);
        string page = Path.Combine(Sources.RepositoryRoot(), "docs", "diagnostics", id + ".md");
        Assert.True(File.Exists(page), page);
        Assert.StartsWith($"# {id}: {descriptor.Title}", File.ReadAllText(page), StringComparison.Ordinal);
        Assert.EndsWith("/docs/diagnostics/" + id + ".md", descriptor.HelpLinkUri, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Severity_can_be_set_in_an_editorconfig()
    {
        var tree = Sources.Tree(Sources.InClass("[Differentiable] static double F(double x) { lock (\"\") { return x; } }"));
        var compilation = Sources.Compile(tree);
        (_, Diagnostic[] diagnostics) = await Sources.Analyze(
            compilation.WithOptions(compilation.Options.WithSyntaxTreeOptionsProvider(new EditorConfig("ADIFF010", ReportDiagnostic.Warn))));
        Assert.Equal(DiagnosticSeverity.Warning, Assert.Single(diagnostics).Severity);
    }

    [Fact]
    public async Task Messages_say_what_and_what_to_do()
    {
        (_, Diagnostic[] diagnostics) = await Sources.Analyze(Sources.Compile(Sources.InClass("[Differentiable] static double F(double x) { lock (\"\") { return x; } }")));
        Assert.Equal("Cannot differentiate a lock: take the lock around the call of the method", Assert.Single(diagnostics).GetMessage(null));
    }
}
