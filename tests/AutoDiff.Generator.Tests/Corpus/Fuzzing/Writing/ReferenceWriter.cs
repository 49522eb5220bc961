using System.Globalization;

namespace AutoDiff.Generator.Tests.Corpus.Fuzzing;

/// <summary>Writes array variables that come to name other arrays: swaps, aliases, copies and new arrays in the place of old ones.</summary>
internal sealed class ReferenceWriter(ProgramStyle style, ExpressionWriter expressions)
{
    /// <summary>One or more statements; null where there are no arrays to do it with.</summary>
    public IEnumerable<SourceStatement>? Statements(Scope scope) => style.Random.Next(5) switch
    {
        0 => Copy(scope),
        1 => Renewed(scope),
        2 => Alias(scope),
        _ => Swap(scope),
    };

    /// <summary>Only local arrays change hands here: which parameters are written must stay known.</summary>
    private static SequenceVariable[] Locals(Scope scope) =>
        [.. scope.RealSequences.Where(s => s is { Form: SequenceForm.Array, Root: null, IsLengthKnown: true, IsWritable: true, IsLoopVariable: false })];

    private List<SourceStatement>? Copy(Scope scope)
    {
        SequenceVariable[] arrays = [.. scope.RealSequences.Where(s => s is { Form: SequenceForm.Array, IsLengthKnown: true })];
        if (arrays.Length == 0)
        {
            return null;
        }

        SequenceVariable of = style.Pick(arrays);
        string name = scope.Fresh("copy");
        scope.Add(new SequenceVariable(name, SequenceForm.Array, of.Length, true, true, null));
        string copy = style.Pick([$"({style.Real}[]){of.Name}.Clone()", $"{of.Name}.AsSpan().ToArray()", $"[.. {of.Name}]"]);
        return [SourceStatement.Line($"{style.Real}[] {name} = {copy};")];
    }

    private List<SourceStatement>? Swap(Scope scope)
    {
        SequenceVariable[] locals = Locals(scope);
        if (locals.Length == 0)
        {
            return null;
        }

        SequenceVariable first = style.Pick(locals);
        SequenceVariable[] others = [.. locals.Where(s => s != first && s.Length == first.Length)];
        if (others.Length == 0)
        {
            return Renewed(scope);
        }

        SequenceVariable second = style.Pick(others);
        if (style.OneIn(2))
        {
            return [SourceStatement.Line($"({first.Name}, {second.Name}) = ({second.Name}, {first.Name});")];
        }

        string kept = scope.Fresh("kept");
        scope.Add(new SequenceVariable(kept, SequenceForm.Array, first.Length, true, true, null));
        return
        [
            new SourceStatement(
                new SourceClause($"{style.Real}[] {kept} = {first.Name};", []),
                new SourceClause($"{first.Name} = {second.Name};", []),
                new SourceClause($"{second.Name} = {kept};", [])),
        ];
    }

    private List<SourceStatement>? Alias(Scope scope)
    {
        SequenceVariable[] locals = Locals(scope);
        if (locals.Length == 0)
        {
            return null;
        }

        SequenceVariable of = style.Pick(locals);
        SequenceVariable[] others = [.. locals.Where(s => s != of && s.Length == of.Length)];
        if (others.Length > 0 && style.OneIn(2))
        {
            return [SourceStatement.Line($"{style.Pick(others).Name} = {of.Name};")];
        }

        string name = scope.Fresh("same");
        scope.Add(new SequenceVariable(name, SequenceForm.Array, of.Length, true, true, null));
        return [SourceStatement.Line($"{style.Real}[] {name} = {of.Name};")];
    }

    /// <summary>A new array for an old variable.</summary>
    private List<SourceStatement>? Renewed(Scope scope)
    {
        SequenceVariable[] locals = Locals(scope);
        if (locals.Length == 0)
        {
            return null;
        }

        SequenceVariable target = style.Pick(locals);
        if (style.OneIn(3))
        {
            return [SourceStatement.Line(string.Create(CultureInfo.InvariantCulture, $"{target.Name} = new {style.Real}[{target.Length}];"))];
        }

        SourceExpression[] cells = [.. Enumerable.Range(0, target.Length).Select(_ => expressions.Bounded(scope, 1, 3))];
        string holes = string.Join(", ", cells.Select((_, i) => "{" + i.ToString(CultureInfo.InvariantCulture) + "}"));
        return [SourceStatement.Line($"{target.Name} = [{holes}];", cells)];
    }
}
