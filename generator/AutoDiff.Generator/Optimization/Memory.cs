using System.Collections.Generic;
using System.Runtime.CompilerServices;
using AutoDiff.Generator.IR;

namespace AutoDiff.Generator.Optimization;

/// <summary>Which sequences of a body may share memory, and so which code may disturb which expression.</summary>
internal sealed class Memory
{
    // Most passes leave most bodies as they are, and the next one asks about the same.
    private static readonly ConditionalWeakTable<EquatableArray<Statement>, Memory> OfBodies = new();

    private readonly Dictionary<int, Expr?> origins = [];
    private readonly IdSet reassigned = new();
    private readonly IdSet escaping = new();
    private readonly IdSet replayedScratches = new();
    private readonly IdSet escapingScratches = new();

    private Memory(EquatableArray<Statement> body)
    {
        Note(body);

        // A buffer that is taken back is another name for one that was taken: both escape if one does.
        foreach (int id in escaping)
        {
            Variable? scratch = origins.TryGetValue(id, out Expr? origin) ? ScratchOf(origin) : null;
            if (scratch is not null && replayedScratches.Contains(scratch.Id))
            {
                escapingScratches.Add(scratch.Id);
            }
        }
    }

    public static Memory Of(EquatableArray<Statement> body) => OfBodies.GetValue(body, static b => new Memory(b));

    /// <summary>The buffers of this scratch are taken back, so that two of its variables may name one buffer.</summary>
    public bool IsReplayed(Variable scratch) => replayedScratches.Contains(scratch.Id);

    /// <summary>The variable whose memory a view shows; another variable is its own root.</summary>
    public Variable RootOf(Variable sequence)
    {
        while (!reassigned.Contains(sequence.Id) && origins.TryGetValue(sequence.Id, out Expr? origin) && origin is View view)
        {
            sequence = view.Source;
        }

        return sequence;
    }

    /// <summary>What a root variable was declared with: null for a parameter or a static table.</summary>
    public Expr? OriginOf(Variable root) => origins.TryGetValue(root.Id, out Expr? origin) ? origin : null;

    /// <summary>A buffer of this method's that nobody else can know.</summary>
    public bool IsPrivate(Variable root) =>
        OriginOf(root) is Take or TakeBack or Allocate or NewArena && ScratchOf(root) is not { Kind: VariableKind.Parameter } && !reassigned.Contains(root.Id) && !escaping.Contains(root.Id)
        && !(ScratchOf(root) is { } scratch && escapingScratches.Contains(scratch.Id));

    /// <summary>The scratch that a root's buffer comes from, or null.</summary>
    public Variable? ScratchOf(Variable root) => ScratchOf(OriginOf(root));

    public bool MayShare(Variable left, Variable right)
    {
        Variable a = RootOf(left);
        Variable b = RootOf(right);
        if (a.Id == b.Id)
        {
            return true;
        }

        if (AreDifferent(((SequenceType)a.Type).Element, ((SequenceType)b.Type).Element) || IsParameterPair(a, b))
        {
            return false;
        }

        // A buffer that is taken back is one that was taken before.
        bool isReplay = OriginOf(a) is TakeBack || OriginOf(b) is TakeBack;
        if (isReplay && ScratchOf(a) is { } first && ScratchOf(b) is { } second && first.Id == second.Id)
        {
            return true;
        }

        return !IsPrivate(a) && !IsPrivate(b);
    }

    /// <summary>Running the code between two places does not change what the expression evaluates to.</summary>
    public bool IsUndisturbed(Effects expression, Effects between)
    {
        if (expression.Mentions.Overlaps(between.Assigned))
        {
            return false;
        }

        if (expression.MemoryReads.Count > 0 && between.HasExternal)
        {
            return false;
        }

        foreach (Variable read in expression.MemoryReads)
        {
            if (between.HasRelease && OriginOf(RootOf(read)) is Take or TakeBack or NewArena)
            {
                return false;
            }

            foreach (Variable written in between.MemoryWrites)
            {
                if (MayShare(read, written))
                {
                    return false;
                }
            }
        }

        return true;
    }

    private static bool AreDifferent(IrType a, IrType b) => (a, b) switch
    {
        (RealType { IsGeneric: false } x, RealType { IsGeneric: false } y) => x != y,
        (RealType { IsGeneric: false }, IntegerType or BoolType) => true,
        (IntegerType or BoolType, RealType { IsGeneric: false }) => true,
        _ => false,
    };

    // Overlapping parameters are refused before the body runs.
    private static bool IsParameterPair(Variable a, Variable b) => a.Kind == VariableKind.Parameter && b.Kind == VariableKind.Parameter;

    private static Variable? ScratchOf(Expr? origin) => origin switch
    {
        Take take => take.Scratch,
        TakeBack takeBack => takeBack.Scratch,
        _ => null,
    };

    private void Note(EquatableArray<Statement> block)
    {
        foreach (Statement statement in block)
        {
            if (!Effects.Of(statement).HasNaming)
            {
                continue;
            }

            switch (statement)
            {
                case Declare { Variable.Type: SequenceType } declare:
                    origins[declare.Variable.Id] = declare.Value;
                    break;
                case Assign { Variable.Type: SequenceType } assign:
                    reassigned.Add(assign.Variable.Id);
                    break;
            }

            foreach (Expr expression in Walk.Expressions(statement))
            {
                Note(expression);
            }

            foreach (EquatableArray<Statement> nested in Walk.Blocks(statement))
            {
                Note(nested);
            }
        }
    }

    private void Note(Expr expression)
    {
        if (!Effects.Of(expression).HasNaming)
        {
            return;
        }

        foreach (Expr e in Walk.All(expression))
        {
            switch (e)
            {
                case Read { Variable.Type: SequenceType } read:
                    escaping.Add(RootOf(read.Variable).Id);
                    break;
                case TakeBack takeBack:
                    replayedScratches.Add(takeBack.Scratch.Id);
                    break;
            }
        }
    }
}
