using AutoDiff.Generator.Tests.Binding;
using Microsoft.CodeAnalysis;

namespace AutoDiff.Generator.Tests.Diagnostics;

/// <summary>What is wrong with a <c>[DerivativeOf]</c> method is told at the place marked by <c>¦</c>.</summary>
public sealed class RuleTests
{
    private const string Foo = """

        public static class Foo
        {
            public static double Bar(double x, int n = 1) => x * n;
            public static double Bar(double[] x, float y) => x[0] * y;
            public static void Fill(ReadOnlySpan<double> x, Span<double> y) { }
            public static T Own<T>(T x) where T : IFloatingPointIeee754<T> => x;
            public static string Text(double x) => "";
            public static double Count(int n) => n;
            public static double Twice(ref double x) => x;
            public static double Apply(Func<double, double> f, double x) => f(x);
            public double Of(double x) => x;
        }
        """;

    [Theory]
    [InlineData("ADIFF045", "[DerivativeOf(typeof(Foo), nameof(Foo.Bar))] internal static double ¦B(double x) => x;", "static double B(double x, double upstream, ref double xGradient, int n = 1)")]
    [InlineData("ADIFF045", "[DerivativeOf(typeof(Foo), nameof(Foo.Bar))] internal static double ¦B(double[] x, float y, double upstream, double[] xGradient, ref float yGradient) => 1;", "static double B(double[] x, float y, double upstream, Span<double> xGradient, ref float yGradient)")]
    [InlineData("ADIFF045", "[DerivativeOf(typeof(Foo), nameof(Foo.Bar))] internal static float ¦B(double x, double upstream, ref double xGradient, int n) => 1;", "static double B(double x, double upstream, ref double xGradient, int n = 1)")]
    [InlineData("ADIFF045", "[DerivativeOf(typeof(Foo), nameof(Foo.Bar))] internal static double ¦B(double x, double upstream, out double xGradient, int n) => xGradient = 1;", "static double B(double x, double upstream, ref double xGradient, int n = 1)")]
    [InlineData("ADIFF045", "[DerivativeOf(typeof(Foo), nameof(Foo.Fill))] internal static void ¦B() { }", "static void B(ReadOnlySpan<double> x, Span<double> y, Span<double> xGradient, Span<double> yGradient)")]
    [InlineData("ADIFF045", "[DerivativeOf(typeof(Foo), nameof(Foo.Own))] internal static double ¦B(double x, double upstream, ref double xGradient) => 1;", "static T B<T>(T x, T upstream, ref T xGradient)")]
    [InlineData("ADIFF046", "[¦DerivativeOf(typeof(Foo), \"Baz\")] internal static double B(double x) => x;", "'Foo.Baz', which is not a method")]
    [InlineData("ADIFF046", "[¦DerivativeOf(typeof(Foo), nameof(Foo.Text))] internal static double B(double x) => x;", "returns neither a number nor nothing")]
    [InlineData("ADIFF046", "[¦DerivativeOf(typeof(Foo), nameof(Foo.Count))] internal static double B(double x) => x;", "has no real-valued parameter")]
    [InlineData("ADIFF046", "[¦DerivativeOf(typeof(Foo), nameof(Foo.Twice))] internal static double B(double x) => x;", "by reference")]
    [InlineData("ADIFF046", "[¦DerivativeOf(typeof(Foo), nameof(Foo.Apply))] internal static double B(double x) => x;", "may hold numbers")]
    [InlineData("ADIFF046", "[¦DerivativeOf(typeof(List<double>), nameof(List<double>.Add))] internal static double B(double x) => x;", "instance method")]
    [InlineData("ADIFF046", "[¦DerivativeOf(null!, nameof(Foo.Bar))] internal static double B(double x) => x;", "typeof")]
    [InlineData("ADIFF047", "[DerivativeOf(typeof(Foo), nameof(Foo.Bar))] internal static double A(double x, double u, ref double g, int n) => 1;\n[DerivativeOf(typeof(Foo), nameof(Foo.Bar))] internal static double ¦B(double x, double u, ref double g, int n) => 1;", "'C.A'")]
    [InlineData("ADIFF048", "[DerivativeOf(typeof(Foo), nameof(Foo.Bar))] static double ¦B(double x, double u, ref double g, int n) => 1;", "internal or public")]
    [InlineData("ADIFF048", "private static class Inner { [DerivativeOf(typeof(Foo), nameof(Foo.Bar))] public static double ¦B(double x, double u, ref double g, int n) => 1; }", "'Inner'")]
    public async Task Wrong_rules_are_told_at_their_place(string id, string marked, string told)
    {
        string source = Sources.InClass(marked) + Foo;
        int position = source.IndexOf('¦', StringComparison.Ordinal);
        var compilation = Sources.Compile(source.Remove(position, 1));
        Diagnostic diagnostic = Assert.Single((await Sources.Analyze(compilation)).Diagnostics);
        Assert.Equal(id, diagnostic.Id);
        Assert.Contains(told, diagnostic.GetMessage(null), StringComparison.Ordinal);
        var expected = compilation.SyntaxTrees[0].GetText(TestContext.Current.CancellationToken).Lines.GetLinePosition(position);
        Assert.Equal(expected, diagnostic.Location.GetLineSpan().StartLinePosition);
    }

    [Theory]
    [InlineData("[DerivativeOf(typeof(Foo), nameof(Foo.Bar))] internal static double B(double x, double upstream, ref double xGradient, int n) => 1;")]
    [InlineData("[DerivativeOf(typeof(Foo), nameof(Foo.Bar))] internal static double B(double[] a, float b, double c, Span<double> d, ref float e) => 1;")]
    [InlineData("[DerivativeOf(typeof(Foo), nameof(Foo.Fill))] internal static void B(ReadOnlySpan<double> x, Span<double> y, Span<double> xGradient, Span<double> yGradient) { }")]
    [InlineData("[DerivativeOf(typeof(Foo), nameof(Foo.Own))] internal static R B<R>(R x, R upstream, ref R xGradient) where R : IFloatingPointIeee754<R> => x;")]
    [InlineData("[DerivativeOf(typeof(Math), nameof(Math.Sin))] internal static double B(double x, double upstream, ref double xGradient) => 1;")]
    public async Task Right_rules_are_not(string rule) =>
        Assert.Empty((await Sources.Analyze(Sources.Compile(Sources.InClass(rule) + Foo))).Diagnostics);

    [Fact]
    public async Task A_span_that_is_no_number_may_be_written_and_is_refused()
    {
        var compilation = Sources.Compile(Sources.InClass(
            """
            static double Pivot(double x, Span<int> order) => x;
            [DerivativeOf(typeof(C), nameof(Pivot))] internal static double PivotBackward(double x, Span<int> order, double upstream, ref double xGradient) => x;
            [Differentiable] public static double F(double x) { Span<int> o = stackalloc int[2]; return Pivot(x, o); }
            """));
        Assert.Equal(["ADIFF024"], (await Sources.Analyze(compilation)).Diagnostics.Select(d => d.Id));
    }
}
