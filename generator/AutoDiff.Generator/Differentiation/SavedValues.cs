using System.Collections.Generic;
using AutoDiff.Generator.Analysis;
using AutoDiff.Generator.IR;

namespace AutoDiff.Generator.Differentiation;

/// <summary>Where values go that the reverse sweep needs and the forward sweep would lose: a tape inside loops, else a local.</summary>
internal sealed class SavedValues(SequenceRoots roots, Storage storage, VariableFactory variables)
{
    private readonly List<Statement> hoisted = [];

    /// <summary>Declares a local before the outermost branch instead of inside it, so that both sweeps see it.</summary>
    public void Hoist(Variable variable) => hoisted.Add(new Declare(variable, DefaultValue.Of(variable.Type)));

    /// <summary>The declarations hoisted since the last call.</summary>
    public IReadOnlyList<Statement> TakeHoisted()
    {
        List<Statement> taken = [.. hoisted];
        hoisted.Clear();
        return taken;
    }

    /// <summary>The statement that saves a value of the target, and the expression that gives it back in the reverse sweep.</summary>
    public (Statement Save, Expr Saved) Save(Variable target, Expr old, SweepContext context)
    {
        if (context == SweepContext.Loop)
        {
            Variable tape = storage.TapeOf(roots.Of(target));
            return (new Push(tape, old), new Pop(tape));
        }

        Variable saved = variables.FreshFor(target, "Before", old.Type);
        if (context == SweepContext.Method)
        {
            return (new Declare(saved, old), new Read(saved));
        }

        Hoist(saved);
        return (new Assign(saved, old), new Read(saved));
    }
}
