using System.Globalization;

namespace AutoDiff.Generator.Tests.Corpus.Fuzzing;

/// <summary>Writes what hangs on the order of evaluation: assignments and calls that change variables, in the middle of expressions that read them.</summary>
internal sealed class OrderWriter(StatementWriter statements) : IConstructWriter
{
    private readonly ProgramStyle style = statements.Style;
    private readonly ExpressionWriter expressions = statements.Expressions;

    /// <summary>The methods that change what they are given by reference.</summary>
    public static IEnumerable<string> Methods(ProgramStyle style)
    {
        yield return $$"""
                private static {{style.Real}} Bump(ref {{style.Real}} x, {{style.Real}} by)
                {
                    {{style.Real}} old = x;
                    x = {{style.Literal(0.6)}} * x + by;
                    return {{style.Math}}.Sin(old * x);
                }
            """;
        yield return $$"""
                private static {{style.Real}} Exchange(ref {{style.Real}} x, ref {{style.Real}} y)
                {
                    {{style.Real}} old = x;
                    x = y;
                    y = {{style.Literal(0.8)}} * old;
                    return {{style.Math}}.Sin(x - y * old);
                }
            """;
        yield return """
                private static int Next(ref int k)
                {
                    k = (k + 1) % 5;
                    return k;
                }
            """;
    }

    public IEnumerable<SourceStatement>? Statements(Scope scope)
    {
        SequenceVariable[] sequences = [.. scope.RealSequences.Where(s => s.IsWritable)];
        IntegerVariable[] counters = [.. scope.Integers.Where(i => i.IsWritable)];
        if (sequences.Length > 0 && style.OneIn(2))
        {
            return counters.Length == 0 ? [Counter(scope)] : [Cells(scope, style.Pick(sequences), style.Pick(counters).Name)];
        }

        return Variables(scope) is { } statement ? [statement] : null;
    }

    public SourceExpression? Expression(Scope scope, int depth)
    {
        RealVariable[] targets = [.. scope.Reals.Where(r => r.IsFree)];
        if (depth < 1 || targets.Length == 0)
        {
            return null;
        }

        string x = style.Pick(targets).Name;
        string y = style.Pick(targets).Name;
        SourceExpression value = expressions.Bounded(scope, depth - 1, 1);
        SourceExpression other = expressions.Bounded(scope, depth - 1, 1);
        SequenceVariable[] cells = [.. scope.RealSequences.Where(s => s is { IsWritable: true, Root: null, IsList: false })];
        if (cells.Length > 0 && style.OneIn(3))
        {
            SequenceVariable cell = style.Pick(cells);
            SourceExpression[] indices = [statements.Indices.Index(scope, cell), statements.Indices.Index(scope, cell)];
            string form = style.Pick(
            [
                "(§[{2}] + (§[{3}] = {0}))", "((§[{2}] = {0}) * §[{3}])", "(§[{2}] - (§[{3}] += {0}))", "(Bump(ref §[{2}], {0}) + §[{3}])",
                "(§[{2}] * Bump(ref §[{3}], {0}))", $"({x} + (§[{{2}}] = {x} = {{0}}))",
            ]);
            return new SourceExpression(ExpressionType.Real, form.Replace("§", cell.Name, StringComparison.Ordinal), [value, other, .. indices]) { Bound = 9 };
        }

        string format = style.Pick(
        [
            $"({x} + ({x} = {{0}}))", $"(({x} = {{0}}) * {x})", $"({x} - ({x} += {{0}}))", $"({x} * ({x} *= {{0}}))", $"({x}-- * {{0}} + {x})", $"(--{x} + {x} * {{0}})",
            $"(Bump(ref {x}, {{0}}) + {x})", $"({x} - Bump(ref {x}, {{0}}))", $"(({x} = {{0}}) > {{1}} ? {x} : {y})", $"(({x} = {{0}}) > ({y} = {{1}}) ? {x} - {y} : {y})",
            $"({y} * ({x} = {y}) + ({y} = {{0}}))", $"(Bump(ref {x}, {x} = {{0}}) - {y})", $"(Bump(ref {x}, Bump(ref {y}, {{0}})) + {x} * {y})",
        ]);
        return new SourceExpression(ExpressionType.Real, format, value, other) { Bound = 9 };
    }

    private SourceStatement? Variables(Scope scope)
    {
        RealVariable[] targets = [.. scope.Reals.Where(r => r.IsFree)];
        if (targets.Length == 0)
        {
            return null;
        }

        string x = style.Pick(targets).Name;
        string y = style.Pick(targets).Name;
        SourceExpression value = expressions.Bounded(scope, 2, 1);
        if (x != y && style.OneIn(4))
        {
            return SourceStatement.Line(style.Pick([$"{x} = Exchange(ref {x}, ref {y}) * {{0}};", $"{y} -= {{0}} * Exchange(ref {x}, ref {y});"]), value);
        }

        return SourceStatement.Line(
            style.Pick(
            [
                $"{x} = {y} = {{0}};", $"{x} = {y} += {{0}};", $"{x} += {y} -= {{0}};", $"{x} += ({x} = {{0}});", $"{x} *= Bump(ref {x}, {{0}});", $"{x} = Bump(ref {y}, {{0}}) * {x};",
                $"({x}, {(x == y ? "_" : y)}) = ({y} * {{0}}, {x});", $"{x} -= {x}-- * {{0}};", $"checked {{{{ {x} = {y} + {{0}}; }}}}", $"{{{{ {style.Real} kept = {x}; {x} = {{0}}; {y} += kept; }}}}",
            ]),
            value);
    }

    private SourceStatement Counter(Scope scope)
    {
        SourceExpression start = statements.Indices.Below(scope, 4);
        string name = scope.Fresh("k");
        scope.Add(new IntegerVariable(name, 7, IsWritable: true));
        return SourceStatement.Line($"int {name} = {{0}};", start);
    }

    private SourceStatement Cells(Scope scope, SequenceVariable sequence, string k)
    {
        SourceExpression value = expressions.Bounded(scope, 2, 1);
        SourceExpression next = statements.Indices.Below(scope, 5);
        string format = style.Pick(
        [
            "§[¤ % #] = §[(¤ = {1}) % #] + {0};", "§[(¤ = {1}) % #] += §[¤ % #] * {0};", "(§[¤ % #], ¤) = ({0}, {1});", "(¤, §[¤ % #]) = ({1}, {0});", "§[Next(ref ¤) % #] += {0};",
            "(§[Next(ref ¤) % #], §[Next(ref ¤) % #]) = (§[¤ % #] * {0}, §[¤ % #]);", "§[Next(ref ¤) % #] = §[Next(ref ¤) % #] * {0};", "§[¤ % #] += §[{1} % #] = {0};",
            "§[¤ % #] -= §[¤++ % #] * {0}; ¤ %= 5;", "§[¤ % #] *= (¤ = {1}) + {0};", "(§[¤ % #], §[{1} % #]) = (§[{1} % #], §[¤ % #] + {0});", "§[¤ % #]++; §[{1} % #] -= {0};",
        ]);
        string text = format
            .Replace("§", sequence.Name, StringComparison.Ordinal)
            .Replace("¤", k, StringComparison.Ordinal)
            .Replace("#", sequence.Length.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal);
        return SourceStatement.Line(text, value, next) with { Writes = sequence.Root };
    }
}
