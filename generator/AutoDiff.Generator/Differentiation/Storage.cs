using System.Collections.Generic;
using System.Linq;
using AutoDiff.Generator.IR;

namespace AutoDiff.Generator.Differentiation;

/// <summary>The tapes and scratch buffers of one generated method: declared at its top, released at its end.</summary>
internal class Storage(VariableFactory variables)
{
    private readonly Dictionary<Variable, Variable> tapes = [];
    private readonly Dictionary<Variable, Variable> scratches = [];
    private readonly List<Variable> arenas = [];

    /// <summary>Calls of functions lie between taking a buffer and the reverse sweep, and take buffers of the same scratch.</summary>
    public virtual bool IsShared => false;

    /// <summary>One tape per variable: pushes and pops mirror each other, whichever statements they stand at.</summary>
    public virtual Variable TapeOf(Variable variable)
    {
        if (!tapes.TryGetValue(variable, out Variable? tape))
        {
            IrType element = variable.Type is SequenceType sequence ? sequence.Element : variable.Type;
            tape = variables.FreshFor(variable, "Tape", new TapeType(element));
            tapes.Add(variable, tape);
        }

        return tape;
    }

    public Variable ScratchOf(Variable buffer)
    {
        if (!scratches.TryGetValue(buffer, out Variable? scratch))
        {
            scratch = variables.FreshFor(buffer, "Scratch", new ScratchType(((SequenceType)buffer.Type).Element));
            scratches.Add(buffer, scratch);
        }

        return scratch;
    }

    /// <summary>Counts an arena that is declared elsewhere: its memory is given back at the end, too.</summary>
    public void Keep(Variable arena) => arenas.Add(arena);

    public IEnumerable<Statement> Declarations() => All().Select(v => new Declare(v, null));

    public IEnumerable<Statement> Releases() => All().Concat(arenas).Select(v => new Release(v));

    public virtual IEnumerable<Variable> All() => scratches.Values.Concat(tapes.Values).OrderBy(v => v.Id);
}
