using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace AutoDiff.Generator.Tests.Corpus.Fuzzing;

/// <summary>Compiles many random programs at once, since one by one they would take a second each, and judges each of them.</summary>
internal sealed class ProgramBatch(IReadOnlyList<SourceProgram> programs)
{
    // Everything in a program is bounded, so it takes milliseconds.
    private static readonly TimeSpan patience = TimeSpan.FromSeconds(20);

    private static readonly SyntaxTree usings = CSharpSyntaxTree.ParseText(
        "global using System; global using AutoDiff; global using AutoDiff.Generator.Tests.Corpus;", CorpusSources.ParseOptions);

    /// <summary>The verdicts, in the order of the programs. Their types must have different names.</summary>
    public IReadOnlyList<Verdict> Judge()
    {
        SyntaxTree[] trees = [.. programs.Select(p => CSharpSyntaxTree.ParseText(p.Text, CorpusSources.ParseOptions, p.TypeName + ".cs"))];
        HashSet<SyntaxTree> invalid = [];
        Verdict[] verdicts = new Verdict[programs.Count];
        foreach (IGrouping<SyntaxTree?, Diagnostic> errors in OwnErrors(trees))
        {
            invalid.Add(errors.Key!);
            verdicts[Array.IndexOf(trees, errors.Key)] = new Verdict(VerdictKind.InvalidSource, "", string.Join("\n", errors));
        }

        int[] valid = [.. Enumerable.Range(0, trees.Length).Where(i => !invalid.Contains(trees[i]))];
        Judge(valid, trees, verdicts);
        return verdicts;
    }

    private static IEnumerable<IGrouping<SyntaxTree?, Diagnostic>> OwnErrors(SyntaxTree[] trees) =>
        CSharpCompilation.Create(
                "Fuzzing", [usings, .. trees], References.All, new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable))
            .GetDiagnostics()
            .Where(d => d.Severity == DiagnosticSeverity.Error)
            .GroupBy(d => d.Location.SourceTree);

    private void Judge(int[] indices, SyntaxTree[] trees, Verdict[] verdicts)
    {
        if (indices.Length == 0)
        {
            return;
        }

        CorpusBuild[] builds;
        try
        {
            SyntaxTree[] chosen = [usings, .. indices.Select(i => trees[i])];
            builds =
            [
                new CorpusCompiler("optimized", allowUnsafe: true, [new DifferentiableGenerator()]).Compile(chosen),
                new CorpusCompiler("plain", allowUnsafe: false, [new DifferentiableGenerator()]).Compile(chosen.Select(PlainBuildRewriter.Rewrite)),
            ];
        }
        catch (Exception exception) when (indices.Length == 1)
        {
            verdicts[indices[0]] = new Verdict(VerdictKind.GeneratorFailed, exception.GetType().Name, exception.ToString());
            return;
        }
        catch (Exception)
        {
            // Which one it was shows in halves.
            Judge(indices[..(indices.Length / 2)], trees, verdicts);
            Judge(indices[(indices.Length / 2)..], trees, verdicts);
            return;
        }

        foreach (int index in indices)
        {
            verdicts[index] = Judge(programs[index], builds);
        }
    }

    private static Verdict Judge(SourceProgram program, CorpusBuild[] builds)
    {
        CorpusMethod method = builds[0].Methods.Single(m => m.MethodName == program.Main.Name);
        string[] problems = [.. builds.SelectMany(b => b.Problems[method.Id].Select(p => $"{b.Name}: {p}"))];
        if (problems.Length > 0)
        {
            return DiagnosticVerdict.Of(problems);
        }

        ProgramCheck check = new(method.Shape, [.. builds.Select(b => new MethodBuild(b.Name, b.Adapters[method.Id]))]);
        Task<Verdict> running = Task.Run(check.Run);
        try
        {
            return running.Wait(patience)
                ? running.Result
                : new Verdict(VerdictKind.TooLong, "", $"did not end within {patience.TotalSeconds} s");
        }
        catch (AggregateException exception)
        {
            // Derivatives are called under guard, so this is the primal.
            return new Verdict(VerdictKind.InvalidSource, "", "the primal threw " + exception.InnerException);
        }
    }
}
