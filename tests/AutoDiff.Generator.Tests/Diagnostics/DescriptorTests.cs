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
    [InlineData("[Differentiable] static double F(double[] y, double[] x) => AutoDiff.Losses.RegressionLoss.Huber<double>(y, x, 0.4);", "The call of 'RegressionLoss.Huber' by 'targets' has no derivative: have ")]
    [InlineData("[Differentiable] static double F(double[] y, double x) => AutoDiff.Losses.RegressionLoss.Huber<double>(y, [x], x);", "The call of 'RegressionLoss.Huber' by 'targets' and 'delta' has no derivative: have ")]
    [InlineData("interface IShape { double Area(double x); }\n[Differentiable] static double F<T>(double x, T s) where T : struct, IShape => s.Area(x);", "The call of 'IShape.Area', which depends on the type argument, has no derivative: put [Differentiable] on a method that calls this one with a known type")]
    [InlineData("interface IShape { double Area(double x); }\n[Differentiable(\"x\")] static double F(double x, IShape s) => s.Area(x);", "The call of 'IShape.Area', of which the implementation is known at run time only, has no derivative: take a sealed class or a struct instead")]
    [InlineData("[Differentiable] static double F(double[] x) { Array.Exists(x, v => v * v > 2); return x[0]; }", "Cannot follow passing 'x' to code without source: ")]
    [InlineData("[Differentiable] static double F(double[] x) => x.GroupBy(v => (int)v).Sum(g => g.Sum());", "Cannot differentiate the lambda of 'GroupBy' in a query that cannot be followed yet: ")]
    [InlineData("[Differentiable] static double F(double x, int n) { switch (n) { case 1: goto default; default: return x; } }", "Cannot differentiate a goto to another section of the switch: write if and else")]
    [InlineData("[Differentiable] static double F(double x) { var l = new List<double>(); l = new List<double>(); l.Add(x); return l[0]; }", "The call of 'List.Add' has no derivative: use an array, or a List in a variable that is never given another list")]
    [InlineData("[Differentiable] static T F<T>(T x) where T : System.Numerics.IFloatingPoint<T> => x;", "There is nothing to differentiate 'F', which has no real-valued parameter, with respect to: constrain its type parameter to IFloatingPointIeee754")]
    [InlineData("partial record V(double A, double B) { [Differentiable(\"k\")] public double F(double k) { var v = this with { A = k }; return v.A * v.B; } }", "Cannot follow 'this', an object made elsewhere: make the copy with 'new', from its members")]
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
