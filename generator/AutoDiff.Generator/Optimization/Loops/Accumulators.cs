using System.Collections.Generic;
using System.Linq;
using AutoDiff.Generator.IR;

namespace AutoDiff.Generator.Optimization.Loops;

/// <summary>
/// Sums that a loop adds to one element or to a reference parameter, through memory in every iteration, go into a local that is
/// stored once behind the loop: <c>gradient[c] += …</c> inside a loop is several times slower.
/// </summary>
internal sealed class Accumulators
{
    private readonly OptimizerContext context;
    private readonly Memory memory;
    private readonly Extents extents;

    private Accumulators(EquatableArray<Statement> body, OptimizerContext context)
    {
        this.context = context;
        memory = Memory.Of(body);
        extents = new Extents(body, context.SameLength);
    }

    public static EquatableArray<Statement> Apply(EquatableArray<Statement> body, OptimizerContext context) =>
        new Accumulators(body, context).Visit(body, []);

    /// <param name="accessed">Elements that are known to exist, because they were used on the way here.</param>
    private EquatableArray<Statement> Visit(EquatableArray<Statement> block, List<Element> accessed)
    {
        List<Statement> result = [];
        foreach (Statement statement in block)
        {
            Effects effects = Effects.Of(statement);
            accessed.RemoveAll(e => !Indexes.IsInvariant(e.Index, effects));
            result.AddRange(Visit(statement, accessed));
            accessed.AddRange(Accesses.Unconditional(statement).Where(e => Indexes.IsInvariant(e.Index, effects)));
        }

        return block.Keep(result);
    }

    private IEnumerable<Statement> Visit(Statement statement, List<Element> accessed)
    {
        List<Element> inside = [.. accessed, .. Accesses.Unconditional(statement)];
        switch (statement)
        {
            case If s:
                If branch = s with { Then = Visit(s.Then, [.. inside]), Else = Visit(s.Else, [.. inside]) };
                return [branch.Equals(s) ? s : branch];
            case CountedLoop or WhileLoop:
                return VisitLoop(statement, inside);
            default:
                return [statement];
        }
    }

    private IEnumerable<Statement> VisitLoop(Statement loop, List<Element> accessed)
    {
        List<LoopSum> sums = FindSums(loop, accessed);
        Statement current = loop;
        List<Statement> before = [];
        List<Statement> after = [];
        foreach (LoopSum sum in sums)
        {
            Variable local = context.Variables.FreshFor(sum.Owner, "Sum", sum.Place.Type);
            before.Add(new Declare(local, sum.Place) { Source = loop.Source });
            current = sum.Into(current, local);
            after.Add(sum.StoreBack(local));
        }

        bool needsGuard = sums.Any(s => s.ExistsOnlyInLoop);
        EquatableArray<Statement> body = Visit(Walk.Blocks(current).Single(), accessed);
        current = current switch
        {
            CountedLoop s when !ReferenceEquals(body, s.Body) => s with { Body = body },
            WhileLoop s when !ReferenceEquals(body, s.Body) => s with { Body = body },
            _ => current,
        };
        List<Statement> all = [.. before, current, .. after];
        if (!needsGuard)
        {
            return all;
        }

        // An index need not exist when the loop runs not at all.
        CountedLoop counted = (CountedLoop)current;
        return [new If(LoopRange.Runs(counted), all.ToEquatableArray(), EquatableArray<Statement>.Empty)];
    }

    private List<LoopSum> FindSums(Statement loop, List<Element> accessed)
    {
        Effects effects = Effects.Of(loop);
        if (effects.HasExternal || effects.HasThrow)
        {
            return [];
        }

        List<LoopSum> sums = [];
        foreach (Statement statement in Walk.Statements(Walk.Blocks(loop).Single()))
        {
            LoopSum? sum = statement switch
            {
                Store s when Accumulation.Summand(s) is not null => ElementSum(loop, new Element(s.Sequence, s.Index), accessed),
                Assign s when IsReference(s.Variable) && Accumulation.Summand(s) is not null => new LoopSum(new Read(s.Variable), existsOnlyInLoop: false),
                _ => null,
            };
            if (sum is not null && !sums.Exists(known => known.Place.Equals(sum.Place)) && sum.IsOnlySummedIn(loop, memory))
            {
                sums.Add(sum);
            }
        }

        return sums;
    }

    private LoopSum? ElementSum(Statement loop, Element place, List<Element> accessed)
    {
        Effects effects = Effects.Of(loop);
        if (effects.DoesAssign(place.Sequence.Id) || !Indexes.IsInvariant(place.Index, effects))
        {
            return null;
        }

        bool exists = extents.IsInside(place.Index, place.Sequence)
            || accessed.Exists(e => e.Index.Equals(place.Index) && extents.HaveSameLength(e.Sequence, place.Sequence));
        if (exists)
        {
            return new LoopSum(place, existsOnlyInLoop: false);
        }

        bool isUsedInEachIteration = loop is CountedLoop counted
            && counted.Body.Any(s => s is Store store && store.Sequence.Id == place.Sequence.Id && store.Index.Equals(place.Index));
        return isUsedInEachIteration ? new LoopSum(place, existsOnlyInLoop: true) : null;
    }

    private bool IsReference(Variable variable) => context.Observable.Any(v => v.Id == variable.Id);
}
