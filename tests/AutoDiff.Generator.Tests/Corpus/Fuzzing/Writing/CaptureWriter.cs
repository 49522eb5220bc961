namespace AutoDiff.Generator.Tests.Corpus.Fuzzing;

/// <summary>
/// Writes functions that share variables with the method: given to helpers that call them, made by helpers, with parameters by reference, called
/// before and after the shared variables change.
/// </summary>
internal sealed class CaptureWriter(StatementWriter statements) : IConstructWriter
{
    private readonly ProgramStyle style = statements.Style;
    private readonly ExpressionWriter expressions = statements.Expressions;

    /// <summary>The helpers that take and make functions.</summary>
    public static IEnumerable<string> Methods(ProgramStyle style)
    {
        string real = style.Real;
        string func = $"Func<{real}, {real}>";
        yield return $$"""
                private static {{real}} Integrate({{func}} f, {{real}} from, int count)
                {
                    {{real}} sum = 0;
                    for (int i = 0; i < count; i++)
                    {
                        sum += {{style.Literal(0.3)}} * f(from + {{style.Literal(0.2)}} * i);
                    }

                    return sum;
                }
            """;
        yield return """
                private static void Repeat(int count, Action<int> step)
                {
                    for (int i = 0; i < count; i++)
                    {
                        step(i);
                    }
                }
            """;
        yield return $$"""
                private static {{real}} Fold({{real}}[] values, {{real}} start, Func<{{real}}, {{real}}, {{real}}> f)
                {
                    foreach ({{real}} value in values)
                    {
                        start = f(start, value);
                    }

                    return start;
                }
            """;
        yield return $$"""
                private static {{func}} Line({{real}} slope, {{real}} offset)
                {
                    slope *= {{style.Literal(0.9)}};
                    return x => slope * x + offset;
                }
            """;
        yield return $$"""
                private static {{func}} Both({{func}} f, {{func}} g) => x => {{style.Literal(0.5)}} * f(g(x)) - g(x);
            """;
        yield return $$"""
                private static {{real}} Update(ref {{real}} x, {{func}} f)
                {
                    x = f({{style.Literal(0.5)}} * x);
                    return f(x) * {{style.Literal(0.5)}};
                }
            """;
        yield return $$"""
                private static void Fill({{real}}[] to, Func<int, {{real}}> f)
                {
                    for (int i = 0; i < to.Length; i++)
                    {
                        to[i] = f(i);
                    }
                }
            """;
    }

    public IEnumerable<SourceStatement>? Statements(Scope scope)
    {
        RealVariable[] reals = [.. scope.Reals.Where(r => r.IsFree && !r.Name.Contains('('))];
        SequenceVariable[] arrays = [.. scope.RealSequences.Where(s => s is { Form: SequenceForm.Array, IsWritable: true })];
        return style.Random.Next(8) switch
        {
            0 => [Repeated(scope)],
            1 when arrays.Length > 0 => [Filled(scope, style.Pick(arrays))],
            2 when reals.Length > 0 => Updated(scope, style.Pick(reals).Name),
            3 when reals.Length > 0 => Shared(scope, style.Pick(reals).Name),
            4 => Made(scope),
            5 when reals.Length > 0 && !scope.IsInFunction => [ByReference(scope, style.Pick(reals).Name)],
            6 => [InLoop(scope)],
            _ => Kept(scope),
        };
    }

