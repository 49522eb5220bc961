namespace AutoDiff.Generator.Tests.Corpus.Fuzzing;

/// <summary>Writes arrays, spans and lists of structs.</summary>
internal sealed class StructArrayWriter(StatementWriter statements) : IConstructWriter
{
    private readonly ProgramStyle style = statements.Style;
    private readonly ExpressionWriter expressions = statements.Expressions;
    private readonly IndexWriter indices = statements.Indices;

    public static string Method(ProgramStyle style) => $$"""
            private static void Nudge(ref Pair pair, {{style.Real}} by)
            {
                Pair before = pair;
                pair.A += by * before.B;
                pair = {{style.Literal(0.8)}} * pair + before;
                pair.Turn(by);
            }
        """;

    public IEnumerable<SourceStatement>? Statements(Scope scope)
    {
        StructArrayVariable[] known = Known(scope);
        if (known.Length == 0 || style.OneIn(5))
        {
            return Declare(scope);
        }

        StructArrayVariable array = style.Pick(known);
        return style.Random.Next(12) switch
        {
            0 when array.HasPlaces => [Line(array, "{0}.Turn({1});", Element(scope, array), expressions.Bounded(scope, 2, 2))],
            1 when array.HasPlaces => [Line(array, "{0}." + style.Pick(["A", "B"]) + style.Pick([" = ", " += "]) + "{1};", Element(scope, array), expressions.Bounded(scope, 2, 1))],
            2 when array.IsWritable => [Line(array, "({0}, {1}) = ({1}, {0});", Element(scope, array), Element(scope, array))],
            3 when array.IsWritable => [Line(array, "{0} = " + style.Literal(0.6) + " * ({1} + {2});", Element(scope, array), Element(scope, array), Element(scope, style.Pick(known)))],
            4 when array.IsWritable => [Over(scope, array)],
            5 => Visit(scope, array),
            6 when array.HasPlaces && !scope.IsInFunction => Reference(scope, array),
            7 when array.HasPlaces => [Line(array, "Nudge(ref {0}, {1});", Element(scope, array), expressions.Bounded(scope, 2, 1))],
            8 when array.IsWritable => [Line(array, "{0} = {1} with {{ " + style.Pick(["A", "B"]) + " = {2} }};", Element(scope, array), Element(scope, style.Pick(known)), expressions.Bounded(scope, 2, 3))],
            9 when array.HasPlaces => [EachPlace(scope, array)],
            10 when array.IsWritable && scope.Integers.Where(i => i.IsWritable).ToArray() is { Length: > 0 } counters => [Moving(scope, array, style.Pick(counters).Name)],
            _ => Copy(scope, array),
        };
    }

    public SourceExpression? Expression(Scope scope, int depth)
    {
        StructArrayVariable[] known = Known(scope);
        if (known.Length == 0)
        {
            return null;
        }

        SourceExpression element = Element(scope, style.Pick(known));
        return style.OneIn(4)
            ? new SourceExpression(ExpressionType.Real, "{0}.Dot({1})", element, Element(scope, style.Pick(known))) { Bound = 9 }
            : new SourceExpression(ExpressionType.Real, "{0}." + style.Pick(["A", "B", "Sum"]), element) { Bound = 4 };
    }

    /// <summary>Spans cannot be captured.</summary>
    private static StructArrayVariable[] Known(Scope scope) =>
        [.. scope.All<StructArrayVariable>().Where(a => !scope.IsInFunction || a.Form is SequenceForm.Array or SequenceForm.List)];

    private static SourceStatement Line(StructArrayVariable array, string format, params SourceExpression[] operands) =>
        SourceStatement.Line(format, operands) with { Writes = array.Root };

    private SourceExpression Element(Scope scope, StructArrayVariable array) =>
        new(ExpressionType.Struct, array.Name + "[{0}]", indices.Index(scope, array.Length, array.LengthText));

    private SourceStatement[] Declare(Scope scope)
    {
        int length = style.Random.Next(1, 4);
        SourceExpression[] values = [.. Enumerable.Range(0, 2 * length).Select(_ => expressions.Bounded(scope, 2, 3))];
        string elements = string.Join(", ", Enumerable.Range(0, length).Select(i => $"new Pair({{{2 * i}}}, {{{(2 * i) + 1}}})"));
        string name = scope.Fresh("pairs");
        bool isList = style.OneIn(4);
        scope.AddOther(new StructArrayVariable(name, isList ? SequenceForm.List : SequenceForm.Array, length, true, null));
        return isList ? [SourceStatement.Line($"List<Pair> {name} = [{elements}];", values)]
            : style.OneIn(3) ? [SourceStatement.Line($"Pair[] {name} = new Pair[{{0}}];", IndexWriter.Constant(length))]
            : [SourceStatement.Line($"Pair[] {name} = [{elements}];", values)];
    }

