namespace AutoDiff.Generator.Tests.Corpus.Fuzzing;

/// <summary>Blocks with fewer statements: ranges of them, single ones, and the frames around them taken away.</summary>
internal static class StatementSteps
{
    public static IEnumerable<IReadOnlyList<SourceStatement>> Of(IReadOnlyList<SourceStatement> body)
    {
        for (int size = body.Count / 2; size > 1; size /= 2)
        {
            for (int start = 0; start + size <= body.Count; start += size)
            {
                yield return [.. body.Take(start), .. body.Skip(start + size)];
            }
        }

        for (int i = 0; i < body.Count; i++)
        {
            foreach (IReadOnlyList<SourceStatement> replacement in Of(body[i]))
            {
                yield return [.. body.Take(i), .. replacement, .. body.Skip(i + 1)];
            }
        }
    }

    private static IEnumerable<IReadOnlyList<SourceStatement>> Of(SourceStatement statement)
    {
        yield return [];
        for (int i = 0; i < statement.Clauses.Count; i++)
        {
            SourceClause clause = statement.Clauses[i];
            if (clause.Body is null)
            {
                continue;
            }

            yield return clause.Body;
            if (clause.Unrolled is { } first)
            {
                yield return [first, .. clause.Body];
            }

            if (i > 0)
            {
                yield return [Replace(statement, i, [])];
            }

            foreach (IReadOnlyList<SourceStatement> inner in Of(clause.Body))
            {
                yield return [Replace(statement, i, [clause with { Body = inner }])];
            }
        }
    }

    private static SourceStatement Replace(SourceStatement statement, int clause, SourceClause[] replacement) =>
        statement with { Clauses = [.. statement.Clauses.Take(clause), .. replacement, .. statement.Clauses.Skip(clause + 1)] };
}
