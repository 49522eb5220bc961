using System.Collections.Generic;
using System.Linq;
using AutoDiff.Generator.IR;

namespace AutoDiff.Generator.Structuring.References;

/// <summary>Finds the sequence variables that are assigned, and what belongs together through them.</summary>
internal static class ReferenceClasses
{
    /// <summary>The classes with a variable that is assigned or is a row, and all arrays of arrays; other variables stay what they are.</summary>
    public static IReadOnlyList<ReferenceClass> Of(EquatableArray<Statement> body, IReadOnlyList<JaggedInput> inputs)
    {
        HashSet<Variable> moving = [.. Moving(body), .. inputs.Select(i => i.Array), .. inputs.Select(i => i.Rows)];
        if (moving.Count == 0)
        {
            return [];
        }

        Unification unification = new(body, inputs);
        WrittenMemory written = WrittenMemory.Of(body, inputs);
        HashSet<object> concerned = [.. moving.Select(unification.ClassOf)];
        Dictionary<object, ReferenceClass> classes = [];
        foreach (IGrouping<object, Variable> group in unification.Order.GroupBy(unification.ClassOf).Where(g => concerned.Contains(g.Key)))
        {
            classes.Add(group.Key, Make([.. group], written, body));
        }

        foreach (ReferenceClass c in classes.Values.Where(c => c.Type.IsJagged).ToList())
        {
            Variable any = c.Members.Concat(c.Outside).First();
            object? rows = unification.RowsOf(any);
            c.Rows = rows is not null && classes.TryGetValue(rows, out ReferenceClass? known) ? known : new ReferenceClass((SequenceType)c.Type.Element);
        }

        return [.. classes.Values];
    }

    private static IEnumerable<Variable> Moving(EquatableArray<Statement> body)
    {
        foreach (Statement statement in Walk.Statements(body))
        {
            switch (statement)
            {
                case Assign { Variable.Type: SequenceType } s:
                    yield return s.Variable;
                    break;
                case Declare { Variable.Type: SequenceType, Value: null or Row } s:
                    yield return s.Variable;
                    break;
                case Declare { Variable.Type: SequenceType { IsJagged: true } } s:
                    yield return s.Variable;
                    break;
                case Store { Value: View row } s:
                    yield return s.Sequence;
                    yield return row.Source;
                    break;
            }
        }
    }

    private static ReferenceClass Make(List<Variable> variables, WrittenMemory written, EquatableArray<Statement> body)
    {
        ReferenceClass made = new((SequenceType)variables[0].Type);
        foreach (Variable variable in variables)
        {
            if (variable.Kind is VariableKind.Parameter or VariableKind.Static)
            {
                made.Outside.Add(variable);
            }
            else
            {
                made.Members.Add(variable);
            }
        }

        HashSet<Variable> allocated = [.. Walk.Statements(body).OfType<Declare>().Where(d => d.Value is not (null or View or Row)).Select(d => d.Variable)];
        HashSet<Variable> changing = [.. Walk.Statements(body).OfType<Assign>().Select(a => a.Variable)];
        List<Variable> buffers = [.. made.Members.Where(allocated.Contains)];
        made.Allocates = buffers.Count > 0;
        if (made.Outside.Count == 0 && buffers.Count == 1 && !changing.Contains(buffers[0]) && IsDeclaredFirst(buffers[0], made, body))
        {
            // Everything else is a part of this buffer.
            made.Members.Remove(buffers[0]);
            made.Outside.Add(buffers[0]);
            made.Allocates = false;
        }

        made.Written.UnionWith(made.Outside.Where(written.Contains));
        return made;
    }

    /// <summary>The buffer is there, once, before any other variable that may name a part of it.</summary>
    private static bool IsDeclaredFirst(Variable buffer, ReferenceClass made, EquatableArray<Statement> body)
    {
        foreach (Statement statement in body)
        {
            if (statement is Declare declare && declare.Variable == buffer)
            {
                return true;
            }

            if (Walk.Statements(EquatableArrays.Of(statement)).OfType<Declare>().Any(d => made.Members.Contains(d.Variable)))
            {
                return false;
            }
        }

        return false;
    }
}
