using System.Collections.Generic;
using System.Linq;
using AutoDiff.Generator.IR;

namespace AutoDiff.Generator.Optimization.Locals;

/// <summary>Variables that are known to be constants or other variables, at one point of a body.</summary>
internal sealed class KnownValues
{
    private readonly Dictionary<int, (Variable Variable, Expr Value)> values = [];

    // The variables, and those with the ones in their values; they may be too many, as what is forgotten is not taken out.
    private readonly IdSet known;
    private readonly IdSet mentioned;
    private readonly Replacement replacement;

    public KnownValues()
        : this(new IdSet(), new IdSet())
    {
    }

    private KnownValues(IdSet known, IdSet mentioned)
    {
        this.known = known;
        this.mentioned = mentioned;
        replacement = new Replacement(e => e is Read read && values.TryGetValue(read.Variable.Id, out (Variable Variable, Expr Value) entry) ? entry.Value : null);
    }

    public KnownValues Copy()
    {
        KnownValues copy = new(known.Copy(), mentioned.Copy());
        foreach (KeyValuePair<int, (Variable Variable, Expr Value)> entry in values)
        {
            copy.values.Add(entry.Key, entry.Value);
        }

        return copy;
    }

    public void Learn(Variable variable, Expr value)
    {
        values[variable.Id] = (variable, value);
        known.Add(variable.Id);
        mentioned.Add(variable.Id);
        mentioned.UnionWith(Effects.Of(value).Mentions);
    }

    /// <summary>Drops what assignments have made untrue.</summary>
    public void Forget(Effects effects)
    {
        if (!effects.HasAssigned || !effects.Assigned.Overlaps(mentioned))
        {
            return;
        }

        foreach (int id in values.Where(e => effects.DoesAssign(e.Key) || Effects.Of(e.Value.Value).Mentions.Overlaps(effects.Assigned)).Select(e => e.Key).ToList())
        {
            values.Remove(id);
            known.Remove(id);
        }
    }

    /// <summary>Becomes what is known on both of two ways here.</summary>
    public void Join(KnownValues left, KnownValues right)
    {
        values.Clear();
        known.Clear();
        mentioned.Clear();
        foreach ((Variable variable, Expr value) in left.values.Values)
        {
            if (right.values.TryGetValue(variable.Id, out (Variable Variable, Expr Value) other) && other.Value.Equals(value))
            {
                Learn(variable, value);
            }
        }
    }

    public Expr Substitute(Expr expression) => Effects.Of(expression).Mentions.Overlaps(known) ? replacement.Visit(expression) : expression;

    /// <summary>Writes known values into the expressions that the statement evaluates itself.</summary>
    public Statement SubstituteIn(Statement statement) => Effects.Of(statement).Mentions.Overlaps(known) ? replacement.InOwnExpressions(statement) : statement;
}
