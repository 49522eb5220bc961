namespace AutoDiff.Generator.Tests.Corpus.Fuzzing;

/// <summary>All programs that are one step simpler than a given one: the large steps first.</summary>
internal static class Simplifications
{
    public static IEnumerable<SourceProgram> Of(SourceProgram program) =>
        [.. Declarations(program), .. Bodies(program, StatementSteps.Of), .. Bodies(program, ExpressionSteps.Of)];

    private static IEnumerable<SourceProgram> Declarations(SourceProgram program)
    {
        foreach (SourceMethod helper in program.Helpers)
        {
            yield return program with { Helpers = [.. program.Helpers.Where(h => h != helper)] };
        }

        if (program.Types.Length > 0)
        {
            yield return program with { Types = "" };
        }

        foreach (SourceParameter parameter in program.Main.Parameters)
        {
            SourceParameter[] left = [.. program.Main.Parameters.Where(p => p != parameter)];
            yield return program with { Main = program.Main with { Parameters = left } };
            if (parameter.Samples.Count > 1)
            {
                foreach (string sample in parameter.Samples)
                {
                    SourceParameter[] single = [.. program.Main.Parameters.Select(p => p == parameter ? new SourceParameter(p.Name, p.Declaration, sample) : p)];
                    yield return program with { Main = program.Main with { Parameters = single } };
                }
            }
        }

        if (program.Named.Count > 0)
        {
            yield return program with { Named = [] };
        }
    }

    private static IEnumerable<SourceProgram> Bodies(
        SourceProgram program, Func<IReadOnlyList<SourceStatement>, IEnumerable<IReadOnlyList<SourceStatement>>> steps)
    {
        foreach (IReadOnlyList<SourceStatement> body in steps(program.Main.Body))
        {
            yield return program with { Main = program.Main with { Body = body } };
        }

        foreach (SourceMethod helper in program.Helpers)
        {
            foreach (IReadOnlyList<SourceStatement> body in steps(helper.Body))
            {
                yield return program with { Helpers = [.. program.Helpers.Select(h => h == helper ? h with { Body = body } : h)] };
            }
        }
    }
}
