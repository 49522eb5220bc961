namespace AutoDiff.Generator.Tests.Corpus.Fuzzing;

/// <summary>Writes the forms of one family into a method whose other statements come from <see cref="StatementWriter"/>.</summary>
internal interface IConstructWriter
{
    /// <summary>One or more statements; null where the scope has nothing to write them with.</summary>
    IEnumerable<SourceStatement>? Statements(Scope scope);

    /// <summary>A real expression, or null where there is none.</summary>
    SourceExpression? Expression(Scope scope, int depth) => null;
}