    public SourceExpression? Expression(Scope scope, int depth)
    {
        if (depth < 1)
        {
            return null;
        }

        SequenceVariable[] arrays = [.. scope.RealSequences.Where(s => s is { Form: SequenceForm.Array })];
        switch (style.Random.Next(5))
        {
            case 0:
                return new SourceExpression(
                    ExpressionType.Real, "Line({0}, {1})({2})", expressions.Bounded(scope, depth - 1, 1), expressions.Bounded(scope, depth - 1, 1), expressions.Bounded(scope, depth - 1, 3)) { Bound = 4 };
            case 1:
                return new SourceExpression(ExpressionType.Real, "Both({0}, {1})({2})", Lambda(scope, depth), Lambda(scope, depth), expressions.Bounded(scope, depth - 1, 3)) { Bound = 5 };
            case 2 when arrays.Length > 0:
                Scope inside = Inside(scope);
                string p = inside.Fresh("p");
                string q = inside.Fresh("q");
                inside.Add(new RealVariable(p, IsWritable: false));
                inside.Add(new RealVariable(q, IsWritable: false));
                return new SourceExpression(
                    ExpressionType.Real, $"Fold({style.Pick(arrays).Name}, {{0}}, ({p}, {q}) => {{1}})", expressions.Bounded(scope, depth - 1, 3), expressions.Bounded(inside, Math.Max(1, depth - 1), 3)) { Bound = 3 };
            default:
                return new SourceExpression(
                    ExpressionType.Real, "Integrate({0}, {1}, {2})", Lambda(scope, depth), expressions.Bounded(scope, depth - 1, 3), statements.Indices.Below(scope, 4)) { Bound = 3 };
        }
    }

    private static Scope Inside(Scope scope) => new(scope) { IsFunction = true, LoopDepth = 0, CanBreak = false, CanContinue = false };

    /// <summary>A new lambda or a known function.</summary>
    public SourceExpression Lambda(Scope scope, int depth)
    {
        FunctionVariable[] known = [.. scope.All<FunctionVariable>().Where(f => f is { Arity: 1, ReturnsReal: true })];
        if (known.Length > 0 && style.OneIn(3))
        {
            return new SourceExpression(ExpressionType.Struct, style.Pick(known).Name);
        }

        Scope inside = Inside(scope);
        string p = inside.Fresh("p");
        inside.Add(new RealVariable(p, IsWritable: true));
        RealVariable[] shared = [.. inside.Reals.Where(r => r.IsFree && r.Name != p && !r.Name.Contains('('))];
        string format = shared.Length > 0 && style.OneIn(3)
            ? $"{p} => {style.Pick(shared).Name} = {style.Literal(0.4)} * {style.Pick(shared).Name} + {{0}}"
            : $"{p} => {{0}}";
        return new SourceExpression(ExpressionType.Struct, format, expressions.Bounded(inside, Math.Max(1, depth - 1), 1));
    }

    private SourceStatement Repeated(Scope scope)
    {
        SourceExpression count = statements.Indices.Below(scope, 4);
        Scope inside = Inside(scope);
        string i = inside.Fresh("i");
        inside.Add(new IntegerVariable(i, 3, IsWritable: false));
        StatementWriter body = statements.Inner(HelperResult.Nothing, style.Random.Next(1, 4));
        return new SourceStatement(new SourceClause($"Repeat({{0}}, {i} =>", [count], body.Block(inside, style.Random.Next(1, 4))) { End = ");" });
    }

    private SourceStatement Filled(Scope scope, SequenceVariable array)
    {
        Scope inside = Inside(scope);
        string i = inside.Fresh("i");
        inside.Add(new IntegerVariable(i, array.IsLengthKnown ? array.Length - 1 : 9, IsWritable: false, array));
        return SourceStatement.Line($"Fill({array.Name}, {i} => {{0}});", expressions.Bounded(inside, 2, 3)) with { Writes = array.Root };
    }

    private SourceStatement[] Updated(Scope scope, string shared)
    {
        SourceExpression f = Lambda(scope, 2);
        string name = scope.Fresh("t");
        scope.Add(new RealVariable(name, IsWritable: true));
        return [SourceStatement.Line($"{style.Real} {name} = Update(ref {shared}, {{0}}) + {shared};", f)];
    }

