using System.Collections.Generic;
using System.Linq;
using AutoDiff.Generator.IR;
using AutoDiff.Generator.Optimization.Algebra;
using AutoDiff.Generator.Optimization.Loops;

namespace AutoDiff.Generator.Optimization.Locals;

/// <summary>Leaves out a store to an element that is stored to again before anybody can read it.</summary>
internal sealed class OverwrittenCells
{
    private readonly Memory memory;

    private OverwrittenCells(EquatableArray<Statement> body) => memory = Memory.Of(body);

    public static EquatableArray<Statement> Apply(EquatableArray<Statement> body) => new OverwrittenCells(body).Visit(body);

    private EquatableArray<Statement> Visit(EquatableArray<Statement> block)
    {
        List<Statement> result = [];
        for (int i = 0; i < block.Count; i++)
        {
            if (block[i] is Store store && Purity.IsPure(store.Index) && Purity.IsPure(store.Value) && IsOverwritten(store, block, i + 1))
            {
                continue;
            }

            result.Add(NestedBlocks.Rewrite(block[i], Visit));
        }

        return block.Keep(result);
    }

    private bool IsOverwritten(Store store, EquatableArray<Statement> block, int from)
    {
        for (int i = from; i < block.Count; i++)
        {
            Effects effects = Effects.Of(block[i]);
            if (effects.HasExternal || effects.HasThrow || MayRead(block[i], store))
            {
                return false;
            }

            if (block[i] is Store next && next.Sequence.Id == store.Sequence.Id && next.Index.Equals(store.Index))
            {
                return true;
            }

            if (!memory.IsUndisturbed(Effects.Of(store.Index), effects) || effects.DoesAssign(store.Sequence.Id))
            {
                return false;
            }
        }

        return false;
    }

    private bool MayRead(Statement statement, Store store)
    {
        if (!Effects.Of(statement).MemoryReads.Any(s => memory.MayShare(s, store.Sequence)))
        {
            return false;
        }

        return Walk.Blocks(statement).Any() || statement is CopyTo || Walk.Expressions(statement).SelectMany(Walk.All).Any(e => e switch
        {
            Element cell => memory.MayShare(cell.Sequence, store.Sequence)
                && !(cell.Sequence.Id == store.Sequence.Id && Indexes.AreDifferent(cell.Index, store.Index)),
            Read { Variable.Type: SequenceType } read => memory.MayShare(read.Variable, store.Sequence),
            _ => false,
        });
    }
}
