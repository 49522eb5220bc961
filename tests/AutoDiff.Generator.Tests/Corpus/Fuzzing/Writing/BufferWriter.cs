using System.Globalization;

namespace AutoDiff.Generator.Tests.Corpus.Fuzzing;

/// <summary>Writes local arrays, stack buffers, views, and operations on whole sequences.</summary>
internal sealed class BufferWriter(ProgramStyle style, IndexWriter indices, ExpressionWriter expressions)
{
    private readonly ReferenceWriter references = new(style, expressions);
    private readonly CellWriter cells = new(style, indices, expressions);
    private readonly CountWriter counts = new(style, indices, expressions);

    public IEnumerable<SourceStatement> Statements(Scope scope, LoopWriter loops) => style.Random.Next(20) switch
    {
        > 17 => counts.Statements(scope),
        > 13 => cells.Statements(scope) ?? Buffer(scope, loops),
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
            text = model.LengthText;
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
        SequenceVariable[] sequences = [.. scope.RealSequences.Where(s => !s.IsList)];
        if (sequences.Length == 0)
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
        SequenceVariable[] targets = [.. scope.RealSequences.Where(s => s.IsWritable && !s.IsList)];
        if (targets.Length == 0)
        {
            return null;
        }

        SequenceVariable target = style.Pick(targets);
        SequenceVariable[] sources = [.. scope.RealSequences.Where(s => s.IsLengthKnown && s.Length <= target.Length && !s.IsList)];
        string text = target.Form == SequenceForm.Array ? target.Name + ".AsSpan()" : target.Name;
        bool isArray = target.Form == SequenceForm.Array;
        SequenceVariable[] arrays = [.. sources.Where(s => s.Form == SequenceForm.Array)];
        SourceStatement statement = style.Random.Next(9) switch
        {
            4 when isArray => SourceStatement.Line($"Array.Clear({target.Name});"),
            5 when isArray => SourceStatement.Line($"Array.Fill({target.Name}, {{0}});", expressions.Bounded(scope, 2, 3)),
            6 when isArray && arrays.Length > 0 && style.Pick(arrays) is var array => SourceStatement.Line(
                string.Create(CultureInfo.InvariantCulture, $"Array.Copy({array.Name}, 0, {target.Name}, {style.Random.Next(target.Length - array.Length + 1)}, {array.Length});")),

            // Cells that are read and written overlap.
            7 when isArray && target.Length > 1 => SourceStatement.Line(style.Pick(
            [
                string.Create(CultureInfo.InvariantCulture, $"Array.Copy({target.Name}, 0, {target.Name}, 1, {target.Length - 1});"),
                string.Create(CultureInfo.InvariantCulture, $"Array.Copy({target.Name}, 1, {target.Name}, 0, {target.Length - 1});"),
                $"Array.Reverse({target.Name});",
            ])),
            8 when target.Length > 1 => SourceStatement.Line(string.Create(
                CultureInfo.InvariantCulture, $"{text}.Slice(0, {target.Length - 1}).CopyTo({text}.Slice(1));")),
            0 => SourceStatement.Line(text + ".Clear();"),
            1 => SourceStatement.Line(text + ".Fill({0});", expressions.Bounded(scope, 2, 3)),
            _ when sources.Length > 0 && style.Pick(sources) is var source && source.Name != target.Name => SourceStatement.Line($"{source.Name}.CopyTo({text});"),
            _ => SourceStatement.Line(text + ".Fill({0});", expressions.Bounded(scope, 1, 3)),
        };
        return statement with { Writes = target.Root };
    }
}
