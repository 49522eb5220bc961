using System.Collections.Generic;
using System.Linq;
using AutoDiff.Generator.IR;

namespace AutoDiff.Generator.Optimization.Loops;

/// <summary>Whether a loop's iterations may run in any order.</summary>
internal sealed class IterationOrder
{
    private readonly CountedLoop loop;
    private readonly Memory memory;
    private readonly bool strict;
    private readonly Effects effects;
    private readonly List<Statement> statements;
    private readonly HashSet<int> inner;

    public IterationOrder(CountedLoop loop, Memory memory, bool strict)
    {
        this.loop = loop;
        this.memory = memory;
        this.strict = strict;
        effects = Effects.Of(loop.Body);
        statements = [.. Walk.Statements(loop.Body)];
        inner = [.. statements.Select(DeclaredBy).Where(v => v is not null).Select(v => v!.Id)];
    }

    /// <summary>No iteration can tell which ones ran before it. Sums into one place may come out rounded differently.</summary>
    public bool IsFree =>
        !effects.HasExternal && !effects.HasThrow && !effects.HasOrder && statements.All(IsScalarFree) && StoredSequences.All(IsMemoryFree);

    private IEnumerable<Variable> StoredSequences => effects.MemoryWrites;

    private static Variable? DeclaredBy(Statement statement) => statement switch
    {
        Declare s => s.Variable,
        CountedLoop s => s.Index,
        _ => null,
    };

    // A variable of the outside may only be summed into.
    private bool IsScalarFree(Statement statement) =>
        statement is not Assign assign || inner.Contains(assign.Variable.Id)
        || (!strict && Accumulation.Summand(assign) is not null && OnlySums(assign.Variable));

    private bool OnlySums(Variable variable)
    {
        int sums = statements.Count(s => s is Assign assign && assign.Variable.Id == variable.Id && Accumulation.Summand(assign) is not null);
        int writes = statements.Count(s => s is Assign assign && assign.Variable.Id == variable.Id);
        return sums == writes && Reads(variable) == sums;
    }

    // Exit flags count as read, as do lengths and everything but the sums themselves.
    private int Reads(Variable variable) =>
        statements.SelectMany(Walk.Expressions).SelectMany(Walk.All).Count(e => e is Read read && read.Variable.Id == variable.Id)
        + statements.Count(s => s is WhileLoop { Exit: { } exit } && exit.Id == variable.Id)
        + statements.Count(s => s is CountedLoop { Exit: { } exit } && exit.Id == variable.Id);

    private bool IsMemoryFree(Variable sequence)
    {
        List<Statement> writes = [.. statements.Where(s => Writes(s, sequence))];
        List<Expr> reads = [.. statements.SelectMany(Walk.Expressions).SelectMany(Walk.All).Where(e => Reads(e, sequence))];
        bool copies = statements.Any(s => s is CopyTo copy && memory.MayShare(copy.From, sequence));
        if (copies || writes.Any(s => s is not Store) || reads.Any(e => e is not Element))
        {
            return false;
        }

        List<Store> stores = [.. writes.Cast<Store>()];
        return IsOneCellEach(stores, [.. reads.Cast<Element>()]) || (!strict && OnlySums(stores, reads.Count));
    }

    // Each sum reads its own cell once, and nobody else reads.
    private static bool OnlySums(List<Store> stores, int reads) =>
        stores.All(s => Accumulation.Summand(s) is not null) && reads == stores.Count;

    /// <summary>Every iteration has a cell of its own, and touches no other.</summary>
    private bool IsOneCellEach(List<Store> stores, List<Element> reads)
    {
        Store first = stores[0];
        bool isInjective = !inner.Contains(first.Sequence.Id)
            && Indexes.OffsetFrom(first.Index, loop.Index) is { } offset && Indexes.IsInvariant(offset, effects);
        return isInjective
            && stores.All(s => s.Sequence.Id == first.Sequence.Id && s.Index.Equals(first.Index))
            && reads.All(r => r.Sequence.Id == first.Sequence.Id && r.Index.Equals(first.Index));
    }

    private bool Writes(Statement statement, Variable sequence) => statement switch
    {
        Store s => memory.MayShare(s.Sequence, sequence),
        Clear s => memory.MayShare(s.Sequence, sequence),
        CopyTo s => memory.MayShare(s.To, sequence),
        _ => false,
    };

    private bool Reads(Expr expression, Variable sequence) => expression switch
    {
        Element e => memory.MayShare(e.Sequence, sequence),
        Read { Variable.Type: SequenceType } e => memory.MayShare(e.Variable, sequence),
        _ => false,
    };
}
