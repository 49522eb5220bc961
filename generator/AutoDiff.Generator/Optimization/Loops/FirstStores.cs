using System.Collections.Generic;
using System.Linq;
using AutoDiff.Generator.IR;

namespace AutoDiff.Generator.Optimization.Loops;

/// <summary>
/// A sequence that is cleared, and whose elements a loop then adds to one by one, is set by the loop instead: one pass over memory less.
/// </summary>
internal sealed class FirstStores
{
    private readonly Memory memory;
    private readonly Extents extents;

    private FirstStores(EquatableArray<Statement> body, OptimizerContext context)
    {
        memory = Memory.Of(body);
        extents = new Extents(body, context.SameLength);
    }

    public static EquatableArray<Statement> Apply(EquatableArray<Statement> body, OptimizerContext context) =>
        new FirstStores(body, context).Visit(body);

    private EquatableArray<Statement> Visit(EquatableArray<Statement> block)
    {
        List<Statement> statements = [.. block.Select(s => NestedBlocks.Rewrite(s, Visit))];
        for (int i = statements.Count - 1; i >= 0; i--)
        {
            if (statements[i] is Clear clear)
            {
                Replace(statements, i, clear.Sequence);
            }
        }

        return block.Keep(statements);
    }

    private void Replace(List<Statement> statements, int at, Variable sequence)
    {
        for (int i = at + 1; i < statements.Count; i++)
        {
            Effects effects = Effects.Of(statements[i]);
            if (effects.HasExternal || effects.HasThrow)
            {
                return;
            }

            if (effects.MemoryReads.Concat(effects.MemoryWrites).Any(s => memory.MayShare(s, sequence)))
            {
                if (statements[i] is CountedLoop loop && SetsAll(loop, sequence) is { } setting)
                {
                    statements[i] = setting;
                    statements.RemoveAt(at);
                }

                return;
            }
        }
    }

    /// <summary>The loop with its sum into each element turned into an assignment, or null where it does not do just that.</summary>
    private CountedLoop? SetsAll(CountedLoop loop, Variable sequence)
    {
        if (loop.Exit is not null || !extents.IsWhole(loop, sequence))
        {
            return null;
        }

        Element cell = new(sequence, new Read(loop.Index));
        LoopSum sum = new(cell, existsOnlyInLoop: true);
        int at = loop.Body.TakeWhile(s => !(s is Store store && store.Sequence.Id == sequence.Id)).Count();
        bool isOnlySum = at < loop.Body.Count && Accumulation.Summand((Store)loop.Body[at]) is not null && sum.IsOnlySummedIn(loop, memory)
            && Walk.Statements(loop.Body).Count(s => s is Store store && store.Sequence.Id == sequence.Id) == 1;
        if (!isOnlySum)
        {
            return null;
        }

        Store store = (Store)loop.Body[at];
        Binary value = (Binary)store.Value;
        Expr zero = DefaultValue.Of(value.Type);
        Binary first = value.Left.Equals(cell) ? value with { Left = zero } : value with { Right = zero };
        return loop with { Body = loop.Body.Select((s, i) => i == at ? store with { Value = first } : s).ToEquatableArray() };
    }
}
