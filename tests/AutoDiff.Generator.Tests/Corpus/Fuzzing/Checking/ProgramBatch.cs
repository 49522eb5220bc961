namespace AutoDiff.Generator.Tests.Corpus.Fuzzing;

/// <summary>Compiles many random programs at once, since one by one they would take a second each, and judges each of them.</summary>
internal sealed class ProgramBatch(IReadOnlyList<SourceProgram> programs)
{
    // Everything in a program is bounded, so it takes milliseconds.
    private static readonly TimeSpan patience = TimeSpan.FromSeconds(20);

    /// <summary>The verdicts, in the order of the programs. Their types must have different names.</summary>
    public IReadOnlyList<Verdict> Judge()
    {
        if (programs.Count == 0)
        {
            return [];
        }

        BatchCompiler compiler = new(programs);
        IReadOnlyDictionary<int, ProgramBuild> builds;
        try
        {
            builds = compiler.Compile();
        }
        catch (Exception exception) when (programs.Count == 1)
        {
            return [new Verdict(VerdictKind.GeneratorFailed, exception.GetType().Name, exception.ToString())];
        }
        catch (Exception)
        {
            // Which one it was shows in halves.
            int half = programs.Count / 2;
            return [.. new ProgramBatch([.. programs.Take(half)]).Judge(), .. new ProgramBatch([.. programs.Skip(half)]).Judge()];
        }

        return [.. programs.Select((_, i) => builds.TryGetValue(i, out ProgramBuild? build) ? Judge(build) : compiler.Failures[i]!)];
    }

    private static Verdict Judge(ProgramBuild build)
    {
        Task<Verdict> running = Task.Run(new ProgramCheck(build).Run);
        try
        {
            return running.Wait(patience)
                ? running.Result
                : new Verdict(VerdictKind.TooLong, "", $"did not end within {patience.TotalSeconds} s");
        }
        catch (AggregateException exception) when (exception.InnerException is InvalidOperationException or ArithmeticException)
        {
            // Its own guards, and numbers that grew too large.
            return new Verdict(VerdictKind.Inconclusive, "", "");
        }
        catch (AggregateException exception)
        {
            // Derivatives are called under guard, so this is the primal.
            return new Verdict(VerdictKind.InvalidSource, "", "the primal threw " + exception.InnerException);
        }
    }
}
