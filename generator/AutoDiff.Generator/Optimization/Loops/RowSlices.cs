using System.Collections.Generic;
using AutoDiff.Generator.IR;

namespace AutoDiff.Generator.Optimization.Loops;

/// <summary>
/// Row slices: where an innermost loop walks along <c>w[row + j]</c>, the row is sliced once before the loop. The slices have the
/// loop's own count as their length, which is what frees them of bounds checks.
/// </summary>
internal sealed class RowSlices
{
    private readonly OptimizerContext context;
    private readonly Extents extents;

    private RowSlices(EquatableArray<Statement> body, OptimizerContext context)
    {
        this.context = context;
        extents = new Extents(body, context.SameLength);
    }

    public static EquatableArray<Statement> Apply(EquatableArray<Statement> body, OptimizerContext context) =>
        new RowSlices(body, context).Visit(body);

    private EquatableArray<Statement> Visit(EquatableArray<Statement> block)
    {
        List<Statement> result = [];
        List<Declare> rows = [];
        foreach (Statement statement in block)
        {
            if (statement is CountedLoop loop && Slice(loop, rows) is { } sliced)
            {
                result.AddRange(sliced);
            }
            else
            {
                result.Add(NestedBlocks.Rewrite(statement, Visit));
            }

            // A row of this block serves a later loop as long as it would be the same.
            rows.RemoveAll(row => !Indexes.IsInvariant(row.Value!, Effects.Of(statement)));
        }

        return block.Keep(result);
    }

    /// <summary>The loop over rows with the declarations that it needs, or null where it has no rows.</summary>
    private IEnumerable<Statement>? Slice(CountedLoop loop, List<Declare> rows)
    {
        if (LoopRange.Of(loop, context.Strict) is not { } range)
        {
            return null;
        }

        List<RowAccess> accesses = RowAccess.FindIn(loop);
        if (!accesses.Exists(a => !a.IsAtConstant))
        {
            return null;
        }

        // A range that begins at 0 leaves the plain s[j] as they are: the loop's bound frees those too.
        if (range.StartsAtZero)
        {
            accesses.RemoveAll(a => a.IsAtConstant);
        }

        bool isSafe = extents.IsNonNegative(range.Count) && accesses.TrueForAll(a => a.IsMultipleOf(range.Count));
        List<Declare> available = isSafe ? rows : [];
        List<Statement> result = [];
        RowRewriter rewriter = new(loop, range, context.Variables);
        foreach (RowAccess access in accesses)
        {
            View view = access.ViewOf(range, context.Strict);
            Declare? row = available.Find(r => r.Value!.Equals(view));
            if (row is null)
            {
                row = new Declare(context.Variables.FreshFor(access.Sequence, "Row", view.Type), view);
                available.Add(row);
                result.Add(row);
            }

            rewriter.Add(access, row.Variable);
        }

        result.Add(rewriter.Rewrite());
        return isSafe ? result : [new If(LoopRange.Runs(loop), result.ToEquatableArray(), EquatableArray<Statement>.Empty)];
    }
}
