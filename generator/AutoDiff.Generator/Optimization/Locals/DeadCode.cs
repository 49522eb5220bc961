using System.Collections.Generic;
using System.Linq;
using AutoDiff.Generator.Optimization.Algebra;
using AutoDiff.Generator.Optimization.Loops;
using AutoDiff.Generator.IR;

namespace AutoDiff.Generator.Optimization.Locals;

/// <summary>
/// Removes what no result needs, going through the body from its end. A statement is needed for its effect or because a needed
/// statement behind it reads what it writes; two dead statements that only feed each other are therefore both dead.
/// </summary>
internal sealed class DeadCode
{
    private readonly OptimizerContext context;
    private readonly BufferContents contents;
    private readonly NeededStores stores;
    private readonly Demand demand;
    private readonly PrivateCells cells;
    private readonly IdSet kept = new();

    // What was found live at the head of a loop. It only grows from visit to visit, so that the next one may begin there: a loop within loops would
    // else be gone through anew for each round of each loop around it.
    private readonly Dictionary<EquatableArray<Statement>, LiveSet> heads = new(ReferenceComparer<EquatableArray<Statement>>.Instance);

    private DeadCode(EquatableArray<Statement> body, OptimizerContext context)
    {
        this.context = context;
        Memory memory = Memory.Of(body);
        contents = new BufferContents(memory);
        stores = new NeededStores(body, memory);
        demand = new Demand(contents, stores);
        cells = new PrivateCells(memory);
    }

    public static EquatableArray<Statement> Apply(EquatableArray<Statement> body, OptimizerContext context) =>
        new DeadCode(body, context).Run(body);

    private EquatableArray<Statement> Run(EquatableArray<Statement> body)
    {
        while (true)
        {
            stores.HasGrown = false;
            kept.Clear();
            LiveSet live = new();
            foreach (Variable variable in context.Observable)
            {
                live.Add(variable);
            }

            EquatableArray<Statement> result = Visit(body, live);
            if (!stores.HasGrown)
            {
                return result;
            }
        }
    }

    /// <summary>The block's needed statements; <paramref name="live"/> turns from what is live behind it into what is live before it.</summary>
    private EquatableArray<Statement> Visit(EquatableArray<Statement> block, LiveSet live)
    {
        List<Statement> result = [];
        bool hasLost = false;
        bool hasKept = false;
        for (int i = block.Count - 1; i >= 0; i--)
        {
            if (block[i] is Comment)
            {
                // A comment goes with all the code that it stood above.
                if (hasKept || !hasLost)
                {
                    result.Add(block[i]);
                }

                bool isNextLineAbove = i > 0 && block[i - 1] is Comment;
                hasLost &= isNextLineAbove;
                hasKept &= isNextLineAbove;
                continue;
            }

            Statement? statement = Visit(block[i], live);
            hasLost |= statement is null;
            hasKept |= statement is not null;
            if (statement is not null)
            {
                result.Add(statement);
                kept.UnionWith(Effects.Of(statement).Mentions);
            }
            else if (block[i].Source is { } source && result.Count > 0 && Attribution.IsAdjointWithoutSource(result[result.Count - 1]))
            {
                result[result.Count - 1] = result[result.Count - 1] with { Source = source };
            }
        }

        result.Reverse();
        return block.Keep(result);
    }

    private Statement? Visit(Statement statement, LiveSet live)
    {
        switch (statement)
        {
            case Declare s:
                return Visit(s, live);
            case Assign { Value: Read itself } s when itself.Variable.Id == s.Variable.Id:
                return null;
            case Assign s:
                if (!live.Has(s.Variable) && !stores.HasEffect(s.Value))
                {
                    return null;
                }

                live.Remove(s.Variable);
                break;
            case Store s when !contents.IsResult(s.Sequence, live) && !stores.HasEffect(s.Index) && !stores.HasEffect(s.Value):
            case Clear c when !contents.IsResult(c.Sequence, live):
            case CopyTo copy when !contents.IsResult(copy.To, live):
            case Evaluate evaluate when !stores.HasEffect(evaluate.Value):
            case Push push when !stores.Has(push.Tape) && !stores.HasEffect(push.Value):
            case Release release when NeededStores.IsStore(release.Variable) && !stores.Has(release.Variable):
                return null;
            case Store s:
                live.Add(s.Sequence);
                break;
            case Clear s:
                contents.Forget(s.Sequence, live);
                live.Add(s.Sequence);
                break;
            case CopyTo s:
                live.Add(s.From);
                live.Add(s.To);
                contents.Need(s.From, live);
                break;
            case If s:
                return Visit(s, live);
            case CountedLoop s:
                return Visit(s, live);
            case WhileLoop s:
                return Visit(s, live);
        }

        demand.NeedAll(Walk.Expressions(statement), live);
        return statement;
    }

