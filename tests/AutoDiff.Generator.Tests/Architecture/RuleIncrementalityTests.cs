using AutoDiff.Generator.Tests.Binding;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace AutoDiff.Generator.Tests.Architecture;

/// <summary>A derivative that the user supplies is noticed when it comes, changes and goes, and costs nothing in between.</summary>
public sealed class RuleIncrementalityTests
{
    private const string Method = "static partial class C { [Differentiable] static double F(double x) => Foo.Bar(x); }";
    private const string Target = "static class Foo { public static double Bar(double x) { return x; } }";
    private const string Rule = "static class Rules { [DerivativeOf(typeof(Foo), nameof(Foo.Bar))] internal static double BarBackward(double x, double upstream, ref double xGradient) { xGradient += 3; return x; } }";
    private const string Nothing = "static class Rules { }";

    [Fact]
    public void A_rule_that_is_added_is_used()
    {
        CSharpCompilation before = Compile(Nothing);
        GeneratorRunResult after = Rerun(before, Edit(before, Rule));
        Assert.Equal([IncrementalStepRunReason.Modified], OutputReasons(after));
        Assert.Contains("global::Rules.BarBackward(", Text(after), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Nothing)]
    [InlineData("static class Rules { [DerivativeOf(typeof(Foo), nameof(Foo.Bar))] internal static double BarBackward(double x) { return x; } }")]
    public void A_rule_that_goes_or_no_longer_fits_is_used_no_more(string edited)
    {
        CSharpCompilation before = Compile(Rule);
        GeneratorRunResult after = Rerun(before, Edit(before, edited));
        Assert.Equal([IncrementalStepRunReason.Modified], OutputReasons(after));
        Assert.DoesNotContain("BarBackward(", Text(after), StringComparison.Ordinal);
    }

    [Fact]
    public void A_rule_that_is_renamed_is_called_by_its_new_name()
    {
        CSharpCompilation before = Compile(Rule);
        GeneratorRunResult after = Rerun(before, Edit(before, Rule.Replace("BarBackward", "Other", StringComparison.Ordinal)));
        Assert.Contains("global::Rules.Other(", Text(after), StringComparison.Ordinal);
    }

    [Fact]
    public void The_body_of_a_rule_does_not_matter()
    {
        CSharpCompilation before = Compile(Rule);
        GeneratorRunResult after = Rerun(before, Edit(before, Rule.Replace("+= 3", "+= 4", StringComparison.Ordinal)));
        Assert.Equal([IncrementalStepRunReason.Cached], OutputReasons(after));
        Assert.Same(Sources.Bind(before), Sources.Bind(Edit(before, Rule.Replace("+= 3", "+= 5", StringComparison.Ordinal))));
    }

    [Fact]
    public void Rules_of_libraries_are_used_where_the_library_is_referred_to()
    {
        CSharpCompilation library = Sources.Compile("public " + Target + " public " + Rule.Replace("internal", "public", StringComparison.Ordinal));
        using MemoryStream image = new();
        Assert.True(library.WithAssemblyName("Library").Emit(image, cancellationToken: TestContext.Current.CancellationToken).Success);
        MetadataReference reference = MetadataReference.CreateFromImage(image.ToArray());
        CSharpCompilation user = Sources.Compile(Method).AddReferences(reference);
        GeneratorRunResult result = Rerun(user, user);
        Assert.Contains("global::Rules.BarBackward(", Text(result), StringComparison.Ordinal);
    }

    private static CSharpCompilation Compile(string rules) =>
        Sources.Compile(Sources.Tree(Method, "Method.cs"), Sources.Tree(Target, "Target.cs"), Sources.Tree(rules, "Rules.cs"));

    private static Compilation Edit(Compilation compilation, string rules) =>
        compilation.ReplaceSyntaxTree(compilation.SyntaxTrees.Single(t => t.FilePath == "Rules.cs"), Sources.Tree(rules, "Rules.cs"));

    private static GeneratorRunResult Rerun(Compilation before, Compilation after) => Sources.Driver()
        .RunGenerators(before, TestContext.Current.CancellationToken)
        .RunGenerators(after, TestContext.Current.CancellationToken)
        .GetRunResult().Results[0];

    private static IEnumerable<IncrementalStepRunReason> OutputReasons(GeneratorRunResult result) => result.TrackedOutputSteps
        .SelectMany(step => step.Value)
        .SelectMany(step => step.Outputs)
        .Select(output => output.Reason);

    private static string Text(GeneratorRunResult result) => Assert.Single(result.GeneratedSources).SourceText.ToString();
}
