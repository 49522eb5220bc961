using System.Collections.Generic;
using System.Linq;
using AutoDiff.Generator.Analysis;
using AutoDiff.Generator.IR;

namespace AutoDiff.Generator.Optimization.Loops;

/// <summary>Buffers of which each iteration of a loop touches one element, its own.</summary>
internal sealed class PrivateCells(Memory memory)
{
    // A loop within loops is asked about again and again.
    private readonly Dictionary<CountedLoop, IReadOnlyCollection<Variable>> known = new(ReferenceComparer<CountedLoop>.Instance);

    /// <summary>The private buffers that the loop accesses only by their own name and at one index that differs from iteration to iteration.</summary>
    public IReadOnlyCollection<Variable> In(CountedLoop loop)
    {
        if (!known.TryGetValue(loop, out IReadOnlyCollection<Variable>? own))
        {
            known[loop] = own = Find(loop);
        }

        return own;
    }

    private List<Variable> Find(CountedLoop loop)
    {
        Effects effects = Effects.Of(loop.Body);
        List<Variable> roots = [.. effects.MemoryWrites.Where(s => memory.IsPrivate(s) && !effects.DoesAssign(s.Id))];
        if (roots.Count == 0)
        {
            return roots;
        }

        List<Statement> statements = Walk.Statements(loop.Body);
        return [.. roots.Where(root => IsOwn(loop, statements, root, effects))];
    }

    private bool IsOwn(CountedLoop loop, List<Statement> statements, Variable root, Effects effects)
    {
        HashSet<Expr> indexes = [];
        foreach (Statement statement in statements)
        {
            bool isWholesale = statement is Clear clear && memory.MayShare(clear.Sequence, root)
                || (statement is CopyTo copy && (memory.MayShare(copy.From, root) || memory.MayShare(copy.To, root)));
            if (isWholesale)
            {
                return false;
            }

            List<Element> cells = [.. Cells.TouchedBy(statement).Where(e => memory.MayShare(e.Sequence, root))];
            if (cells.Exists(c => c.Sequence.Id != root.Id))
            {
                return false;
            }

            indexes.UnionWith(cells.Select(c => c.Index));
        }

        return indexes.Count == 1 && Indexes.OffsetFrom(indexes.First(), loop.Index) is { } offset && Indexes.IsInvariant(offset, effects);
    }
}
