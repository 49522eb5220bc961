using System.Collections.Generic;
using System.Linq;
using AutoDiff.Generator.IR;

namespace AutoDiff.Generator.Structuring;

/// <summary>
/// A loop is found to count when its body is bound already, and its index is another variable from then on. A function that was bound
/// meanwhile, and uses the index, still has the variable that it was before: it is given the one of the loop.
/// </summary>
internal sealed class LoopCounters : Rewriter
{
    private readonly Dictionary<int, Variable> counters;

    public LoopCounters(IEnumerable<EquatableArray<Statement>> bodies) =>
        counters = bodies.SelectMany(Walk.Statements).OfType<CountedLoop>().Select(loop => loop.Index).Distinct().ToDictionary(index => index.Id);

    public override Variable Visit(Variable variable) => counters.TryGetValue(variable.Id, out Variable? counter) ? counter : variable;
}
