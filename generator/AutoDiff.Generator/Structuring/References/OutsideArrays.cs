using System.Collections.Generic;
using AutoDiff.Generator.IR;

namespace AutoDiff.Generator.Structuring.References;

/// <summary>Arrays from outside that flow into a variable which changes: their elements are copied to the memory, and back where they are written.</summary>
internal sealed class OutsideArrays(ReferencePlaces places, VariableFactory variables)
{
    private readonly HashSet<Variable> copiedOut = [];

    public bool AreWritten => copiedOut.Count > 0;

    /// <summary>Copies an input to the arena. An array that is null has no elements; whoever uses it finds that out.</summary>
    public void CopyIn(Variable outside, ReferenceClass c)
    {
        if (places.InputOf(outside) is { } input)
        {
            CopyRows(input, c);
            return;
        }

        SequenceType type = (SequenceType)outside.Type;
        Variable from = outside;
        if (type.Kind == SequenceKind.Array)
        {
            from = variables.Fresh(outside.BaseName + "Values", type with { Kind = SequenceKind.ReadOnlySpan });
            places.Emit(new Declare(from, new View(outside, null, null, from.Type)));
        }

        (Variable start, Variable length) = places.Take(c, outside.BaseName, new Length(from));
        places.NewPlace(outside, start, length);
        Copy(from, places.Views(outside)[0]);
        if (c.Written.Contains(outside))
        {
            copiedOut.Add(outside);
        }
    }

    private void CopyRows(JaggedInput input, ReferenceClass c)
    {
        (Variable start, Variable length) = places.Take(c, input.Array.BaseName, new Length(input.Starts));
        places.NewPlace(input.Array, start, length);
        IReadOnlyList<Variable> rows = places.Views(input.Array);
        Variable index = variables.Fresh("i", IrType.Int, VariableKind.LoopIndex);
        EquatableArray<Statement> copy = EquatableArrays.Of<Statement>(
            new Store(rows[0], new Read(index), ReferenceLowering.Sum(places.StartOf(input.Rows), new Element(input.Starts, new Read(index)))),
            new Store(rows[1], new Read(index), new Element(input.Lengths, new Read(index))));
        places.Emit(new CountedLoop(index, IntegerConstant.Of(0), new Length(input.Starts), 1, copy));
    }

    public void CopyOut()
    {
        foreach (Variable outside in copiedOut)
        {
            Copy(places.Views(outside)[0], outside);
        }
    }

    private void Copy(Variable from, Variable to)
    {
        Variable index = variables.Fresh("i", IrType.Int, VariableKind.LoopIndex);
        Store copy = new(to, new Read(index), new Element(from, new Read(index)));
        places.Emit(new CountedLoop(index, IntegerConstant.Of(0), new Length(from), 1, EquatableArrays.Of<Statement>(copy)));
    }
}
