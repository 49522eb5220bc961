using System.Globalization;

namespace AutoDiff.Generator.Tests.Corpus.Fuzzing;

/// <summary>Writes sequences that may be empty, empty parts of others, and loops that may not run.</summary>
internal sealed class ShortWriter(StatementWriter statements) : IConstructWriter
{
    private readonly ProgramStyle style = statements.Style;
    private readonly ExpressionWriter expressions = statements.Expressions;
    private readonly IndexWriter indices = statements.Indices;

    /// <summary>Methods that take what may be empty.</summary>
    public static IEnumerable<string> Methods(ProgramStyle style)
    {
        string real = style.Real;
        yield return $$"""
                private static {{real}} Mean(ReadOnlySpan<{{real}}> values, {{real}} otherwise)
                {
                    if (values.IsEmpty)
                    {
                        return otherwise;
                    }

                    {{real}} sum = 0;
                    foreach ({{real}} value in values)
                    {
                        sum += value * {{style.Literal(0.5)}};
                    }

                    return sum / values.Length;
                }
            """;
        yield return $$"""
                private static {{real}} Horner(ReadOnlySpan<{{real}}> values, {{real}} x) =>
                    values.Length == 0 ? x : values[0] + {{style.Literal(0.3)}} * x * Horner(values[1..], x);
            """;
        yield return $$"""
                private static {{real}}[] Scaled({{real}}[] values, {{real}} by)
                {
                    {{real}}[] result = new {{real}}[values.Length];
                    for (int i = 0; i < values.Length; i++)
                    {
                        result[i] = by * values[i];
                    }

                    return result;
                }
            """;
        yield return $$"""
                private static void Shift(Span<{{real}}> values, {{real}} by)
                {
                    for (int i = values.Length - 1; i >= 0; i--)
                    {
                        values[i] = {{style.Literal(0.8)}} * values[i] + by * (i == 0 ? 1 : values[i - 1]);
                    }
                }
            """;
    }

    public IEnumerable<SourceStatement>? Statements(Scope scope)
    {
        ShortVariable[] known = Known(scope);
        if (known.Length == 0 || style.OneIn(3))
        {
            return [Declare(scope)];
        }

        ShortVariable of = style.Pick(known);
        return style.Random.Next(7) switch
        {
            0 => [NotRun(scope)],
            1 => [Each(scope, of)],
            2 when of.IsWritable => [Over(scope, of)],
            3 when of.IsWritable && of.Form != SequenceForm.List => [Whole(scope, of)],
            4 => [Guarded(scope, of)],
            _ => Kept(scope),
        };
    }

    public SourceExpression? Expression(Scope scope, int depth)
    {
        ShortVariable[] known = Known(scope);
        if (known.Length == 0 || depth < 1)
        {
            return null;
        }

        ShortVariable of = style.Pick(known);
        List<string> forms = [$"({of.LengthText} > 0 ? {of.Name}[0] : {{0}})", $"({of.LengthText} == 0 ? {{0}} : {of.Name}[^1])", $"({{0}} * {of.LengthText})"];
        if (of.Form == SequenceForm.List)
        {
            forms.Add($"{of.Name}.Sum()");
        }
        else
        {
            string start = of.Form == SequenceForm.Array ? ".AsSpan(0, 0)" : "[..0]";
            forms.AddRange([$"Mean({of.Name}, {{0}})", $"Horner({of.Name}, {{0}})", $"Mean({of.Name}{start}, {{0}})", $"Horner({of.Name}{(of.IsSpan ? "[^0..]" : "[..^0]")}, {{0}})", "Mean([], {0})"]);
        }

        return new SourceExpression(ExpressionType.Real, style.Pick(forms), expressions.Bounded(scope, depth - 1, 1)) { Bound = 3 };
    }

    /// <summary>Spans cannot be captured.</summary>
    private static ShortVariable[] Known(Scope scope) => [.. scope.All<ShortVariable>().Where(s => !scope.IsInFunction || !s.IsSpan)];

