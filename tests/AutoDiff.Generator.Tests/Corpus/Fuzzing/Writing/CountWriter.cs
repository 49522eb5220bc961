using System.Globalization;

namespace AutoDiff.Generator.Tests.Corpus.Fuzzing;

/// <summary>Writes local arrays of integers that count, and pick elements of others.</summary>
internal sealed class CountWriter(ProgramStyle style, IndexWriter indices, ExpressionWriter expressions)
{
    public IEnumerable<SourceStatement> Statements(Scope scope)
    {
        SequenceVariable[] known = [.. scope.Sequences.Where(s => s is { IsReal: false, IsWritable: true })];
        if (known.Length == 0 || style.OneIn(4))
        {
            string name = scope.Fresh("counts");
            int length = style.Random.Next(2, 5);
            scope.Add(new SequenceVariable(name, SequenceForm.Array, length, IsLengthKnown: true, IsWritable: true, null) { IntegerMaximum = 3 });
            return
            [
                SourceStatement.Line(style.OneIn(2)
                    ? string.Create(CultureInfo.InvariantCulture, $"int[] {name} = new int[{length}];")
                    : $"int[] {name} = [{string.Join(", ", Enumerable.Range(0, length).Select(_ => style.Random.Next(3)))}];"),
            ];
        }

        SequenceVariable counts = style.Pick(known);
        SourceExpression index = indices.Index(scope, counts);
        return style.OneIn(3)
            ? [new SourceStatement(new SourceClause("if ({0})", [expressions.Conditions.Condition(scope, expressions)], [Counted(counts.Name, index)]))]
            : [Counted(counts.Name, index)];
    }

    private SourceStatement Counted(string counts, SourceExpression index) =>
        SourceStatement.Line(counts + "[{0}] = (" + counts + "[{0}] + " + style.Pick(["1", "2"]) + ") % 4;", index);
}
