using System.Collections.Generic;
using System.Linq;
using AutoDiff.Generator.Analysis;
using AutoDiff.Generator.Differentiation.Functions;
using AutoDiff.Generator.IR;
using AutoDiff.Generator.Structuring;

namespace AutoDiff.Generator.Differentiation;

/// <summary>
/// Splits a normalized body into the forward sweep, which computes the values and saves what will be needed, and the reverse sweep,
/// which goes through the statements backwards, puts saved values back and runs their adjoints.
/// </summary>
internal sealed class ReverseSweep(
    Activity activity,
    Definitions definitions,
    Recording recording,
    Recomputation recomputation,
    AdjointRules rules,
    FunctionAdjoints functions,
    BlockLocals locals,
    Storage storage,
    SavedValues saved,
    LoopReversal reversal)
{
    /// <summary>The two sweeps over the statements of a block, without what its locals need.</summary>
    public Sweeps Method(EquatableArray<Statement> body) => Statements(body, SweepContext.Method);

    /// <summary>The two sweeps over the body of a function, of which many calls may be under way: whatever is needed goes on a tape.</summary>
    /// <param name="parameters">The scalars that it gets.</param>
    /// <param name="seeds">What gives the adjoints of parameters and results their first values.</param>
    public Sweeps Function(EquatableArray<Statement> body, IEnumerable<Variable> parameters, IReadOnlyList<Statement> seeds)
    {
        Sweeps sweeps = NestedIn(body, SweepContext.Loop, seeds);
        List<Statement> pushes = [];
        List<Statement> pops = [];
        foreach (Variable parameter in parameters)
        {
            if (recording.IsNeededAtEnd(parameter))
            {
                Variable tape = storage.TapeOf(parameter);
                pushes.Add(new Push(tape, new Read(parameter)));
                pops.Insert(0, new Declare(parameter, new Pop(tape)));
            }
            else if (BlockLocals.Mentions(sweeps.Reverse, parameter))
            {
                pops.Add(new Declare(parameter, DefaultValue.Of(parameter.Type)));
            }
        }

        return new Sweeps([.. sweeps.Forward, .. pushes], [.. pops, .. sweeps.Reverse]);
    }

    /// <summary>Declarations of the adjoints of a block's active locals.</summary>
    public IEnumerable<Statement> DeclareAdjoints(EquatableArray<Statement> block) => locals.DeclareAdjoints(block);

    private Sweeps Statements(EquatableArray<Statement> block, SweepContext context)
    {
        List<Statement> forward = [];
        List<IReadOnlyList<Statement>> reverse = [];
        for (int i = 0; i < block.Count; i++)
        {
            Sweeps sweeps = Sweep(block[i], block, context);
            if (context == SweepContext.Method)
            {
                forward.AddRange(saved.TakeHoisted());
            }

            forward.AddRange(sweeps.Forward);
            reverse.Add(sweeps.Reverse);
        }

        reverse.Reverse();
        return new Sweeps(forward, [.. reverse.SelectMany(r => r)]);
    }

    private Sweeps Nested(EquatableArray<Statement> block, SweepContext context)
    {
        SweepContext inner = context == SweepContext.Loop ? SweepContext.Loop : SweepContext.Branch;
        return NestedIn(block, inner);
    }

    private Sweeps NestedIn(EquatableArray<Statement> block, SweepContext context, IReadOnlyList<Statement>? seeds = null) =>
        locals.Around(block, Statements(block, context), context, seeds);

    private Sweeps Sweep(Statement statement, EquatableArray<Statement> block, SweepContext context)
    {
        switch (statement)
        {
            case Declare s:
                return new Sweeps(Forward(s, block, context), rules.Adjoint(s));
            case Evaluate when RuleCalls.IsActive(statement, activity):
                return new Sweeps([statement with { Source = null }], rules.Adjoint(statement));
            case Assign or Store:
                return Overwrite(statement, context);
            case Invoke s:
                return new Sweeps([functions.Forward(s)], rules.Adjoint(s));
            case If or CountedLoop or WhileLoop when recording.IsPassive(statement):
                return Passive(statement, context);
            case If s:
                return Branch(s, context);
            case CountedLoop or WhileLoop:
                return Loop(statement);
            default:
                return new Sweeps([statement], []);
        }
    }

    private List<Statement> Forward(Declare declare, EquatableArray<Statement> block, SweepContext context)
    {
        Declare bare = declare with { Source = null };
        if (bare.Value is NewArena)
        {
            storage.Keep(bare.Variable);
        }

        if (bare.Value is Allocate allocate)
        {
            return [new Declare(bare.Variable, new Take(storage.ScratchOf(bare.Variable), allocate.Length))];
        }

        bool needed = !bare.Variable.Type.IsSequence && recording.NeededLocals(block).Contains(bare.Variable) && recomputation.ValueOf(bare.Variable) is null;
        if (needed && context == SweepContext.Branch)
        {
            saved.Hoist(bare.Variable);
            return bare.Value is null ? [] : [new Assign(bare.Variable, bare.Value)];
        }

        // The compiler does not see that the reverse sweep's branch is the forward sweep's.
        if (bare.Value is null && !bare.Variable.Type.IsSequence && (needed || recording.IsEverSaved(bare.Variable)) && !DefiniteAssignment.AssignsFirst(block, bare.Variable))
        {
            return [bare with { Value = DefaultValue.Of(bare.Variable.Type) }];
        }

        return [bare];
    }

    private Sweeps Overwrite(Statement statement, SweepContext context)
    {
        IReadOnlyList<Statement> adjoint = rules.Adjoint(statement);
        Statement bare = statement with { Source = null };
        if (recording.Inverts(statement))
        {
            return new Sweeps([bare], [InverseUpdate.Of(bare, definitions)!]);
        }

        if (!recording.Saves(statement))
        {
            return new Sweeps([bare], adjoint);
        }

        Expr old = LeafStatements.ReadBack(statement);
        (Statement save, Expr back) = saved.Save(LeafStatements.Target(statement)!, old, context);
        Statement restore = statement is Store store ? new Store(store.Sequence, store.Index, back) : new Assign(((Assign)statement).Variable, back);
        return new Sweeps(
            [save, bare],
            LeafStatements.KeepsOperands(statement, definitions.Roots) ? [.. adjoint, restore] : [restore, .. adjoint]);
    }

    private Sweeps Passive(Statement statement, SweepContext context)
    {
        List<Statement> forward = [];
        List<Statement> reverse = [];
        foreach (Variable variable in recording.SavedBefore(statement))
        {
            (Statement save, Expr back) = saved.Save(variable, new Read(variable), context);
            forward.Add(save);
            reverse.Insert(0, new Assign(variable, back));
        }

        forward.Add(ForwardOnly(statement, context));
        return new Sweeps(forward, reverse);
    }

    private Statement ForwardOnly(Statement statement, SweepContext context) => statement switch
    {
        If s => s with { Source = null, Then = Forward(s.Then), Else = Forward(s.Else) },
        CountedLoop s => s with { Source = null, Body = Forward(s.Body) },
        _ => (WhileLoop)statement with { Source = null, Body = Forward(((WhileLoop)statement).Body) },
    };

    private EquatableArray<Statement> Forward(EquatableArray<Statement> block) => NestedIn(block, SweepContext.Loop).Forward.ToEquatableArray();

    private Sweeps Branch(If branch, SweepContext context)
    {
        Sweeps then = Nested(branch.Then, context);
        Sweeps otherwise = Nested(branch.Else, context);
        If forward = branch with { Source = null, Then = then.Forward.ToEquatableArray(), Else = otherwise.Forward.ToEquatableArray() };
        return then.Reverse.Count + otherwise.Reverse.Count == 0
            ? new Sweeps([forward], [])
            : new Sweeps([forward], [new If(branch.Condition, then.Reverse.ToEquatableArray(), otherwise.Reverse.ToEquatableArray())]);
    }

    private Sweeps Loop(Statement loop)
    {
        EquatableArray<Statement> body = Walk.Blocks(loop).Single();
        Sweeps sweeps = NestedIn(body, SweepContext.Loop);
        EquatableArray<Statement> forwardBody = sweeps.Forward.ToEquatableArray();
        Statement forward = loop is CountedLoop counted
            ? counted with { Source = null, Body = forwardBody }
            : (WhileLoop)loop with { Source = null, Body = forwardBody };
        return sweeps.Reverse.Count == 0
            ? new Sweeps([forward], [])
            : new Sweeps([forward], [reversal.Of(loop, sweeps.Reverse.ToEquatableArray())]);
    }
}
