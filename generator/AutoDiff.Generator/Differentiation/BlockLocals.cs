using System.Collections.Generic;
using System.Linq;
using AutoDiff.Generator.Analysis;
using AutoDiff.Generator.IR;

namespace AutoDiff.Generator.Differentiation;

/// <summary>
/// The locals of a block in both sweeps: those that the reverse sweep needs are computed again, or kept on a tape; buffers go back to where
/// they came from; each active one has an adjoint.
/// </summary>
internal sealed class BlockLocals(
    Activity activity, Recording recording, Recomputation recomputation, DerivativeVariables adjoints, Storage storage, VariableFactory variables)
{
    /// <summary>The sweeps over the statements of a block with what its locals need around them.</summary>
    public Sweeps Around(EquatableArray<Statement> block, Sweeps sweeps, SweepContext context, IReadOnlyList<Statement>? seeds)
    {
        List<Statement> forward = [.. sweeps.Forward];
        List<Statement> pops = [];
        List<Statement> reverse = [];
        List<Statement> pushes = [];
        Stack<IEnumerable<Statement>> keptBuffers = new();
        Stack<Statement> releases = new();
        List<Variable> needed = sweeps.Reverse.Count > 0 ? [.. recording.NeededLocals(block)] : [];
        foreach (Declare declare in block.OfType<Declare>())
        {
            Variable variable = declare.Variable;
            if (declare.Value is Allocate allocate)
            {
                TakeBack back = new(storage.ScratchOf(variable), allocate.Length);
                if (needed.Contains(variable) && storage.IsShared)
                {
                    bool hasContents = recording.NeedsContents(block, variable);
                    keptBuffers.Push(hasContents ? [PushAll(variable), new Evaluate(back)] : [new Evaluate(back)]);
                    reverse.Add(new Declare(variable, new Take(back.Scratch, allocate.Length)));
                    reverse.AddRange(hasContents ? [PopAll(variable)] : []);
                    releases.Push(new Evaluate(back));
                }
                else if (needed.Contains(variable))
                {
                    reverse.Add(new Declare(variable, back));
                }
                else
                {
                    forward.Add(new Evaluate(back));
                }
            }
            else if (needed.Contains(variable) && recomputation.ValueOf(variable) is { } value)
            {
                reverse.Add(new Declare(variable, value));
            }
            else if (needed.Contains(variable) && context == SweepContext.Loop)
            {
                Variable tape = storage.TapeOf(variable);
                pushes.Add(new Push(tape, new Read(variable)));
                pops.Insert(0, new Declare(variable, new Pop(tape)));
            }
            else if (!variable.Type.IsSequence && !needed.Contains(variable) && Mentions(sweeps.Reverse, variable))
            {
                // Only values that the reverse sweep puts there itself are read: the one from the forward sweep is not needed.
                reverse.Add(new Declare(variable, DefaultValue.Of(variable.Type)));
            }
        }

        // Buffers last, as the values that tell their lengths must be there before them.
        forward.AddRange(keptBuffers.SelectMany(k => k).Concat(pushes));
        if (sweeps.Reverse.Count == 0 && seeds is null)
        {
            return new Sweeps(forward, []);
        }

        reverse.InsertRange(0, pops);
        reverse.AddRange(DeclareAdjoints(block));
        reverse.AddRange(seeds ?? []);
        reverse.AddRange(sweeps.Reverse);
        reverse.AddRange(releases);
        foreach (Declare declare in block.OfType<Declare>().Where(d => activity.IsActive(d.Variable)))
        {
            if (declare.Value is Allocate allocate)
            {
                reverse.Add(new Evaluate(new TakeBack(storage.ScratchOf(adjoints.Of(declare.Variable)), allocate.Length)));
            }
        }

        return new Sweeps(forward, reverse);
    }

    /// <summary>Declarations of the adjoints of a block's active locals.</summary>
    public IEnumerable<Statement> DeclareAdjoints(EquatableArray<Statement> block)
    {
        foreach (Declare declare in block.OfType<Declare>().Where(d => activity.IsActive(d.Variable)))
        {
            Variable adjoint = adjoints.Of(declare.Variable);
            yield return new Declare(adjoint, declare.Value switch
            {
                View view => view with { Source = adjoints.Of(view.Source), Type = adjoint.Type },
                Allocate allocate => new Take(storage.ScratchOf(adjoint), allocate.Length),
                NewArena => new Take(storage.ScratchOf(adjoint), new Length(declare.Variable)),
                _ => RealConstant.Of(0, adjoint.Type),
            });
        }
    }

    private CountedLoop PushAll(Variable buffer)
    {
        Variable index = variables.Fresh("i", IrType.Int, VariableKind.LoopIndex);
        Push push = new(storage.TapeOf(buffer), new Element(buffer, new Read(index)));
        return new CountedLoop(index, IntegerConstant.Of(0), new Length(buffer), 1, EquatableArrays.Of<Statement>(push));
    }

    private CountedLoop PopAll(Variable buffer)
    {
        Variable index = variables.Fresh("i", IrType.Int, VariableKind.LoopIndex);
        Store store = new(buffer, new Read(index), new Pop(storage.TapeOf(buffer)));
        return new CountedLoop(index, Arithmetic.Subtract(new Length(buffer), 1), IntegerConstant.Of(0), -1, EquatableArrays.Of<Statement>(store));
    }

    /// <summary>Whether the statements read or assign the variable.</summary>
    public static bool Mentions(IReadOnlyList<Statement> statements, Variable variable) =>
        Walk.Statements(statements.ToEquatableArray()).Any(s =>
            (s is Assign assign && assign.Variable == variable) || Walk.Expressions(s).SelectMany(Walk.Variables).Contains(variable));
}
