using System.Globalization;

namespace AutoDiff.Generator.Tests.Corpus.Fuzzing;

/// <summary>Writes local arrays, stack buffers, views, and operations on whole sequences.</summary>
internal sealed class BufferWriter(ProgramStyle style, IndexWriter indices, ExpressionWriter expressions)
{
    private readonly ReferenceWriter references = new(style, expressions);

    public IEnumerable<SourceStatement> Statements(Scope scope, LoopWriter loops) => style.Random.Next(14) switch
    {
        > 9 => references.Statements(scope) ?? Buffer(scope, loops),
        < 4 => Buffer(scope, loops),
        4 => [Listed(scope)],
        < 8 => View(scope) is { } view ? [view] : Buffer(scope, loops),
        _ => Whole(scope) is { } whole ? [whole] : Buffer(scope, loops),
    };

    private List<SourceStatement> Buffer(Scope scope, LoopWriter loops)
    {
        int length = style.Random.Next(1, 5);
        string text = length.ToString(CultureInfo.InvariantCulture);
        SequenceVariable[] known = [.. scope.Sequences.Where(s => s.IsLengthKnown)];
        if (known.Length > 0 && style.OneIn(3))
        {
            SequenceVariable model = style.Pick(known);
            length = model.Length;
            text = model.Name + ".Length";
        }

        bool isSpan = style.OneIn(2);
        string name = scope.Fresh("buffer");
        SequenceVariable buffer = new(name, isSpan ? SequenceForm.Span : SequenceForm.Array, length, true, true, null);
        SourceExpression size = new(ExpressionType.Integer, text);
        List<SourceStatement> result =
        [
            isSpan
                ? SourceStatement.Line($"Span<{style.Real}> {name} = stackalloc {style.Real}[{{0}}];", size)
                : SourceStatement.Line($"{style.Real}[] {name} = new {style.Real}[{{0}}];", size),
        ];
        scope.Add(buffer);
        if (!style.OneIn(4))
        {
            result.Add(loops.Over(scope, buffer, (inside, index) =>
                [SourceStatement.Line(name + "[" + index + "] = {0};", expressions.Bounded(inside, 2, 3))]));
        }

        return result;
    }

    private SourceStatement Listed(Scope scope)
    {
        SourceExpression[] cells = [.. Enumerable.Range(0, style.Random.Next(1, 4)).Select(_ => expressions.Bounded(scope, 1, 3))];
        string name = scope.Fresh("list");
        string holes = string.Join(", ", cells.Select((_, i) => "{" + i.ToString(CultureInfo.InvariantCulture) + "}"));
        scope.Add(new SequenceVariable(name, SequenceForm.Array, cells.Length, true, true, null));
        return SourceStatement.Line($"{style.Real}[] {name} = [{holes}];", cells);
    }

    private SourceStatement? View(Scope scope)
    {
        IReadOnlyList<SequenceVariable> sequences = scope.RealSequences;
        if (sequences.Count == 0)
        {
            return null;
        }

        SequenceVariable of = style.Pick(sequences);
        bool isReadOnly = of.Form == SequenceForm.ReadOnlySpan || style.OneIn(4);
        SequenceForm form = isReadOnly ? SequenceForm.ReadOnlySpan : SequenceForm.Span;
        string method = of.Form == SequenceForm.Array ? "AsSpan" : "Slice";
        int offset = style.Random.Next(of.Length);
        int length = style.Random.Next(1, of.Length - offset + 1);
        (SourceExpression from, string format) = style.Random.Next(5) switch
        {
            0 => (IndexWriter.Constant(0), "{0}"),
            1 when of.Form != SequenceForm.Array => (IndexWriter.Constant(offset), string.Create(CultureInfo.InvariantCulture, $"{of.Name}[{{0}}..{offset + length}]")),
            2 => (indices.Below(scope, of.Length - length + 1), $"{of.Name}.{method}({{0}}, {length})"),
            _ => (IndexWriter.Constant(offset), $"{of.Name}.{method}({{0}}, {length})"),
        };
        bool isWhole = format == "{0}";
        string name = scope.Fresh("view");
        scope.Add(new SequenceVariable(
            name, form, isWhole ? of.Length : length, !isWhole || of.IsLengthKnown, of.IsWritable && !isReadOnly, of.Root));
        string type = (isReadOnly ? "ReadOnlySpan<" : "Span<") + style.Real + ">";
        return SourceStatement.Line($"{type} {name} = {(isWhole ? of.Name : format)};", isWhole ? [] : [from]);
    }

    private SourceStatement? Whole(Scope scope)
    {
        SequenceVariable[] targets = [.. scope.RealSequences.Where(s => s.IsWritable)];
        if (targets.Length == 0)
        {
            return null;
        }

        SequenceVariable target = style.Pick(targets);
        SequenceVariable[] sources = [.. scope.RealSequences.Where(s => s.IsLengthKnown && s.Length <= target.Length)];
        string text = target.Form == SequenceForm.Array ? target.Name + ".AsSpan()" : target.Name;
        SourceStatement statement = style.Random.Next(4) switch
        {
            0 => SourceStatement.Line(text + ".Clear();"),
            1 => SourceStatement.Line(text + ".Fill({0});", expressions.Bounded(scope, 2, 3)),
            _ when sources.Length > 0 && style.Pick(sources) is var source && source.Name != target.Name => SourceStatement.Line($"{source.Name}.CopyTo({text});"),
            _ => SourceStatement.Line(text + ".Fill({0});", expressions.Bounded(scope, 1, 3)),
        };
        return statement with { Writes = target.Root };
    }
}
