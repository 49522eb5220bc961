namespace AutoDiff.Generator.Tests.Corpus.Fuzzing;

/// <summary>Writes reals that may be missing.</summary>
internal sealed class NullableWriter(StatementWriter statements) : IConstructWriter
{
    private readonly ProgramStyle style = statements.Style;
    private readonly ExpressionWriter expressions = statements.Expressions;

    public IEnumerable<SourceStatement>? Statements(Scope scope)
    {
        IReadOnlyList<NullableVariable> known = scope.All<NullableVariable>();
        if (known.Count == 0 || style.OneIn(4))
        {
            return Declare(scope);
        }

        string target = style.Pick(known).Name;
        return style.Random.Next(6) switch
        {
            0 => [SourceStatement.Line(target + " = {0};", expressions.Bounded(scope, 2, 3))],
            1 => [SourceStatement.Line(target + " = null;")],
            2 => [SourceStatement.Line(target + " += {0};", expressions.Bounded(scope, 2, 1))],
            3 => [SourceStatement.Line(target + " ??= {0};", expressions.Bounded(scope, 2, 3))],
            4 => [SourceStatement.Line($"{target} = {target} * {style.Literal(0.5)} + {style.Pick(known).Name};")],
            _ => [If(scope, target)],
        };
    }

    public SourceExpression? Expression(Scope scope, int depth)
    {
        IReadOnlyList<NullableVariable> known = scope.All<NullableVariable>();
        if (known.Count == 0 || depth < 1)
        {
            return null;
        }

        string name = style.Pick(known).Name;
        SourceExpression other = expressions.Bounded(scope, depth - 1, 3);
        string format = style.Pick(
        [
            $"({name} ?? {{0}})", $"{name}.GetValueOrDefault()", $"{name}.GetValueOrDefault({{0}})", $"({name}.HasValue ? {name}.Value : {{0}})",
            $"({name} is null ? {{0}} : {name}.Value)",
        ]);
        return new SourceExpression(ExpressionType.Real, format, other) { Bound = 3 };
    }

    private SourceStatement[] Declare(Scope scope)
    {
        string name = scope.Fresh("m");
        SourceExpression value = expressions.Bounded(scope, 2, 3);
        SourceStatement statement = style.OneIn(3)
            ? SourceStatement.Line($"{style.Real}? {name} = {{0}};", value)
            : SourceStatement.Line($"{style.Real}? {name} = {{0}} ? {{1}} : null;", expressions.Conditions.Condition(scope, expressions), value);
        scope.AddOther(new NullableVariable(name));
        return [statement];
    }

    private SourceStatement If(Scope scope, string target)
    {
        // The variable of a pattern lasts as long as what is declared beside the statement.
        string value = scope.Fresh("value");
        Scope inside = new(scope);
        if (style.OneIn(2))
        {
            inside.Add(new RealVariable(value, IsWritable: true));
            return new SourceStatement(new SourceClause($"if ({target} is {{ }} {value})", [], statements.Block(inside, style.Random.Next(1, 3))));
        }

        return new SourceStatement(
            new SourceClause(style.Pick([$"if ({target} is null)", $"if (!{target}.HasValue)"]), [], statements.Block(inside, style.Random.Next(1, 3))));
    }
}
