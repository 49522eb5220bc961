using System.Text.RegularExpressions;
using AutoDiff.Generator.Tests.Binding;

namespace AutoDiff.Generator.Tests.Architecture;

/// <summary>The stages depend on each other in one direction, so that each can be read without those that use it.</summary>
public sealed partial class StageOrderTests
{
    /// <summary>Every stage knows only those before it here. Binding stands last: it asks the others about the method that it has bound.</summary>
    private static readonly string[] order = ["IR", "Derivatives", "Analysis", "Structuring", "Optimization", "Differentiation", "Printing", "Binding", "Diagnostics"];

    /// <summary>Where binding needs an answer from the stages behind it: what is lost in differentiation, and derivatives inside of methods.</summary>
    private static readonly string[] asking = ["DerivativeStubs.cs", "MethodBinder.cs", "NestedDerivativeBinder.cs"];

    [Theory]
    [MemberData(nameof(Stages))]
    public void A_stage_knows_only_the_stages_before_it(string stage)
    {
        string[] allowed = order[..(Array.IndexOf(order, stage) + 1)];
        string[] used = [.. Files(stage).SelectMany(f => Uses().Matches(File.ReadAllText(f)).Select(m => m.Groups[1].Value)).Distinct()];
        Assert.Empty(used.Except(allowed));
    }

    [Theory]
    [MemberData(nameof(Stages))]
    public void Only_binding_and_diagnostics_ask_the_whole_pipeline(string stage)
    {
        string[] callers = [.. Files(stage).Where(f => Pipeline().IsMatch(File.ReadAllText(f))).Select(f => Path.GetFileName(f)).Order()];
        string[] allowed = stage switch
        {
            "Binding" => asking,
            "Diagnostics" => ["DifferentiableAnalyzer.cs"],
            _ => [],
        };
        Assert.Equal(allowed, callers);
    }

    public static TheoryData<string> Stages() => [.. order];

    [Fact]
    public void Every_folder_is_a_stage()
    {
        string[] folders = [.. Directory.GetDirectories(Root()).Select(d => Path.GetFileName(d)).Except(["bin", "obj", "Polyfills"])];
        Assert.Equal(order.Order(), folders.Order());
    }

    private static string Root() => Path.Combine(Sources.RepositoryRoot(), "generator", "AutoDiff.Generator");

    private static string[] Files(string stage) => Directory.GetFiles(Path.Combine(Root(), stage), "*.cs", SearchOption.AllDirectories);

    [GeneratedRegex(@"\busing AutoDiff\.Generator\.(\w+)")]
    private static partial Regex Uses();

    [GeneratedRegex(@"\bPipeline\.")]
    private static partial Regex Pipeline();
}
