using AutoDiff.Generator.IR;

namespace AutoDiff.Generator.Optimization.Locals;

/// <summary>Whose contents are live where code reads and writes sequences: only those of private buffers can be dead.</summary>
internal sealed class BufferContents(Memory memory)
{
    /// <summary>Somebody may read what is written to the sequence.</summary>
    public bool IsResult(Variable sequence, LiveSet live) => Of(sequence) is not { } root || live.HasContents(root);

    public void Need(Variable sequence, LiveSet live)
    {
        if (Of(sequence) is { } root)
        {
            live.AddContents(root);
        }
    }

    /// <summary>All elements get new values here: what they were before does not matter.</summary>
    public void Forget(Variable sequence, LiveSet live)
    {
        if (sequence.Type is SequenceType && Of(sequence) is { } root && root.Id == sequence.Id)
        {
            live.RemoveContents(root);
        }
    }

    /// <summary>The variable that stands for the contents of a private buffer; null for memory that others can read.</summary>
    public Variable? Of(Variable sequence)
    {
        Variable root = memory.RootOf(sequence);
        if (!memory.IsPrivate(root))
        {
            return null;
        }

        return memory.ScratchOf(root) is { } scratch && memory.IsReplayed(scratch) ? scratch : root;
    }
}
