using System.Collections.Generic;
using System.Linq;
using AutoDiff.Generator.IR;

namespace AutoDiff.Generator.Analysis;

/// <summary>
/// The variables that count the iterations of loops whose trip count is not known from their bounds. A loop is counted only if the
/// reverse sweep may have to run it backwards.
/// </summary>
internal sealed class LoopCounts : Rewriter
{
    private readonly Dictionary<Statement, Variable> counts = new(ReferenceComparer<Statement>.Instance);
    private readonly Activity activity;
    private readonly VariableFactory variables;

    private LoopCounts(Activity activity, VariableFactory variables)
    {
        this.activity = activity;
        this.variables = variables;
    }

    /// <summary>Adds the counting statements to a body; the counts belong to the loops of the body that comes back.</summary>
    public static (EquatableArray<Statement> Body, LoopCounts Counts) Insert(
        EquatableArray<Statement> body, Activity activity, VariableFactory variables)
    {
        LoopCounts counts = new(activity, variables);
        return (counts.Visit(body), counts);
    }

    public Variable? CountOf(Statement loop) => counts.TryGetValue(loop, out Variable? count) ? count : null;

    /// <summary>What running the loop backwards evaluates.</summary>
    public IEnumerable<Expr> ReplayExpressions(Statement loop) => (loop, CountOf(loop)) switch
    {
        (CountedLoop s, null) => [s.Start, s.Bound],
        (CountedLoop s, { } count) => [s.Start, new Read(count)],
        (_, { } count) => [new Read(count)],
        _ => [],
    };

    public override IEnumerable<Statement> Visit(Statement statement)
    {
        Statement rebuilt = VisitParts(statement);
        bool isKnown = rebuilt is CountedLoop { Exit: null, Step: 1 or -1 };
        if (rebuilt is not (CountedLoop or WhileLoop) || isKnown || !MayRunBackwards(rebuilt))
        {
            return [rebuilt];
        }

        Variable count = variables.Fresh("iterations", IrType.Int);
        Expr next = new Binary(BinaryOperator.Add, new Read(count), IntegerConstant.Of(1), IrType.Int);
        Statement increment = new Assign(count, next);
        EquatableArray<Statement> body = new[] { increment }.Concat(Walk.Blocks(rebuilt).Single()).ToEquatableArray();
        Statement counted = rebuilt is CountedLoop s ? s with { Body = body } : (WhileLoop)rebuilt with { Body = body };
        counts.Add(counted, count);
        return [new Declare(count, IntegerConstant.Of(0)), counted];
    }

    private bool MayRunBackwards(Statement loop) =>
        Walk.Blocks(loop).Any(block => LeafStatements.AnyActive(block, activity) || Walk.Statements(block).Any(s => s is Store));
}
