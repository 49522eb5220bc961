using System.Globalization;

namespace AutoDiff.Generator.Tests.Corpus.Fuzzing;

/// <summary>Writes the less common ways to the cells of a sequence: references, indices that move as they are read, ranges.</summary>
internal sealed class CellWriter(ProgramStyle style, IndexWriter indices, ExpressionWriter expressions)
{
    public IEnumerable<SourceStatement>? Statements(Scope scope)
    {
        SequenceVariable[] writable = [.. scope.RealSequences.Where(s => s.IsWritable && !s.IsList)];
        IntegerVariable[] counters = [.. scope.Integers.Where(i => i.IsWritable)];
        switch (style.Random.Next(4))
        {
            case 0 when writable.Length > 0:
                return [Reference(scope, style.Pick(writable))];
            case 1 when writable.Length > 0:
                return [Each(scope, style.Pick(writable))];
            case 2 when writable.Length > 0 && counters.Length > 0:
                return [Moving(scope, style.Pick(writable), style.Pick(counters).Name)];
            default:
                return Range(scope);
        }
    }

    private SourceStatement Reference(Scope scope, SequenceVariable sequence)
    {
        SourceExpression index = indices.Index(scope, sequence);
        SourceExpression value = expressions.Bounded(scope, 2, 1);
        string name = scope.Fresh("cell");
        string change = style.Pick([$"{name} += {{0}};", $"{name} *= {{0}};", $"{name} = {style.Math}.Sin({name}) * {{0}};"]);
        return new SourceStatement(
            new SourceClause($"ref {style.Real} {name} = ref {sequence.Name}[{{0}}];", [index]),
            new SourceClause(change, [value])) { Writes = sequence.Root };
    }

    private SourceStatement Each(Scope scope, SequenceVariable sequence)
    {
        Scope inside = new(scope) { LoopDepth = scope.LoopDepth + 1 };
        string e = inside.Fresh("e");
        SourceStatement change = SourceStatement.Line($"{e} = {style.Literal(0.5)} * {e} + {{0}};", expressions.Bounded(inside, 2, 1)) with { Writes = sequence.Root };
        string span = sequence.Form == SequenceForm.Array ? sequence.Name + ".AsSpan()" : sequence.Name;
        return new SourceStatement(new SourceClause($"foreach (ref {style.Real} {e} in {span})", [], [change]));
    }

    /// <summary>An index that the statement itself moves; what would grow too large begins anew.</summary>
    private SourceStatement Moving(Scope scope, SequenceVariable sequence, string counter)
    {
        string step = style.Pick(["++", "++", "--"]);
        string length = sequence.Length.ToString(CultureInfo.InvariantCulture);
        SourceExpression value = expressions.Bounded(scope, 1, 1);
        string index = step == "++" ? $"{counter}++ % {length}" : $"({counter} > 0 ? {counter}-- : {counter}) % {length}";
        return new SourceStatement(
            new SourceClause($"{sequence.Name}[{index}] {style.Pick(["=", "+="])} {{0}};", [value]),
            new SourceClause($"if ({counter} > 5) {counter} = 0;", [])) { Writes = sequence.Root };
    }

    private List<SourceStatement>? Range(Scope scope)
    {
        SequenceVariable[] arrays = [.. scope.RealSequences.Where(s => s is { Form: SequenceForm.Array, IsLengthKnown: true, Length: > 1 })];
        if (arrays.Length == 0)
        {
            return null;
        }

        SequenceVariable of = style.Pick(arrays);
        string name = scope.Fresh("part");
        scope.Add(new SequenceVariable(name, SequenceForm.Array, of.Length - 1, true, true, null));
        return [SourceStatement.Line($"{style.Real}[] {name} = {of.Name}[{style.Pick(["1..", "..^1"])}];")];
    }
}
