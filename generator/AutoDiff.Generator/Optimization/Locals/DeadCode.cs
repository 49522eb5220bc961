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
    private readonly Memory memory;

    // Tapes and scratches are used in pairs of a forward and a reverse place: all uses of one stay or go together.
    private readonly HashSet<int> neededStores = [];
    private readonly HashSet<int> kept = [];

    // What was found live at the head of a loop. It only grows from visit to visit, so that the next one may begin there: a loop within loops would
    // else be gone through anew for each round of each loop around it.
    private readonly Dictionary<EquatableArray<Statement>, LiveSet> heads = new(ReferenceComparer.Instance);

    private DeadCode(EquatableArray<Statement> body, OptimizerContext context)
    {
        this.context = context;
        memory = new Memory(body);

        // The other place of a tape that was handed in is in another function.
        neededStores.UnionWith(Walk.Statements(body).SelectMany(StoresOf).Where(v => v.Kind == VariableKind.Parameter).Select(v => v.Id));
    }

    public static EquatableArray<Statement> Apply(EquatableArray<Statement> body, OptimizerContext context) =>
        new DeadCode(body, context).Run(body);

    private EquatableArray<Statement> Run(EquatableArray<Statement> body)
    {
        while (true)
        {
            int before = neededStores.Count;
            kept.Clear();
            LiveSet live = new();
            foreach (Variable variable in context.Observable)
            {
                live.Add(variable);
            }

            EquatableArray<Statement> result = Visit(body, live);
            if (neededStores.Count == before)
            {
                return result;
            }
        }
    }

    /// <summary>The block's needed statements; <paramref name="live"/> turns from what is live behind it into what is live before it.</summary>
    private EquatableArray<Statement> Visit(EquatableArray<Statement> block, LiveSet live)
    {
        Stack<Statement> result = new();
        bool hasLost = false;
        bool hasKept = false;
        for (int i = block.Count - 1; i >= 0; i--)
        {
            if (block[i] is Comment)
            {
                // A comment goes with all the code that it stood above.
                if (hasKept || !hasLost)
                {
                    result.Push(block[i]);
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
                result.Push(statement);
                kept.UnionWith(Effects.Of(statement).Mentions);
            }
            else if (block[i].Source is { } source && result.Count > 0 && Attribution.IsAdjointWithoutSource(result.Peek()))
            {
                result.Push(result.Pop() with { Source = source });
            }
        }

        return result.SequenceEqual(block, ReferenceComparer.Instance) ? block : result.ToEquatableArray();
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
                if (!live.Has(s.Variable) && !HasEffect(s.Value))
                {
                    return null;
                }

                live.Remove(s.Variable);
                break;
            case Store s when !IsResult(s.Sequence, live) && !HasEffect(s.Index) && !HasEffect(s.Value):
            case Clear c when !IsResult(c.Sequence, live):
            case CopyTo copy when !IsResult(copy.To, live):
            case Evaluate evaluate when !HasEffect(evaluate.Value):
            case Push push when !neededStores.Contains(push.Tape.Id) && !HasEffect(push.Value):
            case Release release when IsStore(release.Variable) && !neededStores.Contains(release.Variable.Id):
                return null;
            case Store s:
                live.Add(s.Sequence);
                break;
            case Clear s:
                ForgetContents(s.Sequence, live);
                live.Add(s.Sequence);
                break;
            case CopyTo s:
                live.Add(s.From);
                live.Add(s.To);
                NeedContents(s.From, live);
                break;
            case If s:
                return Visit(s, live);
            case CountedLoop s:
                return Visit(s, live);
            case WhileLoop s:
                return Visit(s, live);
        }

        NeedAll(Walk.Expressions(statement), live);
        return statement;
    }

    private Declare? Visit(Declare declare, LiveSet live)
    {
        bool isStore = IsStore(declare.Variable);
        bool isNeeded = isStore
            ? neededStores.Contains(declare.Variable.Id)
            : live.Has(declare.Variable) || (declare.Value is not null && HasEffect(declare.Value));
        live.Remove(declare.Variable);
        ForgetContents(declare.Variable, live);
        if (isNeeded)
        {
            NeedAll(Walk.Expressions(declare), live);
            return declare;
        }

        // Assigned later, but this first value is never read.
        bool isMentioned = !isStore && kept.Contains(declare.Variable.Id);
        return isMentioned ? (declare.Value is null ? declare : declare with { Value = null }) : null;
    }

    private static bool IsStore(Variable variable) => variable.Type is TapeType or ScratchType or SequenceType { Kind: SequenceKind.Arena };

    private If? Visit(If branch, LiveSet live)
    {
        LiveSet liveElse = live.Copy();
        EquatableArray<Statement> then = Visit(branch.Then, live);
        EquatableArray<Statement> otherwise = Visit(branch.Else, liveElse);
        live.UnionWith(liveElse);
        bool isThenEmpty = IsEmpty(then);
        bool isElseEmpty = IsEmpty(otherwise);
        if (isThenEmpty && isElseEmpty && !HasEffect(branch.Condition))
        {
            return null;
        }

        Need(branch.Condition, live);
        if (isThenEmpty && !isElseEmpty)
        {
            return new If(Logic.Not(branch.Condition), otherwise, EquatableArray<Statement>.Empty) { Source = branch.Source };
        }

        bool isUnchanged = ReferenceEquals(then, branch.Then) && ReferenceEquals(otherwise, branch.Else);
        return isUnchanged ? branch : branch with { Then = then, Else = isElseEmpty ? EquatableArray<Statement>.Empty : otherwise };
    }

    private CountedLoop? Visit(CountedLoop loop, LiveSet live)
    {
        bool headHasEffect = HasEffect(loop.Start) || HasEffect(loop.Bound);
        if (VisitBody(loop.Body, loop.Exit, headHasEffect, [loop.Bound], OwnCells.In(loop, memory), live) is not { } body)
        {
            return null;
        }

        live.Remove(loop.Index);
        Need(loop.Start, live);
        Need(loop.Bound, live);
        return ReferenceEquals(body, loop.Body) ? loop : loop with { Body = body };
    }

    private WhileLoop? Visit(WhileLoop loop, LiveSet live) =>
        VisitBody(loop.Body, loop.Exit, HasEffect(loop.Condition), [loop.Condition], [], live) is not { } body
            ? null
            : ReferenceEquals(body, loop.Body) ? loop : loop with { Body = body };

    /// <summary>The needed part of a loop's body, or null where the loop is not needed. What is live at the head is live at the body's end.</summary>
    /// <param name="ownCells">Buffers of which each iteration touches an element of its own: the next iterations read nothing of this one.</param>
    private EquatableArray<Statement>? VisitBody(
        EquatableArray<Statement> body, Variable? exit, bool headHasEffect, Expr[] header, IReadOnlyCollection<Variable> ownCells, LiveSet live)
    {
        List<Variable> consumed = [.. ownCells.Where(root => ContentsOf(root)?.Id == root.Id && !live.HasContents(root))];
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
                NeedAll(header, inside);
                if (exit is not null)
                {
                    inside.Add(exit);
                }
            }

            int before = live.Count;
            live.UnionWith(inside);
            if (live.Count == before)
            {
                if (body.Count > 0)
                {
                    heads[body] = live.Copy();
                }

                return isNeeded ? result : null;
            }
        }
    }

    private static IEnumerable<Variable> StoresOf(Statement statement) => Walk.Expressions(statement)
        .SelectMany(Walk.Variables)
        .Where(v => v.Type is TapeType or ScratchType)
        .Concat(statement is Push push ? [push.Tape] : []);

    private static bool IsEmpty(EquatableArray<Statement> block) => block.All(s => s is Comment);

    private bool HasEffect(Expr expression)
    {
        Effects effects = Effects.Of(expression);
        return effects.HasExternal || (effects.Stores.Any(neededStores.Contains) && Walk.All(expression).Any(UsesNeededStore));
    }

    private bool UsesNeededStore(Expr expression) => expression switch
    {
        Pop pop => neededStores.Contains(pop.Tape.Id),
        Take take => neededStores.Contains(take.Scratch.Id) && (memory.IsReplayed(take.Scratch) || take.Scratch.Kind == VariableKind.Parameter),
        TakeBack takeBack => neededStores.Contains(takeBack.Scratch.Id),
        TakeStart takeStart => neededStores.Contains(takeStart.Arena.Id),
        _ => false,
    };

    /// <summary>Somebody may read what is written to the sequence.</summary>
    private bool IsResult(Variable sequence, LiveSet live) => ContentsOf(sequence) is not { } root || live.HasContents(root);

    private void NeedContents(Variable sequence, LiveSet live)
    {
        if (ContentsOf(sequence) is { } root)
        {
            live.AddContents(root);
        }
    }

    /// <summary>All elements get new values here: what they were before does not matter.</summary>
    private void ForgetContents(Variable sequence, LiveSet live)
    {
        if (sequence.Type is SequenceType && ContentsOf(sequence) is { } root && root.Id == sequence.Id)
        {
            live.RemoveContents(root);
        }
    }

    /// <summary>The variable that stands for the contents of a private buffer; null for memory that others can read.</summary>
    private Variable? ContentsOf(Variable sequence)
    {
        Variable root = memory.RootOf(sequence);
        if (!memory.IsPrivate(root))
        {
            return null;
        }

        return memory.ScratchOf(root) is { } scratch && memory.IsReplayed(scratch) ? scratch : root;
    }

    private void NeedAll(IEnumerable<Expr> expressions, LiveSet live)
    {
        foreach (Expr expression in expressions)
        {
            Need(expression, live);
        }
    }

    private void Need(Expr expression, LiveSet live)
    {
        Effects effects = Effects.Of(expression);
        live.Add(effects.Mentions);
        neededStores.UnionWith(effects.Stores);
        foreach (Variable sequence in effects.MemoryReads)
        {
            NeedContents(sequence, live);
        }
    }
}
