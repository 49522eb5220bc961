using System.Globalization;

namespace AutoDiff.Generator.Tests.Corpus.Fuzzing;

/// <summary>Writes <c>if</c>, <c>switch</c>, ways out of loops and of the method, and guards.</summary>
internal sealed class BranchWriter(
    ProgramStyle style, IndexWriter indices, ExpressionWriter expressions, HelperResult result, Func<Scope, int, List<SourceStatement>> block)
{
    public IEnumerable<SourceStatement> Branch(Scope scope) => style.Random.Next(8) switch
    {
        0 => [Switch(scope)],
        1 => Ladder(scope),
        2 => AssignedInBranches(scope),
        < 5 => [new SourceStatement(If(scope, style.Random.Next(1, 4)))],
        _ => [new SourceStatement(If(scope, style.Random.Next(1, 4)), Else(scope))],
    };

    /// <summary>A conditional break, continue or return; null where there is nothing to leave.</summary>
    public IEnumerable<SourceStatement>? Leave(Scope scope)
    {
        List<string> ways = [];
        if (scope.CanBreak)
        {
            ways.AddRange(["break;", "break;"]);
        }

        if (scope.CanContinue)
        {
            ways.AddRange(["continue;", "continue;"]);
        }

        if (result != HelperResult.Array && (scope.LoopDepth > 0 || style.OneIn(3)))
        {
            ways.Add("return");
        }

        if (ways.Count == 0)
        {
            return null;
        }

        string way = style.Pick(ways);
        SourceExpression condition = expressions.Conditions.Condition(scope, expressions);
        List<SourceStatement> body = style.OneIn(2) ? [] : block(new Scope(scope), style.Random.Next(1, 3));
        body.Add(way switch
        {
            "return" when result == HelperResult.Tuple => SourceStatement.Line("return ({0}, {1});", expressions.Bounded(scope, 1, 3), expressions.Bounded(scope, 1, 3)),
            "return" when result == HelperResult.Struct => SourceStatement.Line("return new Pair({0}, {1});", expressions.Bounded(scope, 1, 3), expressions.Bounded(scope, 1, 3)),
            "return" when result == HelperResult.Real => SourceStatement.Line("return {0};", expressions.Bounded(scope, 2, 4)),
            "return" => SourceStatement.Line("return;"),
            _ => SourceStatement.Line(way),
        });
        return [new SourceStatement(new SourceClause("if ({0})", [condition], body))];
    }

    public SourceStatement Guard(Scope scope)
    {
        SourceStatement fail = SourceStatement.Line("throw new InvalidOperationException(\"no\");");
        IReadOnlyList<RealVariable> reals = scope.Reals;
        return style.Random.Next(3) switch
        {
            0 when reals.Count > 0 => new SourceStatement(new SourceClause($"if ({style.Real}.IsNaN({style.Pick(reals).Name}))", [], [fail])),
            1 when reals.Count > 0 => new SourceStatement(new SourceClause($"if ({style.Pick(reals).Name} > 1000)", [], [fail])),
            _ => new SourceStatement(new SourceClause("if ({0} > 100000)", [indices.Integer(scope, 1)], [fail])),
        };
    }

    private SourceClause If(Scope scope, int count, string keyword = "if") =>
        new(keyword + " ({0})", [expressions.Conditions.Condition(scope, expressions)], block(new Scope(scope), count));

    private SourceClause Else(Scope scope) => new("else", [], block(new Scope(scope), style.Random.Next(1, 3)));

    private IEnumerable<SourceStatement> Ladder(Scope scope) =>
        [new SourceStatement(If(scope, style.Random.Next(1, 3)), If(scope, style.Random.Next(1, 3), "else if"), Else(scope))];

    private SourceStatement[] AssignedInBranches(Scope scope)
    {
        SourceExpression condition = expressions.Conditions.Condition(scope, expressions);
        Scope yes = new(scope);
        Scope no = new(scope);
        List<SourceStatement> first = block(yes, style.Random.Next(0, 2));
        List<SourceStatement> second = block(no, style.Random.Next(0, 2));
        SourceExpression one = expressions.Bounded(yes, 2, 3);
        SourceExpression other = expressions.Bounded(no, 2, 3);
        string name = scope.Fresh("v");
        first.Add(SourceStatement.Line(name + " = {0};", one));
        second.Add(SourceStatement.Line(name + " = {0};", other));
        scope.Add(new RealVariable(name, IsWritable: true));
        return
        [
            SourceStatement.Line(style.Real + " " + name + ";"),
            new SourceStatement(new SourceClause("if ({0})", [condition], first), new SourceClause("else", [], second)),
        ];
    }

    private SourceStatement Switch(Scope scope)
    {
        // A break inside would leave the switch, not the loop around it.
        Scope inside = new(scope) { CanBreak = false };
        int count = style.Random.Next(1, 3);
        List<SourceStatement> sections = [];
        for (int i = 0; i <= count; i++)
        {
            string label = i == count ? "default:" : string.Create(CultureInfo.InvariantCulture, $"case {i}:");
            sections.Add(new SourceStatement(new SourceClause(label, [], block(new Scope(inside), style.Random.Next(1, 3))) { Last = "break;" }));
        }

        return new SourceStatement(new SourceClause("switch ({0})", [indices.Below(scope, count + 2)], sections));
    }
}
