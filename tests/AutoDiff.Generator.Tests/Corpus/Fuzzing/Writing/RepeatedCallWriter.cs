using System.Globalization;

namespace AutoDiff.Generator.Tests.Corpus.Fuzzing;

/// <summary>Writes several calls of one helper: one after the other, in loops and in branches.</summary>
internal sealed class RepeatedCallWriter(StatementWriter statements)
{
    private readonly ProgramStyle style = statements.Style;
    private readonly ExpressionWriter expressions = statements.Expressions;

    public IEnumerable<SourceStatement> Calls(Scope scope, Helper helper)
    {
        List<SourceStatement> result = [.. helper.Parameters.SelectMany(p => Place(scope, p))];
        int count = style.Random.Next(2, 5);
        for (int i = 0; i < count; i++)
        {
            result.AddRange(style.Random.Next(6) switch
            {
                0 or 1 => Looped(scope, helper),
                2 => Conditional(scope, helper),
                _ => statements.Calls.Statement(scope, helper) ?? [],
            });
            if (style.OneIn(3))
            {
                result.AddRange(statements.Block(scope, 1));
            }
        }

        return result;
    }

    /// <summary>A variable for a parameter that is written, so that a call is always possible.</summary>
    private IEnumerable<SourceStatement> Place(Scope scope, HelperParameter parameter)
    {
        if (parameter.Role is HelperParameterRole.Ref or HelperParameterRole.Out)
        {
            SourceExpression value = expressions.Bounded(scope, 2, 3);
            string name = scope.Fresh("t");
            scope.Add(new RealVariable(name, IsWritable: true));
            yield return SourceStatement.Line($"{style.Real} {name} = {{0}};", value);
        }
        else if (parameter.Role is HelperParameterRole.Written or HelperParameterRole.Read && parameter.Form != SequenceForm.List && style.OneIn(2))
        {
            SourceExpression[] cells = [expressions.Bounded(scope, 1, 3), expressions.Bounded(scope, 2, 3)];
            string name = scope.Fresh("work");
            scope.Add(new SequenceVariable(name, SequenceForm.Array, 2, true, true, null));
            yield return SourceStatement.Line($"{style.Real}[] {name} = [{{0}}, {{1}}];", cells);
        }
    }

    private SourceStatement[] Looped(Scope scope, Helper helper)
    {
        int trips = style.Random.Next(0, 4);
        Scope inside = new(scope) { LoopDepth = scope.LoopDepth + 1, CanBreak = true, CanContinue = true };
        string i = inside.Fresh("i");
        inside.Add(new IntegerVariable(i, Math.Max(0, trips - 1), IsWritable: false));
        List<SourceStatement> body = [.. statements.Calls.Statement(inside, helper) ?? []];
        body.AddRange(statements.Block(inside, 1));
        return [new SourceStatement(new SourceClause(string.Create(CultureInfo.InvariantCulture, $"for (int {i} = 0; {i} < {trips}; {i}++)"), [], body)
        {
            Unrolled = SourceStatement.Line($"int {i} = 0;"),
        })];
    }

    private SourceStatement[] Conditional(Scope scope, Helper helper)
    {
        SourceExpression condition = expressions.Conditions.Condition(scope, expressions);
        Scope inside = new(scope);
        List<SourceStatement> body = [.. statements.Calls.Statement(inside, helper) ?? []];
        body.AddRange(statements.Block(inside, 1));
        return [new SourceStatement(new SourceClause("if ({0})", [condition], body))];
    }
}
