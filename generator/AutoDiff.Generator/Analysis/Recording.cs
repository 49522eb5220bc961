using System;
using System.Collections.Generic;
using System.Linq;
using AutoDiff.Generator.IR;

namespace AutoDiff.Generator.Analysis;

/// <summary>
/// The to-be-recorded analysis: which overwritten values the reverse sweep will read again. It runs forward and carries what the
/// adjoints of the statements so far need; an assignment that destroys a needed value has to save it.
/// (Hascoët, Naumann, Pascual, "To be recorded" analysis in reverse-mode automatic differentiation, 2005.)
/// </summary>
internal sealed class Recording
{
    private readonly Activity activity;
    private readonly Definitions definitions;
    private readonly Recomputation recomputation;
    private readonly Func<Statement, Needs> usesOf;
    private readonly LoopCounts counts;
    private readonly Dictionary<Statement, Needs> uses = new(ReferenceComparer<Statement>.Instance);
    private readonly HashSet<Statement> saving = new(ReferenceComparer<Statement>.Instance);
    private readonly HashSet<Statement> inverting = new(ReferenceComparer<Statement>.Instance);
    private readonly Dictionary<Statement, List<Variable>> regions = new(ReferenceComparer<Statement>.Instance);
    private readonly Dictionary<EquatableArray<Statement>, List<Variable>> neededLocals = new(ReferenceComparer<EquatableArray<Statement>>.Instance);
    private readonly Dictionary<EquatableArray<Statement>, List<Variable>> neededContents = new(ReferenceComparer<EquatableArray<Statement>>.Instance);
    private readonly Needs atEnd;

    /// <param name="usesOf">The primal values that the adjoint statements of one statement read.</param>
    /// <param name="preserved">The sequences whose elements the reverse sweep has to leave as it found them before the body.</param>
    public Recording(
        EquatableArray<Statement> body, Activity activity, Definitions definitions, Recomputation recomputation, LoopCounts counts, Func<Statement, Needs> usesOf, IEnumerable<Variable>? preserved = null)
    {
        this.activity = activity;
        this.definitions = definitions;
        this.recomputation = recomputation;
        this.counts = counts;
        this.usesOf = usesOf;
        Needs entry = new();
        entry.Contents.UnionWith(preserved ?? []);
        atEnd = Block(body, entry);
    }

    private SequenceRoots Roots => definitions.Roots;

    /// <summary>The assignment or store destroys a value that has to be saved before it and put back in the reverse sweep.</summary>
    public bool Saves(Statement statement) => saving.Contains(statement);

    /// <summary>The integer update is undone by its inverse instead of being saved.</summary>
    public bool Inverts(Statement statement) => inverting.Contains(statement);

    /// <summary>The scalars to save before a branch or loop that has no derivative and overwrites them.</summary>
    public IReadOnlyList<Variable> SavedBefore(Statement passive) => regions.TryGetValue(passive, out List<Variable>? saved) ? saved : [];

    /// <summary>Some statement saves the scalar before overwriting it.</summary>
    public bool IsEverSaved(Variable variable) =>
        saving.Any(s => s is Assign assign && assign.Variable == variable) || regions.Values.Any(saved => saved.Contains(variable));

    /// <summary>The locals of a block whose values at its end the reverse sweep of the block reads, in order of declaration.</summary>
    public IReadOnlyList<Variable> NeededLocals(EquatableArray<Statement> block) =>
        neededLocals.TryGetValue(block, out List<Variable>? needed) ? needed : [];

    /// <summary>The elements of a buffer that the block declares are read by its reverse sweep, not only those of its adjoint.</summary>
    public bool NeedsContents(EquatableArray<Statement> block, Variable buffer) =>
        neededContents.TryGetValue(block, out List<Variable>? needed) && needed.Contains(buffer);

    /// <summary>The reverse sweep reads the value that the variable has at the end of the body.</summary>
    public bool IsNeededAtEnd(Variable variable) => atEnd.Variables.Contains(variable);

    /// <summary>The branch or loop is left alone by the reverse sweep: nothing active in it, no element to put back.</summary>
    public bool IsPassive(Statement statement) => Walk.Blocks(statement).All(block => !LeafStatements.AnyActive(block, activity)) &&
        !Walk.Statements(EquatableArrays.Of(statement)).Any(s => s is Store && saving.Contains(s));

    private Needs Block(EquatableArray<Statement> block, Needs needs)
    {
        foreach (Statement statement in block)
        {
            needs = Flow(statement, needs);
        }

        neededLocals[block] = [.. LeafStatements.Declared(block).Where(needs.Variables.Contains)];
        neededContents[block] = [.. LeafStatements.Declared(block).Where(needs.Contents.Contains)];
        return needs;
    }

