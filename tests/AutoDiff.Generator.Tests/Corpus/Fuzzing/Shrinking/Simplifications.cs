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

        foreach (string declaration in program.Declarations)
        {
            yield return program with { Declarations = [.. program.Declarations.Where(d => d != declaration)] };
        }

        foreach (SourceType type in program.Types)
        {
            yield return program with { Types = [.. program.Types.Where(t => t != type)] };
            foreach (SourceMethod method in type.Methods)
            {
                yield return With(program, type, method, []);
            }
        }

        foreach (SourceParameter parameter in program.Main.Parameters.Where(p => p.IsDeclared))
        {
            SourceParameter[] left = [.. program.Main.Parameters.Where(p => p != parameter)];
            yield return program with { Main = program.Main with { Parameters = left } };
            if (parameter.Samples.Count > 1)
            {
                foreach (string sample in parameter.Samples)
                {
                    SourceParameter[] single = [.. program.Main.Parameters.Select(p => p == parameter ? p with { Samples = [sample] } : p)];
                    yield return program with { Main = program.Main with { Parameters = single } };
                }
            }
        }

        if (program.Table is not null || program.IsStrict)
        {
            yield return program with { Table = null };
            yield return program with { IsStrict = false };
        }

        if (program.Named.Count > 0)
        {
            yield return program with { Named = [.. program.Named.Where(n => n == "this")] };
        }
    }

    private static SourceProgram With(SourceProgram program, SourceType type, SourceMethod method, SourceMethod[] instead) => program with
    {
        Types = [.. program.Types.Select(t => t == type ? type with { Methods = [.. t.Methods.SelectMany(m => m == method ? instead : [m])] } : t)],
    };

    private static IEnumerable<SourceProgram> Bodies(
        SourceProgram program, Func<IReadOnlyList<SourceStatement>, IEnumerable<IReadOnlyList<SourceStatement>>> steps)
    {
        foreach (IReadOnlyList<SourceStatement> body in steps(program.Main.Body))
        {
            yield return program with { Main = program.Main with { Body = body } };
        }

        foreach (SourceType type in program.Types)
        {
            foreach (SourceMethod method in type.Methods)
            {
                foreach (IReadOnlyList<SourceStatement> body in steps(method.Body))
                {
                    yield return With(program, type, method, [method with { Body = body }]);
                }
            }
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
