using System.Collections.Generic;
using AutoDiff.Generator.Analysis;
using AutoDiff.Generator.IR;

namespace AutoDiff.Generator.Differentiation.Functions;

/// <summary>Sets up the reverse sweep of a body: the method's own, or that of a function.</summary>
/// <param name="recomputes">What is cheap is computed again instead of being remembered.</param>
internal sealed class ReverseSweeps(PreparedMethod method, DerivativeVariables adjoints, FunctionNames names, Variable? upstream, bool recomputes)
{
    private readonly InfiniteAdjoints infinities = new(method.Everything, method.Activity, method.Roots, method.Transfers);

    public FunctionNames Names { get; } = names;

    public (ReverseSweep Sweep, EquatableArray<Statement> Body) Of(EquatableArray<Statement> source, Storage storage) =>
        Of(source, storage, isFunction: false, []);

    /// <param name="preserved">The sequences that the function writes, whose elements it has to put back.</param>
    public (ReverseSweep Sweep, EquatableArray<Statement> Body) OfFunction(EquatableArray<Statement> source, Storage storage, IEnumerable<Variable> preserved) =>
        Of(source, storage, isFunction: true, preserved);

    private (ReverseSweep Sweep, EquatableArray<Statement> Body) Of(
        EquatableArray<Statement> source, Storage storage, bool isFunction, IEnumerable<Variable> preserved)
    {
        Activity activity = method.Activity;
        (EquatableArray<Statement> body, LoopCounts counts) = LoopCounts.Insert(source, activity, method.Variables);
        Definitions definitions = new(body, method.Roots);
        Recomputation recomputation = new(body, definitions, isFunction, recomputes);
        RuleAdjoints ruleAdjoints = new(activity, method.Roots, adjoints, storage, method.Variables);
        FunctionAdjoints functions = new(method, Names, adjoints, storage);
        AdjointRules rules = new(activity, method.Roots, infinities, adjoints, ruleAdjoints, functions, method.Variables, upstream);
        Recording recording = new(
            body, activity, definitions, recomputation, counts, s => AdjointUses.Of(rules.Adjoint(s), s, adjoints, method), preserved);
        SavedValues saved = new(method.Roots, storage, method.Variables);
        LoopReversal reversal = new(counts, method.Variables);
        BlockLocals locals = new(activity, recording, recomputation, adjoints, storage, method.Variables);
        return (new ReverseSweep(activity, definitions, recording, recomputation, rules, functions, locals, storage, saved, reversal), body);
    }
}
