using System.Collections.Generic;
using System.Linq;
using AutoDiff.Generator.IR;

namespace AutoDiff.Generator.Analysis;

/// <summary>
/// What the reverse sweep of the statements so far will read: scalars and sequence variables by themselves (a sequence variable: where
/// its memory is), and the contents of sequences by their roots.
/// </summary>
internal sealed class Needs
{
    public HashSet<Variable> Variables { get; } = [];

    public HashSet<Variable> Contents { get; } = [];

    public int Count => Variables.Count + Contents.Count;

    public Needs Copy() => new Needs().Add(this);

    public Needs Add(Needs other)
    {
        Variables.UnionWith(other.Variables);
        Contents.UnionWith(other.Contents);
        return this;
    }

    public Needs Add(IEnumerable<Expr> expressions, SequenceRoots roots)
    {
        foreach (Expr e in expressions.SelectMany(Walk.All))
        {
            switch (e)
            {
                case Read read:
                    Variables.Add(read.Variable);
                    if (read.Variable.Type is SequenceType)
                    {
                        Contents.Add(roots.Of(read.Variable));
                    }

                    break;
                case Element element:
                    Variables.Add(element.Sequence);
                    Contents.Add(roots.Of(element.Sequence));
                    break;
                case Length length:
                    Variables.Add(length.Sequence);
                    break;
                case View view:
                    Variables.Add(view.Source);
                    break;
            }
        }

        return this;
    }
}
