using System.Collections.Generic;
using System.Linq;
using AutoDiff.Generator.IR;

namespace AutoDiff.Generator.Binding;

/// <summary>Whether an expression that stands before some statements in the source may be evaluated after them.</summary>
internal static class Interference
{
    public static bool Disturbs(IReadOnlyList<Statement> later, Expr earlier)
    {
        if (later.Count == 0)
        {
            return false;
        }

        HashSet<Variable> assigned = [];
        HashSet<IrType> stored = [];
        HashSet<(IrType Element, int Field)> storedFields = [];
        foreach (Statement statement in Walk.Statements(later.ToEquatableArray()))
        {
            if (statement is Assign assign)
            {
                assigned.Add(assign.Variable);
            }
            else if (statement is Invoke invoke)
            {
                if (invoke.SeesCaller)
                {
                    return Walk.All(earlier).Any(e => e is Read or Element or Length or Row or View or External);
                }

                stored.UnionWith(invoke.Arguments.Select(a => a.Sequence?.Type).OfType<SequenceType>().Where(t => t.Kind != SequenceKind.ReadOnlySpan).Select(t => t.Element));
            }
            else if (statement is Store { Field: { } field } part)
            {
                storedFields.Add((((SequenceType)part.Sequence.Type).Element, field));
            }
            else if (statement is Store store)
            {
                stored.Add(((SequenceType)store.Sequence.Type).Element);
            }
        }

        return Walk.All(earlier).Any(e => e switch
        {
            Read read => assigned.Contains(read.Variable),
            Element element => stored.Contains(((SequenceType)element.Sequence.Type).Element) || assigned.Contains(element.Sequence)
                || storedFields.Any(s => s.Element == ((SequenceType)element.Sequence.Type).Element && s.Field == (element.Field ?? s.Field)),
            Length length => assigned.Contains(length.Sequence),
            Row row => assigned.Contains(row.Rows) || stored.Contains(row.Type),
            View view => assigned.Contains(view.Source),
            External => true,
            _ => false,
        });
    }
}
