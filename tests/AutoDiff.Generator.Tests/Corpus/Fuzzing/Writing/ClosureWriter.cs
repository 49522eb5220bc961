namespace AutoDiff.Generator.Tests.Corpus.Fuzzing;

/// <summary>
/// Writes recursive functions that see and change what is around them: local ones, such that move the index of a loop, and methods that call
/// themselves with the functions that they are given.
/// </summary>
internal sealed class ClosureWriter(StatementWriter statements) : IConstructWriter
{
    private readonly ProgramStyle style = statements.Style;
    private readonly ExpressionWriter expressions = statements.Expressions;
    private readonly CaptureWriter captures = new(statements);

    /// <summary>The recursive methods that take functions.</summary>
    public static IEnumerable<string> Methods(ProgramStyle style)
    {
        string real = style.Real;
        string func = $"Func<{real}, {real}>";
        yield return $$"""
                private static {{real}} Tower({{func}} f, {{real}} x, int depth) =>
                    depth <= 0 ? f(x) : {{style.Literal(0.5)}} * Tower(f, f({{style.Literal(0.4)}} * x), depth - 1);
            """;
        yield return $$"""
                private static {{real}} Spread({{func}} f, {{real}} x, int depth)
                {
                    if (depth <= 0)
                    {
                        return f(x);
                    }

                    {{real}} sum = 0;
                    for (int i = 0; i < 2; i++)
                    {
                        {{real}} part = x * i;
                        sum += {{style.Literal(0.4)}} * Tower(u => {{style.Literal(0.3)}} * f(u * part) + i, x, 1);
                        part = {{style.Math}}.Sin(sum);
                        sum += {{style.Literal(0.2)}} * Tower(u => u * part, part, depth - i);
                    }

                    return sum + {{style.Literal(0.3)}} * Spread(f, {{style.Literal(0.5)}} * x, depth - 1);
                }
            """;
    }

    public IEnumerable<SourceStatement>? Statements(Scope scope) => style.Random.Next(scope.Depth > 3 ? 2 : 6) switch
    {
        0 => Kept(scope),
        1 => Counting(scope),
        2 => [Skipped(scope)],
        3 => [Asked(scope)],
        _ => scope.IsInFunction && !style.OneIn(4) ? Kept(scope) : Recursive(scope),
    };

    /// <summary>Not inside of functions, since a recursive method that is given itself is refused.</summary>
    public SourceExpression? Expression(Scope scope, int depth) => depth < 1 || scope.IsInFunction ? null : Given(scope, depth);

    private SourceExpression Given(Scope scope, int depth) => new(
        ExpressionType.Real, style.Pick(["Tower", "Tower", "Spread"]) + "({0}, {1}, {2})", captures.Lambda(scope, depth), expressions.Bounded(scope, depth - 1, 1), statements.Indices.Below(scope, 3))
    { Bound = 5 };

    private SourceStatement[] Kept(Scope scope)
    {
        SourceExpression value = Given(scope, 2);
        string name = scope.Fresh("t");
        scope.Add(new RealVariable(name, IsWritable: true));
        return [SourceStatement.Line($"{style.Real} {name} = {{0}};", value)];
    }

    /// <summary>A delegate that counts how often it is called.</summary>
    private SourceStatement[] Counting(Scope scope)
    {
        string count = scope.Fresh("count");
        scope.Add(new IntegerVariable(count, 40, IsWritable: false));
        Scope inside = Function(scope);
        string p = inside.Fresh("p");
        string f = scope.Fresh("f");
        inside.Add(new RealVariable(p, IsWritable: true));
        SourceExpression result = expressions.Bounded(inside, 2, 1);
        SourceExpression start = expressions.Bounded(scope, 1, 1);
        string name = scope.Fresh("t");
        scope.Add(new RealVariable(name, IsWritable: true));
        return
        [
            new SourceStatement(
                new SourceClause($"int {count} = 0;", []),
                new SourceClause(
                    $"Func<{style.Real}, {style.Real}> {f} = {p} =>",
                    [],
                    [SourceStatement.Line(count + "++;"), SourceStatement.Line($"return {style.Literal(0.1)} * {count} + {{0}};", result)]) { End = ";" },
                new SourceClause($"{style.Real} {name} = {style.Pick(["Tower", "Spread"])}({f}, {{0}}, {style.Random.Next(3)}) * {style.Literal(0.2)} + {style.Literal(0.01)} * {count};", [start])),
        ];
    }

