namespace AutoDiff.Generator.Tests.Corpus.Fuzzing;

/// <summary>A statement of a random program: its clauses belong together, and go together.</summary>
internal sealed record SourceStatement(params IReadOnlyList<SourceClause> Clauses)
{
    /// <summary>The sequence parameters that it writes itself, through views, too.</summary>
    public string? Writes { get; init; }

    public SourceCall? Call { get; init; }

    public static SourceStatement Line(string format, params IReadOnlyList<SourceExpression> operands) => new(new SourceClause(format, operands));

    /// <summary>This statement and all in its blocks.</summary>
    public IEnumerable<SourceStatement> All() =>
        [this, .. Clauses.Where(c => c.Body is not null).SelectMany(c => c.Body!).SelectMany(s => s.All())];
}
