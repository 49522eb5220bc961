namespace AutoDiff.Generator.Tests.Corpus.Fuzzing;

/// <summary>Writes LINQ over arrays and lists.</summary>
internal sealed class QueryWriter(StatementWriter statements) : IConstructWriter
{
    private readonly ProgramStyle style = statements.Style;
    private readonly ExpressionWriter expressions = statements.Expressions;

    public IEnumerable<SourceStatement>? Statements(Scope scope)
    {
        if (Source(scope) is not { } source)
        {
            return null;
        }

        if (style.OneIn(2) && source.IsLengthKnown)
        {
            (string format, SourceExpression[] operands) = style.Random.Next(4) switch
            {
                0 => Indexed(scope, "Select"),
                1 when Source(scope) is { IsLengthKnown: true } other && other.Length == source.Length => Paired(scope, other.Name),
                _ => Selected(scope, "Select"),
            };
            string name = scope.Fresh("query");
            scope.Add(new SequenceVariable(name, SequenceForm.Array, source.Length, true, true, null));
            string cells = format.Replace("=> ", $"=> ({style.Real})", StringComparison.Ordinal);
            return [SourceStatement.Line($"{style.Real}[] {name} = {source.Name}.{cells}.ToArray();", operands)];
        }

        if (Expression(scope, 2) is not { } value)
        {
            return null;
        }

        string sum = scope.Fresh("t");
        scope.Add(new RealVariable(sum, IsWritable: true));
        return [SourceStatement.Line(style.Real + " " + sum + " = {0};", value)];
    }

    public SourceExpression? Expression(Scope scope, int depth)
    {
        if (depth < 1 || Source(scope) is not { } source)
        {
            return null;
        }

        (string format, SourceExpression[] operands) = style.Random.Next(13) switch
        {
            0 => ("Sum()", []),
            1 => ("Average()", []),
            2 => ("Max()", []),
            3 => Selected(scope, "Max"),
            4 => ("Min()", []),
            5 => With(Indexed(scope, "Select"), ".Sum()"),
            6 when Source(scope) is { } other => With(Paired(scope, other.Name), ".Sum()"),
            7 => With(Filtered(scope), ".Sum()"),
            8 => With(Selected(scope, "Select"), ".Average()"),
            9 => Aggregated(scope),
            10 => With(Selected(scope, "Select"), style.Pick([".Skip(1).Sum()", ".Take(2).Sum()", ".Reverse().First()", ".Last()"])),
            _ => Selected(scope, "Sum"),
        };
        return new SourceExpression(ExpressionType.Real, source.Name + "." + format, operands) { Bound = 12 };
    }

    private static (string Format, SourceExpression[] Operands) With((string Format, SourceExpression[] Operands) query, string rest) =>
        (query.Format + rest, query.Operands);

    private SequenceVariable? Source(Scope scope)
    {
        SequenceVariable[] sources = [.. scope.RealSequences.Where(s => s.Form is SequenceForm.Array or SequenceForm.List)];
        return sources.Length == 0 ? null : style.Pick(sources);
    }

    private Scope Inside(Scope scope, params IReadOnlyList<string> names)
    {
        Scope inside = new(scope) { IsFunction = true, LoopDepth = scope.LoopDepth + 1 };
        foreach (string name in names)
        {
            inside.Add(new RealVariable(name, IsWritable: false));
        }

        return inside;
    }

    private (string Format, SourceExpression[] Operands) Selected(Scope scope, string method)
    {
        string v = scope.Fresh("v");
        return ($"{method}({v} => {{0}})", [expressions.Bounded(Inside(scope, v), 2, 3)]);
    }

    private (string Format, SourceExpression[] Operands) Indexed(Scope scope, string method)
    {
        string v = scope.Fresh("v");
        string i = scope.Fresh("i");
        Scope inside = Inside(scope, v);
        inside.Add(new IntegerVariable(i, 9, IsWritable: false));
        return ($"{method}(({v}, {i}) => {{0}})", [expressions.Bounded(inside, 2, 3)]);
    }

    private (string Format, SourceExpression[] Operands) Paired(Scope scope, string other)
    {
        string v = scope.Fresh("v");
        string w = scope.Fresh("w");
        return ($"Zip({other}, ({v}, {w}) => {{0}})", [expressions.Bounded(Inside(scope, v, w), 2, 3)]);
    }

    private (string Format, SourceExpression[] Operands) Filtered(Scope scope)
    {
        string v = scope.Fresh("v");
        Scope inside = Inside(scope, v);
        SourceExpression condition = style.OneIn(2)
            ? new SourceExpression(ExpressionType.Boolean, "{0} > {1}", ExpressionWriter.Read(inside.OwnReals[0]), style.Constant(0, 1))
            : expressions.Conditions.Condition(inside, expressions);
        return ($"Where({v} => {{0}})", [condition]);
    }

    private (string Format, SourceExpression[] Operands) Aggregated(Scope scope)
    {
        string sum = scope.Fresh("sum");
        string v = scope.Fresh("v");
        Scope inside = Inside(scope, sum, v);
        return ($"Aggregate(({style.Real}){{0}}, ({sum}, {v}) => {sum} * {style.Literal(0.7)} + {{1}})", [expressions.Bounded(scope, 1, 3), expressions.Bounded(inside, 2, 1)]);
    }
}