    private SourceStatement Declare(Scope scope)
    {
        ShortVariable[] known = Known(scope);
        ShortVariable[] arrays = [.. known.Where(k => k.Form == SequenceForm.Array)];
        SequenceVariable[] sequences = [.. scope.RealSequences.Where(s => !s.IsList)];
        SourceExpression count = indices.Below(scope, 3);
        string name = scope.Fresh("few");
        string real = style.Real;
        switch (style.Random.Next(8))
        {
            case 0 when arrays.Length > 0:
                scope.AddOther(new ShortVariable(name, SequenceForm.Array, true, null));
                return SourceStatement.Line($"{real}[] {name} = Scaled({style.Pick(arrays).Name}, {{0}});", expressions.Bounded(scope, 1, 1));
            case 1 when known.Length > 0:
                scope.AddOther(new ShortVariable(name, SequenceForm.Array, true, null));
                string second = style.OneIn(2) ? $", .. {style.Pick(known).Name}" : "";
                return SourceStatement.Line($"{real}[] {name} = [.. {style.Pick(known).Name}{second}];");
            case 2 when sequences.Length > 0:
                SequenceVariable of = style.Pick(sequences);
                bool isReadOnly = of.Form == SequenceForm.ReadOnlySpan || style.OneIn(3);
                scope.AddOther(new ShortVariable(name, isReadOnly ? SequenceForm.ReadOnlySpan : SequenceForm.Span, !isReadOnly && of.IsWritable, of.Root));
                string slice = of.Form == SequenceForm.Array ? "AsSpan" : "Slice";
                string part = style.Pick([$"{slice}({{0}} % {of.Length}, {{1}} % 2)", $"{slice}({of.Length}, 0)", $"{slice}(0, {{0}} % 2)"]);
                return SourceStatement.Line($"{(isReadOnly ? "ReadOnlySpan" : "Span")}<{real}> {name} = {of.Name}.{part};", count, indices.Below(scope, 2));
            case 3:
                scope.AddOther(new ShortVariable(name, SequenceForm.Span, true, null));
                return SourceStatement.Line($"Span<{real}> {name} = stackalloc {real}[{{0}}];", IndexWriter.Constant(style.Random.Next(3)));
            case 4:
                scope.AddOther(new ShortVariable(name, SequenceForm.Array, true, null));
                return SourceStatement.Line($"{real}[] {name} = {style.Pick([$"Array.Empty<{real}>()", "[]", $"new {real}[0]"])};");
            case 5:
                scope.AddOther(new ShortVariable(name, SequenceForm.List, false, null));
                return new SourceStatement(
                    new SourceClause($"List<{real}> {name} = [];", []),
                    new SourceClause("if ({0}) " + name + ".Add({1});", [expressions.Conditions.Condition(scope, expressions), expressions.Bounded(scope, 2, 3)]));
            default:
                scope.AddOther(new ShortVariable(name, SequenceForm.Array, true, null));
                return SourceStatement.Line($"{real}[] {name} = new {real}[{{0}}];", count);
        }
    }

    private SourceStatement NotRun(Scope scope)
    {
        Scope inside = new(scope) { LoopDepth = scope.LoopDepth + 1, CanBreak = true, CanContinue = true };
        string i = inside.Fresh("i");
        SourceExpression bound = indices.Below(scope, 2);
        inside.Add(new IntegerVariable(i, 3, IsWritable: false));
        string header = style.Pick([$"for (int {i} = 3; {i} < {{0}}; {i}++)", $"for (int {i} = 0; {i} < {{0}}; {i}++)", $"for (int {i} = {{0}} - 1; {i} > 0; {i}--)", $"for (int {i} = {{0}}; {i} < 1; {i}++)"]);
        return new SourceStatement(new SourceClause(header, [bound], statements.Block(inside, style.Random.Next(1, 3))) { Unrolled = SourceStatement.Line($"int {i} = 0;") });
    }

    private SourceStatement Each(Scope scope, ShortVariable of)
    {
        // The body must not add to the list.
        Scope inside = new(scope) { LoopDepth = scope.LoopDepth + 1, CanBreak = true, CanContinue = true };
        string e = inside.Fresh("e");
        inside.Add(new RealVariable(e, IsWritable: false));
        return new SourceStatement(new SourceClause($"foreach ({style.Real} {e} in {of.Name})", [], statements.Block(inside, style.Random.Next(1, 3))));
    }

    private SourceStatement Over(Scope scope, ShortVariable of)
    {
        Scope inside = new(scope) { LoopDepth = scope.LoopDepth + 1 };
        string i = inside.Fresh("i");
        inside.Add(new IntegerVariable(i, 9, IsWritable: false));
        SourceExpression value = expressions.Bounded(inside, 2, 1);
        string cell = $"{of.Name}[{i}]";
        string format = style.Pick([$"{cell} = {{0}};", $"{cell} += {{0}};", $"{cell} = {style.Literal(0.5)} * {cell} + {{0}};"]);
        return new SourceStatement(new SourceClause($"for (int {i} = 0; {i} < {of.LengthText}; {i}++)", [], [SourceStatement.Line(format, value) with { Writes = of.Root }]));
    }

    private SourceStatement Whole(Scope scope, ShortVariable of)
    {
        string span = of.Form == SequenceForm.Array ? of.Name + ".AsSpan()" : of.Name;
        string format = style.Pick([$"{span}.Fill({{0}});", $"{span}.Clear();", $"Shift({of.Name}, {{0}});", $"{span}[..({of.LengthText} / 2)].Fill({{0}});", $"{of.Name}.CopyTo({span});"]);
        return SourceStatement.Line(format, expressions.Bounded(scope, 2, 1)) with { Writes = of.Root };
    }

    private SourceStatement Guarded(Scope scope, ShortVariable of)
    {
        Scope inside = new(scope);
        string test = style.Pick([$"if ({of.LengthText} > 0)", $"if ({of.LengthText} == 0)", $"if ({of.LengthText} != 1)"]);
        return new SourceStatement(new SourceClause(test, [], statements.Block(inside, style.Random.Next(1, 3))));
    }

    private List<SourceStatement> Kept(Scope scope)
    {
        SourceExpression value = Expression(scope, 3)!;
        string name = scope.Fresh("t");
        scope.Add(new RealVariable(name, IsWritable: true));
        return [SourceStatement.Line(string.Create(CultureInfo.InvariantCulture, $"{style.Real} {name} = {{0}};"), value)];
    }
}
