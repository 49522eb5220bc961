namespace AutoDiff.Generator.Tests.Corpus.Fuzzing;

/// <summary>Blocks with one simpler expression: an operand in place of the whole, or a constant.</summary>
internal static class ExpressionSteps
{
    public static IEnumerable<IReadOnlyList<SourceStatement>> Of(IReadOnlyList<SourceStatement> body)
    {
        for (int i = 0; i < body.Count; i++)
        {
            foreach (SourceStatement replacement in Of(body[i]))
            {
                yield return [.. body.Take(i), replacement, .. body.Skip(i + 1)];
            }
        }
    }

    private static IEnumerable<SourceStatement> Of(SourceStatement statement)
    {
        for (int i = 0; i < statement.Clauses.Count; i++)
        {
            SourceClause clause = statement.Clauses[i];
            foreach (IReadOnlyList<SourceExpression> operands in OfOperands(clause.Operands))
            {
                yield return Replace(statement, i, clause with { Operands = operands });
            }

            if (clause.Body is not null)
            {
                foreach (IReadOnlyList<SourceStatement> inner in Of(clause.Body))
                {
                    yield return Replace(statement, i, clause with { Body = inner });
                }
            }
        }
    }

    private static SourceStatement Replace(SourceStatement statement, int clause, SourceClause replacement) =>
        statement with { Clauses = [.. statement.Clauses.Take(clause), replacement, .. statement.Clauses.Skip(clause + 1)] };

    private static IEnumerable<IReadOnlyList<SourceExpression>> OfOperands(IReadOnlyList<SourceExpression> operands)
    {
        for (int i = 0; i < operands.Count; i++)
        {
            foreach (SourceExpression simpler in Of(operands[i]))
            {
                yield return [.. operands.Take(i), simpler, .. operands.Skip(i + 1)];
            }
        }
    }

    private static IEnumerable<SourceExpression> Of(SourceExpression expression)
    {
        foreach (SourceExpression operand in expression.Operands.Where(o => o.Type == expression.Type))
        {
            yield return operand;
        }

        // No constant conditions: dead branches are a matter of their own, and would take the place of the mistake that is looked for.
        string[] constants = expression.Type switch
        {
            ExpressionType.Real => ["1"],
            ExpressionType.Integer => ["0", "1"],
            _ => [],
        };
        foreach (string constant in constants)
        {
            yield return new SourceExpression(expression.Type, constant);
        }

        foreach (IReadOnlyList<SourceExpression> operands in OfOperands(expression.Operands))
        {
            yield return expression with { Operands = operands };
        }
    }
}
