using System.Collections.Immutable;
using AutoDiff.Generator.Binding;
using AutoDiff.Generator.Tests.Binding;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace AutoDiff.Generator.Tests.Architecture;

/// <summary>After an edit only what the edit concerns is done again.</summary>
public sealed class IncrementalityTests
{
    private const string Method = "static partial class C { [Differentiable] static double F(double x) => Helper.Twice(x) + Helper.Factor; }";
    private const string Helper = "static class Helper { public const double Factor = 3; public static double Twice(double v) { return v * 2; } }";
    private const string Elsewhere = "static class Other { public static int Count() { return 1; } }";

    private readonly CSharpCompilation before = Sources.Compile(Sources.Tree(Method, "Method.cs"), Sources.Tree(Helper, "Helper.cs"), Sources.Tree(Elsewhere, "Other.cs"));

    [Fact]
    public void A_body_edited_elsewhere_leaves_everything_as_it_is()
    {
        Compilation after = Edit(before, "Other.cs", Elsewhere.Replace("return 1", "return 2", StringComparison.Ordinal));
        Assert.Same(Sources.Bind(before), Sources.Bind(after));
        Assert.Equal([IncrementalStepRunReason.Cached], BindingReasons(after));
        Assert.Equal([IncrementalStepRunReason.Cached], OutputReasons(after));
    }

    [Fact]
    public void A_member_added_elsewhere_binds_anew_and_writes_nothing()
    {
        Compilation after = Edit(before, "Other.cs", Elsewhere.Replace("return 1; }", "return 1; } static void More() { }", StringComparison.Ordinal));
        Assert.NotSame(Sources.Bind(before), Sources.Bind(after));
        Assert.Equal([IncrementalStepRunReason.Cached], OutputReasons(after));
    }

    [Fact]
    public void A_followed_method_that_is_edited_is_followed_again()
    {
        Compilation after = Edit(before, "Helper.cs", Helper.Replace("v * 2", "v * 7", StringComparison.Ordinal));
        Assert.Equal([IncrementalStepRunReason.Modified], OutputReasons(after));
        Assert.Equal("return ((x * 7d) + 3d)", IrText.Of(Sources.Bind(after).Model!.Body));
    }

    [Fact]
    public void A_constant_that_is_edited_is_read_again()
    {
        Compilation after = Edit(before, "Helper.cs", Helper.Replace("Factor = 3", "Factor = 4", StringComparison.Ordinal));
        Assert.Equal([IncrementalStepRunReason.Modified], OutputReasons(after));
    }

    [Fact]
    public void Other_options_bind_anew()
    {
        CSharpCompilation after = before.WithOptions(before.Options.WithOverflowChecks(true));
        Assert.NotSame(Sources.Bind(before), Sources.Bind(after));
    }

    [Fact]
    public void The_analyzer_reads_what_the_generator_bound()
    {
        MethodBinding bound = Sources.Bind(before);
        Sources.Driver().RunGeneratorsAndUpdateCompilation(before, out Compilation generated, out _, TestContext.Current.CancellationToken);
        Assert.Same(bound, Sources.Bind(generated));
    }

    private static Compilation Edit(Compilation compilation, string path, string text)
    {
        SyntaxTree old = compilation.SyntaxTrees.Single(t => t.FilePath == path);
        return compilation.ReplaceSyntaxTree(old, Sources.Tree(text, path));
    }

    private GeneratorRunResult Rerun(Compilation after) => Sources.Driver()
        .RunGenerators(before, TestContext.Current.CancellationToken)
        .RunGenerators(after, TestContext.Current.CancellationToken)
        .GetRunResult().Results[0];

    private IEnumerable<IncrementalStepRunReason> BindingReasons(Compilation after) =>
        Reasons(Rerun(after).TrackedSteps[DifferentiableGenerator.BindingStep]);

    private IEnumerable<IncrementalStepRunReason> OutputReasons(Compilation after) =>
        Rerun(after).TrackedOutputSteps.SelectMany(step => Reasons(step.Value));

    private static IEnumerable<IncrementalStepRunReason> Reasons(ImmutableArray<IncrementalGeneratorRunStep> steps) =>
        steps.SelectMany(step => step.Outputs).Select(output => output.Reason);
}
