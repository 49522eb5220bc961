namespace AutoDiff.Generator.Tests.Corpus.Fuzzing;

/// <summary>Writes <c>switch</c> statements with patterns, and conditions on the parts of structs and tuples.</summary>
internal sealed class SectionWriter(StatementWriter statements)
{
    private readonly ProgramStyle style = statements.Style;
    private readonly ExpressionWriter expressions = statements.Expressions;

    public SourceStatement Write(Scope scope) => style.Random.Next(4) switch
    {
        0 => OnIntegers(scope),
        1 => OnPair(scope),
        2 when scope.All<StructVariable>().Where(s => !scope.IsInFunction || !s.IsByReference).ToArray() is { Length: > 0 } structs => OnParts(scope, style.Pick(structs).Name),
        _ => OnReal(scope),
    };

    /// <summary>Patterns compare with constants, which dual numbers have none of.</summary>
    private SourceStatement OnReal(Scope scope)
    {
        string low = style.Literal(Math.Round(style.Random.NextDouble() - 0.5, 2));
        string high = style.Literal(Math.Round(style.Random.NextDouble() + 0.5, 2));
        SourceExpression subject = expressions.Bounded(scope, 2, 3);
        SourceExpression condition = expressions.Conditions.Condition(scope, expressions);
        string v = scope.Fresh("v");
        string w = scope.Fresh("w");
        return Switch(
            subject,
            [
                Section(scope, $"case ⟦> {high}¦var {w} when {w} > {high}⟧:"),
                Section(scope, $"case var {v} when {v} < {low} || {{0}}:", v, condition),
                Section(scope, "default:"),
            ]);
    }

    private SourceStatement OnIntegers(Scope scope)
    {
        SourceExpression subject = statements.Indices.Below(scope, 6);
        SourceExpression condition = expressions.Conditions.Condition(scope, expressions);
        string k = scope.Fresh("c");
        List<SourceStatement> sections = [Section(scope, "case > 2 and < 5:"), Section(scope, "case 0 or 1 when {0}:", null, condition)];
        if (style.OneIn(2))
        {
            sections.Add(Section(scope, $"case var {k} when {k} % 2 == 1:"));
        }

        if (style.OneIn(2))
        {
            sections.Add(Section(scope, "default:"));
        }

        return Switch(subject, sections);
    }

    private SourceStatement OnPair(Scope scope)
    {
        SourceExpression[] subject = [statements.Indices.Below(scope, 3), expressions.Conditions.Condition(scope, expressions)];
        SourceExpression condition = expressions.Conditions.Condition(scope, expressions);
        List<SourceStatement> sections = [Section(scope, "case (0, true):"), Section(scope, "case (_, false) when {0}:", null, condition), Section(scope, "case (> 0, _):")];
        return new SourceStatement(new SourceClause("switch (({0}, {1}))", subject, sections));
    }

    private SourceStatement OnParts(Scope scope, string pair)
    {
        string bound = style.Literal(Math.Round(style.Random.NextDouble(), 2));
        string v = scope.Fresh("v");
        string w = scope.Fresh("w");
        Scope inside = new(scope);
        inside.Add(new RealVariable(w, IsWritable: false));
        string condition = $"if ({pair} is ⟦{{ A: > {bound}, B: var {w} }}¦{{ A: var {v}, B: var {w} }} && {v} > {bound}⟧)";
        return new SourceStatement(new SourceClause(condition, [], statements.Block(inside, style.Random.Next(1, 3))));
    }

    private static SourceStatement Switch(SourceExpression subject, IReadOnlyList<SourceStatement> sections) =>
        new(new SourceClause("switch ({0})", [subject], sections));

    private SourceStatement Section(Scope scope, string label, string? variable = null, params SourceExpression[] operands)
    {
        // A break inside would leave the switch, not the loop around it.
        Scope inside = new(scope) { CanBreak = false };
        if (variable is not null)
        {
            inside.Add(new RealVariable(variable, IsWritable: false));
        }

        return new SourceStatement(new SourceClause(label, operands, statements.Block(inside, style.Random.Next(1, 3))) { Last = "break;" });
    }
}
