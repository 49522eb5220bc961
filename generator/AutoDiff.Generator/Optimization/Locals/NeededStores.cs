using System.Collections.Generic;
using System.Linq;
using AutoDiff.Generator.IR;

namespace AutoDiff.Generator.Optimization.Locals;

/// <summary>
/// The tapes, scratches and arenas that are needed. They are used in pairs of a forward and a reverse place: all uses of one stay or go together.
/// </summary>
internal sealed class NeededStores
{
    private readonly Memory memory;
    private readonly IdSet needed = new();

    public NeededStores(EquatableArray<Statement> body, Memory memory)
    {
        this.memory = memory;

        // The other place of a tape that was handed in is in another function.
        IEnumerable<Statement> users = body.Where(s => Effects.Of(s).HasHandedStore);
        foreach (Variable store in Walk.Statements(users.ToEquatableArray()).SelectMany(StoresOf).Where(v => v.Kind == VariableKind.Parameter))
        {
            needed.Add(store.Id);
        }
    }

    /// <summary>More have come to be needed since this was set to false: what was decided before may be wrong.</summary>
    public bool HasGrown { get; set; }

    public static bool IsStore(Variable variable) => variable.Type is TapeType or ScratchType or SequenceType { Kind: SequenceKind.Arena };

    public bool Has(Variable store) => needed.Contains(store.Id);

    public void Add(IdSet stores) => HasGrown |= needed.UnionWith(stores);

    /// <summary>Evaluating the expression does something besides giving a value.</summary>
    public bool HasEffect(Expr expression)
    {
        Effects effects = Effects.Of(expression);
        return effects.HasExternal || (effects.Stores.Overlaps(needed) && Walk.All(expression).Exists(UsesNeeded));
    }

    private bool UsesNeeded(Expr expression) => expression switch
    {
        Pop pop => Has(pop.Tape),
        Take take => Has(take.Scratch) && (memory.IsReplayed(take.Scratch) || take.Scratch.Kind == VariableKind.Parameter),
        TakeBack takeBack => Has(takeBack.Scratch),
        TakeStart takeStart => Has(takeStart.Arena),
        _ => false,
    };

    private static IEnumerable<Variable> StoresOf(Statement statement) => Walk.Expressions(statement)
        .SelectMany(Walk.Variables)
        .Where(v => v.Type is TapeType or ScratchType)
        .Concat(statement is Push push ? [push.Tape] : []);
}