    private Needs NestedBlock(EquatableArray<Statement> block, Needs needs)
    {
        needs = Block(block, needs.Copy());
        foreach (Variable local in LeafStatements.Declared(block))
        {
            needs.Variables.Remove(local);
            needs.Contents.Remove(local);
        }

        return needs;
    }

    private Needs Flow(Statement statement, Needs needs)
    {
        switch (statement)
        {
            case Declare s:
                needs.Variables.Remove(s.Variable);
                needs.Contents.Remove(s.Variable);
                return needs.Add(Uses(s));
            case Assign or Store:
                return Overwrite(statement, needs);
            case Invoke s when activity.IsReversed(s):
                return needs.Add(Uses(s));
            case Evaluate when RuleCalls.IsActive(statement, activity):
                return needs.Add(Uses(statement));
            case If or CountedLoop or WhileLoop when IsPassiveHere(statement, needs):
                return FlowPassive(statement, needs);
            case If s:
                Needs then = NestedBlock(s.Then, needs);
                Needs otherwise = NestedBlock(s.Else, needs);
                return Closed(then.Add(otherwise).Add([s.Condition], Roots));
            case CountedLoop or WhileLoop:
                return FlowLoop(statement, needs);
            default:
                return needs;
        }
    }

    private Needs Overwrite(Statement statement, Needs needs)
    {
        Variable target = LeafStatements.Target(statement)!;
        Variable root = Roots.Of(target);
        Needs own = Uses(statement);
        bool keepsOperands = LeafStatements.KeepsOperands(statement, Roots);
        bool usedBefore = !keepsOperands && IsIn(own, statement, root);
        if (IsIn(needs, statement, root) || usedBefore)
        {
            if (recomputation.Inverts(statement, definitions))
            {
                inverting.Add(statement);
                return Closed(needs.Add([((Binary)((Assign)statement).Value).Right], Roots));
            }

            saving.Add(statement);
        }

        if (statement is Assign)
        {
            needs.Variables.Remove(target);
            if (!keepsOperands)
            {
                own.Variables.Remove(target);
            }
        }

        if (statement is Store store && saving.Contains(statement))
        {
            // Putting the element back needs to know where.
            needs.Variables.Add(store.Sequence);
            needs = Closed(needs.Add([store.Index], Roots));
        }

        return needs.Add(own);
    }

    private static bool IsIn(Needs needs, Statement statement, Variable root) =>
        statement is Store ? needs.Contents.Contains(root) : needs.Variables.Contains(root);

    private bool IsPassiveHere(Statement statement, Needs needs) =>
        Walk.Blocks(statement).All(block =>
            !LeafStatements.AnyActive(block, activity) && !Definitions.Stored(block, Roots).Any(needs.Contents.Contains));

    private Needs FlowPassive(Statement statement, Needs needs)
    {
        List<Variable> assigned = [.. Walk.Blocks(statement).SelectMany(Definitions.Assigned).Distinct()];
        regions[statement] = [.. assigned.Where(needs.Variables.Contains)];
        foreach (Variable variable in assigned)
        {
            needs.Variables.Remove(variable);
        }

        return needs;
    }

    private Needs FlowLoop(Statement loop, Needs needs)
    {
        EquatableArray<Statement> body = Walk.Blocks(loop).Single();
        Needs bounds = Closed(new Needs().Add(counts.ReplayExpressions(loop), Roots));
        Needs entry = needs.Copy();
        while (true)
        {
            Needs end = NestedBlock(body, entry);
            Needs next = entry.Copy().Add(end);
            if (loop is CountedLoop counted)
            {
                next.Variables.Remove(counted.Index);
                foreach (Variable root in end.Contents.Where(root => !entry.Contents.Contains(root) && OwnCells.IsOwnCellOnly(counted, root, definitions)))
                {
                    next.Contents.Remove(root);
                }
            }

            if (next.Count == entry.Count)
            {
                end.Add(entry).Add(bounds);
                if (loop is CountedLoop c)
                {
                    end.Variables.Remove(c.Index);
                }

                return end;
            }

            entry = next;
        }
    }

    private Needs Uses(Statement statement)
    {
        // A loop is gone through until nothing changes, and one within it each time anew.
        if (!uses.TryGetValue(statement, out Needs? known))
        {
            uses[statement] = known = Closed(usesOf(statement));
        }

        return known.Copy();
    }

    private Needs Closed(Needs needs)
    {
        recomputation.Close(needs, Roots);
        return needs;
    }
}