    /// <summary>The variable changes between the calls of what sees it.</summary>
    private SourceStatement[] Shared(Scope scope, string shared)
    {
        SourceExpression f = Lambda(scope, 2);
        SourceExpression[] values = [expressions.Bounded(scope, 1, 3), expressions.Bounded(scope, 2, 3)];
        string name = scope.Fresh("f");
        string before = scope.Fresh("t");
        string product = style.Pick(["*", "+"]);
        SourceStatement result = new(
            new SourceClause($"Func<{style.Real}, {style.Real}> {name} = {{0}};", [f]),
            new SourceClause($"{style.Real} {before} = {name}({{0}}) {product} {shared};", [values[0]]),
            new SourceClause($"{shared} = {{0}};", [values[1]]),
            new SourceClause($"{before} -= {shared} {product} {name}({shared});", []));
        scope.AddOther(new FunctionVariable(name, 1, ReturnsReal: true, IsDelegate: true));
        scope.Add(new RealVariable(before, IsWritable: true));
        return [result];
    }

    private List<SourceStatement> Made(Scope scope)
    {
        SourceExpression maker = style.OneIn(2)
            ? new SourceExpression(ExpressionType.Struct, "Line({0}, {1})", expressions.Bounded(scope, 2, 1), expressions.Bounded(scope, 2, 3))
            : new SourceExpression(ExpressionType.Struct, "Both({0}, {1})", Lambda(scope, 2), Lambda(scope, 2));
        string name = scope.Fresh("f");
        scope.AddOther(new FunctionVariable(name, 1, ReturnsReal: true, IsDelegate: true));
        return [SourceStatement.Line($"Func<{style.Real}, {style.Real}> {name} = {{0}};", maker), .. Kept(scope)];
    }

    /// <summary>A local function, called before it is declared.</summary>
    private SourceStatement ByReference(Scope scope, string shared)
    {
        Scope inside = Inside(scope);
        string p = inside.Fresh("p");
        string q = inside.Fresh("q");
        string name = scope.Fresh("shift");
        SourceExpression argument = expressions.Bounded(scope, 2, 3);
        inside.Add(new RealVariable(p, IsWritable: true) { IsByReference = true });
        inside.Add(new RealVariable(q, IsWritable: true));
        StatementWriter body = statements.Inner(HelperResult.Nothing, style.Random.Next(1, 4));
        return new SourceStatement(
            new SourceClause($"{name}(ref {shared}, {{0}});", [argument]),
            new SourceClause($"void {name}(ref {style.Real} {p}, {style.Real} {q})", [], body.Block(inside, style.Random.Next(1, 4))),
            new SourceClause($"{name}(ref {shared}, {shared});", []));
    }

    /// <summary>Each turn has a variable of its own that a function sees.</summary>
    private SourceStatement InLoop(Scope scope)
    {
        int trips = style.Random.Next(1, 4);
        Scope inside = new(scope) { LoopDepth = scope.LoopDepth + 1, CanBreak = true, CanContinue = true };
        string i = inside.Fresh("i");
        string own = inside.Fresh("own");
        inside.Add(new IntegerVariable(i, trips - 1, IsWritable: false));
        SourceExpression start = expressions.Bounded(inside, 2, 3);
        inside.Add(new RealVariable(own, IsWritable: true));
        List<SourceStatement> body = [SourceStatement.Line($"{style.Real} {own} = {{0}};", start), .. Shared(inside, own), .. statements.Block(inside, 2)];
        return new SourceStatement(new SourceClause($"for (int {i} = 0; {i} < {trips}; {i}++)", [], body) { Unrolled = SourceStatement.Line($"int {i} = 0;") });
    }

    private List<SourceStatement> Kept(Scope scope)
    {
        FunctionVariable[] known = [.. scope.All<FunctionVariable>().Where(f => f is { Arity: 1, ReturnsReal: true })];
        SourceExpression value = known.Length > 0 && style.OneIn(2)
            ? new SourceExpression(ExpressionType.Real, style.Pick(known).Name + "({0})", expressions.Bounded(scope, 2, 3))
            : Expression(scope, 2)!;
        string name = scope.Fresh("t");
        scope.Add(new RealVariable(name, IsWritable: true));
        return [SourceStatement.Line($"{style.Real} {name} = {{0}};", value)];
    }
}