    private Declare? Visit(Declare declare, LiveSet live)
    {
        bool isStore = NeededStores.IsStore(declare.Variable);
        bool isNeeded = isStore
            ? stores.Has(declare.Variable)
            : live.Has(declare.Variable) || (declare.Value is not null && stores.HasEffect(declare.Value));
        live.Remove(declare.Variable);
        contents.Forget(declare.Variable, live);
        if (isNeeded)
        {
            demand.NeedAll(Walk.Expressions(declare), live);
            return declare;
        }

        // Assigned later, but this first value is never read.
        bool isMentioned = !isStore && kept.Contains(declare.Variable.Id);
        return isMentioned ? (declare.Value is null ? declare : declare with { Value = null }) : null;
    }

    private If? Visit(If branch, LiveSet live)
    {
        LiveSet liveElse = live.Copy();
        EquatableArray<Statement> then = Visit(branch.Then, live);
        EquatableArray<Statement> otherwise = Visit(branch.Else, liveElse);
        live.UnionWith(liveElse);
        bool isThenEmpty = IsEmpty(then);
        bool isElseEmpty = IsEmpty(otherwise);
        if (isThenEmpty && isElseEmpty && !stores.HasEffect(branch.Condition))
        {
            return null;
        }

        demand.Need(branch.Condition, live);
        if (isThenEmpty && !isElseEmpty)
        {
            return new If(Logic.Not(branch.Condition), otherwise, EquatableArray<Statement>.Empty) { Source = branch.Source };
        }

        bool isUnchanged = ReferenceEquals(then, branch.Then) && ReferenceEquals(otherwise, branch.Else);
        return isUnchanged ? branch : branch with { Then = then, Else = isElseEmpty ? EquatableArray<Statement>.Empty : otherwise };
    }

    private CountedLoop? Visit(CountedLoop loop, LiveSet live)
    {
        bool headHasEffect = stores.HasEffect(loop.Start) || stores.HasEffect(loop.Bound);
        if (VisitBody(loop.Body, loop.Exit, headHasEffect, [loop.Bound], cells.In(loop), live) is not { } body)
        {
            return null;
        }

        live.Remove(loop.Index);
        demand.Need(loop.Start, live);
        demand.Need(loop.Bound, live);
        return ReferenceEquals(body, loop.Body) ? loop : loop with { Body = body };
    }

    private WhileLoop? Visit(WhileLoop loop, LiveSet live) =>
        VisitBody(loop.Body, loop.Exit, stores.HasEffect(loop.Condition), [loop.Condition], [], live) is not { } body
            ? null
            : ReferenceEquals(body, loop.Body) ? loop : loop with { Body = body };

    /// <summary>The needed part of a loop's body, or null where the loop is not needed. What is live at the head is live at the body's end.</summary>
    /// <param name="ownCells">Buffers of which each iteration touches an element of its own: the next iterations read nothing of this one.</param>
    private EquatableArray<Statement>? VisitBody(
        EquatableArray<Statement> body, Variable? exit, bool headHasEffect, Expr[] header, IReadOnlyCollection<Variable> ownCells, LiveSet live)
    {
        List<Variable> consumed = [.. ownCells.Where(root => contents.Of(root)?.Id == root.Id && !live.HasContents(root))];
        if (heads.TryGetValue(body, out LiveSet? head))
        {
            live.UnionWith(head);
        }

        while (true)
        {
            LiveSet inside = live.Copy();
            foreach (Variable root in consumed)
            {
                inside.RemoveContents(root);
            }

            EquatableArray<Statement> result = Visit(body, inside);
            bool isNeeded = headHasEffect || !IsEmpty(result);
            if (isNeeded)
            {
                demand.NeedAll(header, inside);
                if (exit is not null)
                {
                    inside.Add(exit);
                }
            }

            if (!live.UnionWith(inside))
            {
                if (body.Count > 0)
                {
                    heads[body] = live.Copy();
                }

                return isNeeded ? result : null;
            }
        }
    }

    private static bool IsEmpty(EquatableArray<Statement> block) => block.All(s => s is Comment);
}
