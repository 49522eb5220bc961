using AutoDiff.CodeFixes;
using AutoDiff.Generator.Tests.Binding;
using Microsoft.CodeAnalysis.CSharp;

namespace AutoDiff.Generator.Tests.CodeFixes;

public sealed class CodeFixTests
{
    [Fact]
    public async Task A_rule_gets_the_signature_of_its_target()
    {
        const string before = """
            static class Rules
            {
                /// <summary>The derivative.</summary>
                [DerivativeOf(typeof(Foo), nameof(Foo.Bar))]
                internal static float BarSlope(double x)
                {
                    // Not done yet.
                    return 0;
                }
            }

            static class Foo
            {
                public static double Bar(double x, ReadOnlySpan<double> w, int n = 3) => x;
            }
            """;
        string after = await FixedSource.Of(before, new DerivativeSignatureFix());
        Assert.Equal(
            before.Replace("float BarSlope(double x)", "double BarSlope(double x, ReadOnlySpan<double> w, double upstream, ref double xGradient, Span<double> wGradient, int n = 3)", StringComparison.Ordinal), after);
        Assert.Empty((await Sources.Analyze(Sources.Compile(after))).Diagnostics);
    }

    [Fact]
    public async Task A_rule_of_a_generic_method_becomes_generic()
    {
        const string before = """
            static class Rules
            {
                [DerivativeOf(typeof(Foo), nameof(Foo.Bar))]
                internal static double BarBackward(double x) => default;
            }

            static class Foo
            {
                public static TReal Bar<TReal>(TReal x) where TReal : IFloatingPointIeee754<TReal> => x;
            }
            """;
        string after = await FixedSource.Of(before, new DerivativeSignatureFix());
        Assert.Contains("static TReal BarBackward<TReal>(TReal x, TReal upstream, ref TReal xGradient) where TReal : IFloatingPointIeee754<TReal>", after, StringComparison.Ordinal);
        Assert.Empty((await Sources.Analyze(Sources.Compile(after))).Diagnostics);
    }

    [Fact]
    public async Task Types_become_partial()
    {
        const string before = """
            public static class Outer
            {
                // Kept.
                class Inner
                {
                    [Differentiable]
                    public static double F(double x) => x;
                }
            }
            """;
        string after = await FixedSource.Of(before, new PartialTypeFix(), LanguageVersion.CSharp13);
        Assert.Equal(before.Replace("static class", "static partial class", StringComparison.Ordinal).Replace("    class", "    partial class", StringComparison.Ordinal), after);
    }
}
