using System.Collections.Generic;
using System.Linq;
using AutoDiff.Generator.IR;

namespace AutoDiff.Generator.Structuring.References;

/// <summary>At one place in a method: the parameters and static tables that each sequence variable may name, or a part of.</summary>
internal sealed class Targets
{
    private readonly Dictionary<Variable, HashSet<Variable>> targets = [];

    public int Count => targets.Values.Sum(t => t.Count);

    public Targets Copy()
    {
        Targets copy = new();
        copy.Join(this);
        return copy;
    }

    public void Join(Targets other)
    {
        foreach (KeyValuePair<Variable, HashSet<Variable>> entry in other.targets)
        {
            if (!targets.TryGetValue(entry.Key, out HashSet<Variable>? known))
            {
                targets.Add(entry.Key, known = []);
            }

            known.UnionWith(entry.Value);
        }
    }

    public IEnumerable<Variable> Of(Variable sequence) =>
        sequence.Kind is VariableKind.Parameter or VariableKind.Static ? [sequence]
        : targets.TryGetValue(sequence, out HashSet<Variable>? known) ? known
        : [];

    /// <summary>The variable names one of these, or memory of the method's own.</summary>
    public void Set(Variable sequence, IEnumerable<Variable> named) => targets[sequence] = [.. named];
}
