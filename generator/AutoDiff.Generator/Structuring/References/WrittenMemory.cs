using System.Collections.Generic;
using System.Linq;
using AutoDiff.Generator.IR;

namespace AutoDiff.Generator.Structuring.References;

/// <summary>
/// Which parameters and static tables the method may write, through whatever variable: what each variable may name is followed along
/// the statements, so that an input which a variable starts from is not taken for written because the variable is, later. An array of
/// arrays that the method makes goes by the variable that it is made for, and all its rows may name the same.
/// </summary>
internal sealed class WrittenMemory
{
    private readonly HashSet<Variable> written = [];
    private readonly Dictionary<Variable, HashSet<Variable>> rows = [];
    private readonly Stack<List<Targets>> exits = new();

    public static WrittenMemory Of(EquatableArray<Statement> body, IEnumerable<JaggedInput> inputs)
    {
        WrittenMemory memory = new();
        foreach (JaggedInput input in inputs)
        {
            memory.RowsOf(input.Array).Add(input.Rows);
        }

        int before;
        do
        {
            before = memory.rows.Values.Sum(r => r.Count);
            memory.Visit(body, new Targets());
        }
        while (before != memory.rows.Values.Sum(r => r.Count));
        return memory;
    }

    public bool Contains(Variable outside) => written.Contains(outside);

    private void Visit(EquatableArray<Statement> block, Targets targets)
    {
        foreach (Statement statement in block)
        {
            Visit(statement, targets);
        }
    }

    private void Visit(Statement statement, Targets targets)
    {
        switch (statement)
        {
            case Declare { Variable.Type: SequenceType } s:
                targets.Set(s.Variable, Named(s.Variable, s.Value, targets));
                break;
            case Assign { Variable.Type: SequenceType } s:
                targets.Set(s.Variable, Named(s.Variable, s.Value, targets));
                break;
            case Store s:
                written.UnionWith(targets.Of(s.Sequence));
                if (s.Value is View row)
                {
                    foreach (Variable array in targets.Of(s.Sequence).ToList())
                    {
                        RowsOf(array).UnionWith(targets.Of(row.Source));
                    }
                }

                break;
            case Invoke s:
                written.UnionWith(s.Arguments.Where(a => a.IsWritten).SelectMany(a => targets.Of(a.Sequence!)));
                break;
            case If s:
                Targets otherwise = targets.Copy();
                Visit(s.Then, targets);
                Visit(s.Else, otherwise);
                targets.Join(otherwise);
                break;
            case CountedLoop or WhileLoop:
                VisitLoop(Walk.Blocks(statement).Single(), targets);
                break;
            case Break or Continue when exits.Count > 0:
                // What follows is not reached; to go on with the same targets is merely careful.
                exits.Peek().Add(targets.Copy());
                break;
        }
    }

    private IEnumerable<Variable> Named(Variable variable, Expr? value, Targets targets) => value switch
    {
        View view => targets.Of(view.Source),
        Row row => targets.Of(row.Rows).SelectMany(RowsOf),
        Allocate when variable.Type is SequenceType { IsJagged: true } => [variable],
        _ => [],
    };

    private HashSet<Variable> RowsOf(Variable array)
    {
        if (!rows.TryGetValue(array, out HashSet<Variable>? known))
        {
            rows.Add(array, known = []);
        }

        return known;
    }

    private void VisitLoop(EquatableArray<Statement> body, Targets targets)
    {
        int before;
        do
        {
            before = targets.Count;
            exits.Push([]);
            Targets inside = targets.Copy();
            Visit(body, inside);
            targets.Join(inside);
            foreach (Targets exit in exits.Pop())
            {
                targets.Join(exit);
            }
        }
        while (targets.Count != before);
    }
}
