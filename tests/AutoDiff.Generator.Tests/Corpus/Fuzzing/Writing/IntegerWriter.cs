namespace AutoDiff.Generator.Tests.Corpus.Fuzzing;

/// <summary>Writes integers and flags that loops and branches hang on.</summary>
internal sealed class IntegerWriter(ProgramStyle style, IndexWriter indices, ExpressionWriter expressions)
{
    public IEnumerable<SourceStatement> Statements(Scope scope)
    {
        IntegerVariable[] writable = [.. scope.Integers.Where(i => i.IsWritable)];
        if (writable.Length == 0 || style.OneIn(3))
        {
            SourceExpression start = indices.Below(scope, 4);
            string name = scope.Fresh(style.Pick(["k", "m"]));
            scope.Add(new IntegerVariable(name, 7, IsWritable: true));
            return [SourceStatement.Line("int " + name + " = {0};", start)];
        }

        string target = style.Pick(writable).Name;
        int modulus = style.Random.Next(2, 6);
        return style.Random.Next(4) switch
        {
            0 => [SourceStatement.Line(target + " = (" + target + " + {0}) % " + modulus + ";", indices.Below(scope, 4))],
            1 => [SourceStatement.Line($"{target} = ({target} * 3 + 1) % {modulus};")],
            2 => [SourceStatement.Line(target + " = {0};", indices.Below(scope, 7))],
            _ =>
            [
                SourceStatement.Line(target + style.Pick(["++;", " += 2;"])),
                new SourceStatement(new SourceClause($"if ({target} > 5)", [], [SourceStatement.Line(target + " = 0;")])),
            ],
        };
    }

    public IEnumerable<SourceStatement> Flag(Scope scope)
    {
        if (scope.Flags.Count == 0 || style.OneIn(4))
        {
            SourceExpression value = expressions.Conditions.Condition(scope, expressions);
            string name = scope.Fresh("done");
            scope.AddFlag(name);
            return [SourceStatement.Line("bool " + name + " = " + (style.OneIn(2) ? "{0};" : "false;"), value)];
        }

        return [SourceStatement.Line(style.Pick(scope.Flags) + " = {0};", expressions.Conditions.Condition(scope, expressions))];
    }
}