    private SourceStatement Over(Scope scope, StructArrayVariable array)
    {
        Scope inside = new(scope) { LoopDepth = scope.LoopDepth + 1 };
        string i = inside.Fresh("i");
        inside.Add(new IntegerVariable(i, array.Length - 1, IsWritable: false));
        string cell = $"{array.Name}[{i}]";
        string other = $"{array.Name}[({i} + 1) % {array.LengthText}]";
        string format = style.Pick([$"{cell} = {{0}} * {cell} + {style.Literal(0.3)} * {other};", $"{cell} = Pair.Mix({cell}, {other}, {{0}});", $"{cell} = new Pair({{0}}, {cell}.A);"]);
        return new SourceStatement(new SourceClause(
            $"for (int {i} = 0; {i} < {array.LengthText}; {i}++)", [], [Line(array, format, expressions.Bounded(inside, 2, 1))]));
    }

    private List<SourceStatement> Visit(Scope scope, StructArrayVariable array)
    {
        string sum = scope.Fresh("t");
        Scope inside = new(scope) { LoopDepth = scope.LoopDepth + 1 };
        string p = inside.Fresh("p");
        inside.Add(new RealVariable(p + ".A", IsWritable: false));
        inside.Add(new RealVariable(p + ".B", IsWritable: false));
        List<SourceStatement> body = [SourceStatement.Line($"{sum} += {p}.Sum * {{0}};", expressions.Bounded(inside, array.Form == SequenceForm.List ? 0 : 2, 1))];
        scope.Add(new RealVariable(sum, IsWritable: true));
        return
        [
            SourceStatement.Line($"{style.Real} {sum} = 0;"),
            new SourceStatement(new SourceClause($"foreach (Pair {p} in {array.Name})", [], body)),
        ];
    }

    private List<SourceStatement> Reference(Scope scope, StructArrayVariable array)
    {
        SourceExpression element = Element(scope, array);
        SourceExpression value = expressions.Bounded(scope, 2, 1);
        string name = scope.Fresh("place");
        return
        [
            new SourceStatement(
                new SourceClause($"ref Pair {name} = ref {{0}};", [element]),
                new SourceClause($"{name}.A += {{0}} * {name}.B;", [value]),
                new SourceClause($"{name} = {name} + {name};", [])) { Writes = array.Root },
        ];
    }

    private SourceStatement EachPlace(Scope scope, StructArrayVariable array)
    {
        Scope inside = new(scope) { LoopDepth = scope.LoopDepth + 1 };
        string p = inside.Fresh("p");
        inside.Add(new RealVariable(p + ".B", IsWritable: false));
        string span = array.Form == SequenceForm.Array ? array.Name + ".AsSpan()" : array.Name;
        string change = style.Pick([$"{p}.A = {style.Literal(0.5)} * {p}.A + {{0}};", $"{p} = {p} with {{{{ A = {{0}} }}}};", $"{p}.Turn({{0}});", $"Nudge(ref {p}, {{0}});"]);
        return new SourceStatement(new SourceClause($"foreach (ref Pair {p} in {span})", [], [Line(array, change, expressions.Bounded(inside, 2, 1))]));
    }

    /// <summary>An index that changes with the element.</summary>
    private SourceStatement Moving(Scope scope, StructArrayVariable array, string k)
    {
        SourceExpression next = indices.Below(scope, 5);
        SourceExpression value = expressions.Bounded(scope, 2, 1);
        string cell = string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{array.Name}[{k} % {array.Length}]");
        List<string> forms = [$"({cell}, {k}) = ({style.Literal(0.5)} * {cell}, {{0}});", $"({k}, {cell}) = ({{0}}, new Pair({{1}}, {cell}.A));"];
        if (array.HasPlaces)
        {
            forms.AddRange([$"({cell}.A, {k}, {cell}.B) = ({{1}}, {{0}}, {cell}.A);", $"({k}, {cell}.B) = ({{0}}, {cell}.A + {{1}});", $"{cell}.A += ({k} = {{0}}) * {{1}} + {cell}.B;"]);
        }

        return Line(array, style.Pick(forms), next, value);
    }

    private SourceStatement[] Copy(Scope scope, StructArrayVariable array)
    {
        SourceExpression element = Element(scope, array);
        string name = scope.Fresh("pair");
        scope.AddOther(new StructVariable(name));
        scope.Add(new RealVariable(name + ".A", IsWritable: true));
        scope.Add(new RealVariable(name + ".B", IsWritable: true));
        return [SourceStatement.Line($"Pair {name} = {{0}};", element)];
    }
}
