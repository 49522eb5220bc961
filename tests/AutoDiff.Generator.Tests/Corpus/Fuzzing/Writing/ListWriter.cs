namespace AutoDiff.Generator.Tests.Corpus.Fuzzing;

/// <summary>Writes lists that grow. The other writers read and write their elements like those of arrays.</summary>
internal sealed class ListWriter(StatementWriter statements) : IConstructWriter
{
    private readonly ProgramStyle style = statements.Style;
    private readonly ExpressionWriter expressions = statements.Expressions;

    public IEnumerable<SourceStatement>? Statements(Scope scope)
    {
        SequenceVariable[] lists = [.. scope.RealSequences.Where(s => s.IsList)];
        if (lists.Length == 0 || style.OneIn(3))
        {
            return Declare(scope);
        }

        SequenceVariable list = style.Pick(lists);
        bool canGrow = list is { IsWritable: true, Root: null } && scope.LoopDepth == 0 && !scope.IsInFunction;
        return style.Random.Next(canGrow ? 6 : 2) switch
        {
            0 => Visit(scope, list),
            1 => Copied(scope, list),
            2 => [Lengthened(scope, list, Add(scope, list.Name))],
            3 => [Lengthened(scope, list, new SourceStatement(new SourceClause(
                "if ({0})", [expressions.Conditions.Condition(scope, expressions)], [Add(scope, list.Name)])))],
            4 => [Lengthened(scope, list, Filled(scope, list.Name))],
            _ => Inserted(scope, list),
        };
    }

    private static SourceStatement Lengthened(Scope scope, SequenceVariable list, SourceStatement statement)
    {
        scope.Lengthen(list);
        return statement;
    }

    private SourceStatement Add(Scope scope, string list) => SourceStatement.Line(list + ".Add({0});", expressions.Bounded(scope, 2, 3));

    private SourceStatement Filled(Scope scope, string list)
    {
        int trips = style.Random.Next(1, 4);
        Scope inside = new(scope) { LoopDepth = scope.LoopDepth + 1 };
        string i = inside.Fresh("i");
        inside.Add(new IntegerVariable(i, trips - 1, IsWritable: false));
        return new SourceStatement(new SourceClause($"for (int {i} = 0; {i} < {trips}; {i}++)", [], [Add(inside, list)]));
    }

    private List<SourceStatement> Declare(Scope scope)
    {
        string name = scope.Fresh("list");
        SequenceVariable[] sources = [.. scope.RealSequences.Where(s => s.IsLengthKnown && s.Form is SequenceForm.Array or SequenceForm.List)];
        if (sources.Length > 0 && style.OneIn(3))
        {
            SequenceVariable source = style.Pick(sources);
            scope.Add(new SequenceVariable(name, SequenceForm.List, source.Length, source.IsLengthKnown, true, null));
            string value = style.Pick([$"new List<{style.Real}>({source.Name})", $"{source.Name}.ToList()", $"[.. {source.Name}]"]);
            return [SourceStatement.Line($"List<{style.Real}> {name} = {value};")];
        }

        if (style.OneIn(3))
        {
            SourceExpression[] elements = [expressions.Bounded(scope, 1, 3), expressions.Bounded(scope, 1, 3)];
            scope.Add(new SequenceVariable(name, SequenceForm.List, 2, true, true, null));
            return [SourceStatement.Line($"List<{style.Real}> {name} = [{{0}}, {{1}}];", elements)];
        }

        List<SourceStatement> result =
        [
            new SourceStatement(
                new SourceClause($"List<{style.Real}> {name} = new();", []),
                new SourceClause(name + ".Add({0});", [expressions.Bounded(scope, 2, 3)])),
        ];
        bool isLonger = style.OneIn(2);
        if (isLonger)
        {
            result.Add(Filled(scope, name));
        }

        scope.Add(new SequenceVariable(name, SequenceForm.List, 1, !isLonger, true, null));
        return result;
    }

    private List<SourceStatement> Visit(Scope scope, SequenceVariable list)
    {
        string sum = scope.Fresh("t");
        Scope inside = new(scope) { LoopDepth = scope.LoopDepth + 1 };
        string e = inside.Fresh("e");
        inside.Add(new RealVariable(e, IsWritable: false));
        
        // A call might change the list, which ends the loop with an exception.
        SourceExpression term = expressions.Bounded(inside, 0, 1);
        scope.Add(new RealVariable(sum, IsWritable: true));
        return
        [
            SourceStatement.Line($"{style.Real} {sum} = 0;"),
            new SourceStatement(new SourceClause($"foreach ({style.Real} {e} in {list.Name})", [], [SourceStatement.Line($"{sum} += {e} * {{0}};", term)])),
        ];
    }

    private List<SourceStatement> Copied(Scope scope, SequenceVariable list)
    {
        string name = scope.Fresh("copy");
        scope.Add(new SequenceVariable(name, SequenceForm.Array, list.Length, list.IsLengthKnown, true, null));
        return [SourceStatement.Line($"{style.Real}[] {name} = {list.Name}.ToArray();")];
    }

    /// <summary>A second list that takes the elements of the first.</summary>
    private List<SourceStatement> Inserted(Scope scope, SequenceVariable list)
    {
        string name = scope.Fresh("list");
        SourceExpression first = expressions.Bounded(scope, 1, 3);
        scope.Add(new SequenceVariable(name, SequenceForm.List, list.Length + 1, list.IsLengthKnown, true, null));
        return [SourceStatement.Line($"List<{style.Real}> {name} = [{{0}}, .. {list.Name}];", first)];
    }
}