    /// <summary>A loop whose index a function in it moves on.</summary>
    private SourceStatement Skipped(Scope scope)
    {
        int trips = style.Random.Next(2, 6);
        Scope inside = new(scope) { LoopDepth = scope.LoopDepth + 1, CanBreak = true, CanContinue = true };
        string i = inside.Fresh("i");
        string skip = inside.Fresh("skip");
        inside.Add(new IntegerVariable(i, trips + 2, IsWritable: false));
        Scope within = Function(inside);
        string left = within.Fresh("left");
        within.Add(new IntegerVariable(left, 2, IsWritable: false));
        StatementWriter body = statements.Inner(HelperResult.Nothing, 2);
        SourceClause function = new(
            $"void {skip}(int {left})", [], [.. style.OneIn(2) ? body.Block(within, 1) : [], SourceStatement.Line(i + "++;")])
        {
            First = $"if ({left} <= 0) {{ return; }}",
            Last = $"{skip}({left} - 1);",
        };
        SourceStatement call = SourceStatement.Line($"{skip}({{0}});", statements.Indices.Below(inside, 3));
        List<SourceStatement> block = style.OneIn(2)
            ? [new SourceStatement(function), .. statements.Block(inside, 2), call, .. statements.Block(inside, 2)]
            : [call, .. statements.Block(inside, 2), new SourceStatement(function)];
        return new SourceStatement(new SourceClause($"for (int {i} = 0; {i} < {trips}; {i}++)", [], block) { Unrolled = SourceStatement.Line($"int {i} = 0;") });
    }

    /// <summary>A loop that asks a recursive function whether to go on.</summary>
    private SourceStatement Asked(Scope scope)
    {
        int trips = style.Random.Next(1, 4);
        (SourceClause function, string name) = Declaration(scope);
        string n = scope.Fresh("n");
        SourceExpression argument = expressions.Bounded(scope, 1, 1);
        Scope inside = new(scope) { LoopDepth = scope.LoopDepth + 1, CanBreak = true, CanContinue = true };
        inside.Add(new IntegerVariable(n, trips, IsWritable: false));
        string asked = style.Pick([$"{n} < {trips} && {name}({{0}}, 1) < {style.Literal(0.4)}", $"{name}({{0}}, 1) < {style.Literal(0.9)} && {n} < {trips}"]);
        return new SourceStatement(
            new SourceClause($"int {n} = 0;", []),
            function,
            new SourceClause($"while ({asked})", [argument], statements.Block(inside, style.Random.Next(1, 4))) { First = n + "++;" });
    }

    private SourceStatement[] Recursive(Scope scope)
    {
        (SourceClause function, string name) = Declaration(scope);
        SourceClause first = Call(scope, name);
        SourceClause[] used = style.OneIn(2) ? [first] : [first, Call(scope, name)];

        // Called before and behind its declaration.
        return [new SourceStatement(style.OneIn(3) ? [.. used, function] : [function, .. used])];
    }

    private SourceClause Call(Scope scope, string name)
    {
        SourceExpression argument = expressions.Bounded(scope, 2, 3);
        SourceExpression depth = statements.Indices.Below(scope, 4);
        RealVariable[] targets = [.. scope.Reals.Where(r => r.IsFree && !r.Name.Contains('('))];
        if (targets.Length > 0 && style.OneIn(2))
        {
            return new SourceClause($"{style.Pick(targets).Name} {style.Pick(["=", "+=", "-="])} {style.Literal(0.3)} * {name}({{0}}, {{1}});", [argument, depth]);
        }

        string value = scope.Fresh("t");
        scope.Add(new RealVariable(value, IsWritable: true));
        return new SourceClause($"{style.Real} {value} = {name}({{0}}, {{1}});", [argument, depth]);
    }

    private (SourceClause Function, string Name) Declaration(Scope scope)
    {
        string name = scope.Fresh("rec");
        Scope inside = Function(scope);
        string p = inside.Fresh("p");
        string d = inside.Fresh("d");
        inside.Add(new RealVariable(p, IsWritable: true));
        inside.Add(new IntegerVariable(d, 3, IsWritable: false));
        SourceExpression end = expressions.Bounded(inside, 1, 3);
        SourceExpression argument = expressions.Bounded(inside, 2, 1);
        string again = inside.Fresh("r");
        inside.Add(new RealVariable(again, IsWritable: true));
        SourceStatement recursion = new(
            new SourceClause($"if ({d} <= 0) return {{0}};", [end]),
            new SourceClause($"{style.Real} {again} = {name}({{0}}, {d} - 1);", [argument]));
        List<SourceStatement> lines = statements.Inner(HelperResult.Real, style.Random.Next(1, 5)).Block(inside, style.Random.Next(1, 4));
        SourceStatement result = SourceStatement.Line("return {0};", expressions.Bounded(inside, 2, 3));
        return (new SourceClause($"{style.Real} {name}({style.Real} {p}, int {d})", [], [recursion, .. lines, result]), name);
    }

    private static Scope Function(Scope scope) => new(scope) { IsFunction = true, LoopDepth = 0, CanBreak = false, CanContinue = false };
}
