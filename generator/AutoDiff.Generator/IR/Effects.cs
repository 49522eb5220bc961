using System.Collections.Generic;

namespace AutoDiff.Generator.IR;

/// <summary>What a piece of code, nested statements included, reads and writes. It depends on nothing but the code, and so is found once for a node.</summary>
internal sealed class Effects
{
    // Most expressions assign nothing and touch no memory.
    private static readonly IdSet NoIds = new();
    private static readonly List<Variable> NoVariables = [];

    private readonly IdSet mentions = new();
    private IdSet assigned = NoIds;
    private IdSet stores = NoIds;
    private List<Variable> memoryReads = NoVariables;
    private List<Variable> memoryWrites = NoVariables;

    /// <summary>The ids of all variables that occur, read or written.</summary>
    public IdSet Mentions => mentions;

    /// <summary>The ids of the variables that are assigned or declared.</summary>
    public IdSet Assigned => assigned;

    /// <summary>The code assigns or declares a variable.</summary>
    public bool HasAssigned => !ReferenceEquals(assigned, NoIds);

    /// <summary>The ids of the tapes and scratches whose memory an expression gives or takes.</summary>
    public IdSet Stores => stores;

    /// <summary>The sequences of which elements are read.</summary>
    public IReadOnlyList<Variable> MemoryReads => memoryReads;

    /// <summary>The sequences of which elements are written.</summary>
    public IReadOnlyList<Variable> MemoryWrites => memoryWrites;

    /// <summary>Code of the user's runs that may do anything to memory.</summary>
    public bool HasExternal { get; set; }

    public bool HasThrow { get; set; }

    /// <summary>Tapes, scratches or allocations are used, whose order is part of the meaning.</summary>
    public bool HasOrder { get; set; }

    public bool HasLoop { get; set; }

    /// <summary>Local buffers are given back: nobody may read them from there on.</summary>
    public bool HasRelease { get; set; }

    /// <summary>A sequence gets a name or is handed on as a whole: what decides which sequences may share memory.</summary>
    public bool HasNaming { get; set; }

    /// <summary>A tape or scratch of the caller's is used.</summary>
    public bool HasHandedStore { get; set; }

    /// <summary>An expression that has an effect, or whose value depends on more than variables and memory.</summary>
    public bool IsImpure { get; set; }

    /// <summary>Evaluation can fail for some values: an index out of range, a division by zero, an overflow check, a function's refusal.</summary>
    public bool MayFail { get; set; }

    public static Effects Of(Statement statement) => statement.Effects ??= EffectsOfStatement.Compute(statement);

    public static Effects Of(EquatableArray<Statement> block)
    {
        Effects effects = new();
        foreach (Statement statement in block)
        {
            effects.Include(Of(statement));
        }

        return effects;
    }

    public static Effects Of(Expr expression) => expression.Effects ??= EffectsOfExpression.Compute(expression);

    public bool DoesMention(Variable variable) => mentions.Contains(variable.Id);

    public bool DoesAssign(int id) => assigned.Contains(id);

    public void Include(Effects other)
    {
        mentions.UnionWith(other.mentions);
        Unite(ref assigned, other.assigned);
        Unite(ref stores, other.stores);
        Unite(ref memoryReads, other.memoryReads);
        Unite(ref memoryWrites, other.memoryWrites);
        HasExternal |= other.HasExternal;
        HasThrow |= other.HasThrow;
        HasOrder |= other.HasOrder;
        HasLoop |= other.HasLoop;
        HasRelease |= other.HasRelease;
        HasNaming |= other.HasNaming;
        HasHandedStore |= other.HasHandedStore;
        IsImpure |= other.IsImpure;
        MayFail |= other.MayFail;
    }

    public void Mention(Variable variable)
    {
        mentions.Add(variable.Id);
        HasHandedStore |= variable is { Kind: VariableKind.Parameter, Type: TapeType or ScratchType };
    }

    public void Assign(Variable variable)
    {
        Mention(variable);
        AssignByReference(variable);
    }

    public void AssignByReference(Variable variable) => Own(ref assigned).Add(variable.Id);

    public void Read(Variable sequence)
    {
        Mention(sequence);
        Add(ref memoryReads, sequence);
    }

    public void Write(Variable sequence)
    {
        Mention(sequence);
        Add(ref memoryWrites, sequence);
    }

    public void Store(Variable store)
    {
        ShowStore(store);
        HasOrder = true;
    }

    public void ShowStore(Variable store) => Own(ref stores).Add(store.Id);

    private static IdSet Own(ref IdSet set) => ReferenceEquals(set, NoIds) ? set = new IdSet() : set;

    private static void Unite(ref IdSet set, IdSet other)
    {
        if (!ReferenceEquals(other, NoIds))
        {
            Own(ref set).UnionWith(other);
        }
    }

    private static void Unite(ref List<Variable> list, List<Variable> other)
    {
        foreach (Variable variable in other)
        {
            Add(ref list, variable);
        }
    }

    private static void Add(ref List<Variable> list, Variable variable)
    {
        // There are few: a method has a handful of sequences.
        foreach (Variable known in list)
        {
            if (known.Id == variable.Id)
            {
                return;
            }
        }

        if (ReferenceEquals(list, NoVariables))
        {
            list = [];
        }

        list.Add(variable);
    }
}
