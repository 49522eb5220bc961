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

    [Theory]
    [InlineData("[Differentiable] static int F(double x) => 1;", "The return type of 'F' gives nothing to differentiate: ")]
    [InlineData("[Differentiable(\"q\")] static double F(double x, double[] w, int n) => x;", "'q' is not a parameter to differentiate: 'F' has 'x', 'w'; name them best with nameof")]
    [InlineData("[Differentiable] static double F(double x) => BitConverter.DoubleToInt64Bits(x);", "The call of 'BitConverter.DoubleToInt64Bits' has no derivative: ")]
    [InlineData("[Differentiable] static double F(double x, double[,,,] q) => x;", "Cannot differentiate 'q', which holds real numbers in a type that is not supported yet: if it is data, say what is differentiated: [Differentiable(nameof(x))]")]
    public async Task Messages_are_sentences(string member, string expected)
    {
        (_, Diagnostic[] diagnostics) = await Sources.Analyze(Sources.Compile(Sources.InClass(member)));
        Assert.StartsWith(expected, diagnostics.First(d => d.Severity == DiagnosticSeverity.Error).GetMessage(null), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_pragma_silences_a_refusal()
    {
        (_, Diagnostic[] diagnostics) = await Sources.Analyze(Sources.Compile(Sources.InClass(
            "#pragma warning disable ADIFF010\n[Differentiable] static double F(double x) { lock (\"\") { return x; } }\n#pragma warning restore ADIFF010")));
        Assert.DoesNotContain(diagnostics, d => !d.IsSuppressed);
    }

    [Fact]
    public async Task Messages_say_what_and_what_to_do()
    {
        (_, Diagnostic[] diagnostics) = await Sources.Analyze(Sources.Compile(Sources.InClass("[Differentiable] static double F(double x) { lock (\"\") { return x; } }")));
        Assert.Equal("Cannot differentiate a lock: take the lock around the call of the method", Assert.Single(diagnostics).GetMessage(null));
    }
}
