using System.Collections.Generic;
using System.Linq;
using AutoDiff.Generator.IR;

namespace AutoDiff.Generator.Structuring.References;

/// <summary>Finds the sequence variables that are assigned, and what belongs together through them.</summary>
internal sealed class ReferenceClasses
{
    private readonly Dictionary<Variable, Variable> parents = [];
    private readonly List<Variable> order = [];
    private readonly HashSet<Variable> moving = [];
    private readonly HashSet<Variable> allocated = [];
    private readonly Dictionary<Variable, ReferenceClass> byVariable = [];

    private ReferenceClasses(EquatableArray<Statement> body)
    {
        foreach (Statement statement in Walk.Statements(body))
        {
            switch (statement)
            {
                case Assign { Variable.Type: SequenceType } s:
                    moving.Add(s.Variable);
                    Link(s.Variable, s.Value);
                    break;
                case Declare { Variable.Type: SequenceType, Value: { } value } s:
                    Link(s.Variable, value);
                    break;
                case Declare { Variable.Type: SequenceType } s:
                    moving.Add(s.Variable);
                    Link(s.Variable, null);
                    break;
            }
        }
    }

    /// <summary>The classes with a variable that is assigned; other variables stay what they are.</summary>
    public static IReadOnlyList<ReferenceClass> Of(EquatableArray<Statement> body)
    {
        ReferenceClasses classes = new(body);
        WrittenMemory written = WrittenMemory.Of(body);
        HashSet<Variable> movingRoots = [.. classes.moving.Select(classes.Find)];
        List<ReferenceClass> result = [];
        foreach (IGrouping<Variable, Variable> group in classes.order.GroupBy(classes.Find).Where(g => movingRoots.Contains(g.Key)))
        {
            result.Add(classes.Make([.. group], written, body));
        }

        return result;
    }

    private ReferenceClass Make(List<Variable> variables, WrittenMemory written, EquatableArray<Statement> body)
    {
        ReferenceClass made = new();
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

        List<Variable> buffers = [.. made.Members.Where(allocated.Contains)];
        made.Allocates = buffers.Count > 0;
        if (made.Outside.Count == 0 && buffers.Count == 1 && !moving.Contains(buffers[0]) && IsDeclaredFirst(buffers[0], made, body))
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

    private void Link(Variable variable, Expr? value)
    {
        Add(variable);
        if (value is View view)
        {
            Add(view.Source);
            parents[Find(variable)] = Find(view.Source);
        }
        else if (value is not null)
        {
            allocated.Add(variable);
        }
    }

    private void Add(Variable variable)
    {
        if (!parents.ContainsKey(variable))
        {
            parents[variable] = variable;
            order.Add(variable);
        }
    }

    private Variable Find(Variable variable)
    {
        while (parents[variable] != variable)
        {
            variable = parents[variable];
        }

        return variable;
    }
}
