namespace AutoDiff.Generator.Tests.Corpus;

/// <summary>Every method of the corpus: value, both modes, optimised and plain, against differences and against each other.</summary>
public sealed class CorpusTests
{
    private static readonly Lazy<IReadOnlyList<CorpusBuild>> builds = new(Compile);

    public static TheoryData<string> Methods => [.. CorpusSources.MethodNames];

    [Theory]
    [MemberData(nameof(Methods))]
    public void Derivatives_agree_with_differences_and_with_each_other(string method)
    {
        string[] failures =
        [
            .. builds.Value[0].Methods
                .Where(m => m.Name == method)
                .SelectMany(m => Check(m).Select(problem => $"{m.Id}: {problem}")),
        ];
        Assert.True(failures.Length == 0, string.Join("\n", failures));
    }

    private static IEnumerable<string> Check(CorpusMethod method)
    {
        string[] problems = [.. builds.Value.SelectMany(b => b.Problems[method.Id].Select(p => $"{b.Name}: {p}"))];
        if (method.Refusal is not null)
        {
            return problems.Any(p => p.Contains(method.Refusal, StringComparison.Ordinal)) ? [] : ["is no longer refused, so [Refused] must go"];
        }

        return problems.Length > 0
            ? problems
            : new MethodCheck(method.Shape, [.. builds.Value.Select(b => new MethodBuild(b.Name, b.Adapters[method.Id]))]).Run();
    }

    // The plain build also goes without unsafe code, and so without [SkipLocalsInit].
    private static CorpusBuild[] Compile() =>
    [
        new CorpusCompiler("optimized", allowUnsafe: true, [new DifferentiableGenerator()]).Compile(CorpusSources.Trees),
        new CorpusCompiler("plain", allowUnsafe: false, [new DifferentiableGenerator()])
            .Compile(CorpusSources.Trees.Select(PlainBuildRewriter.Rewrite)),
    ];
}
