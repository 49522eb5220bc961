using System.Collections.Generic;
using System.Linq;
using AutoDiff.Generator.IR;
using Microsoft.CodeAnalysis;

namespace AutoDiff.Generator.Binding;

/// <summary>What the library does to whole sequences, as the loops that it stands for.</summary>
internal sealed class BulkLoops(BodyBinder body)
{
    /// <param name="leaves">The value; of a struct its leaves.</param>
    public void Fill(Variable sequence, IReadOnlyList<Expr> leaves, IOperation operation)
    {
        body.Places.CheckWritable(sequence, operation);
        Expr[] values = [.. leaves.Select(value => value is RealConstant or IntegerConstant or BoolConstant or Literal or Read ? value : body.Spill("value", value))];
        Variable index = body.Index();
        List<Statement> stores = body.Capture(() => body.Records.Store(sequence, new Read(index), values));
        body.Emit(new CountedLoop(index, IntegerConstant.Of(0), new Length(sequence), 1, stores.ToEquatableArray()));
    }

    /// <summary>The zero of the elements.</summary>
    public static IReadOnlyList<Expr> Zeros(IrType element) => element is RecordType record ? [.. record.Leaves.Select(leaf => DefaultValue.Of(leaf.Type))] : [DefaultValue.Of(element)];

    public void Copy(Variable from, Variable to, IOperation operation)
    {
        body.Places.CheckWritable(to, operation);
        if (ElementOf(from) != ElementOf(to) && ElementOf(to) != IrType.Double)
        {
            throw LanguageFence.Refuse(RefusalId.SequencePassed, operation, "a copy that converts the elements", "copy and convert them in a loop");
        }

        if (body.Session.RootOf(from) == body.Session.RootOf(to) || body.References.MayMeet(from, to))
        {
            // The parts may overlap, in either direction.
            Variable copy = body.Temporary("copy", new SequenceType(SequenceKind.Array, ElementOf(from)));
            body.Emit(new Declare(copy, new Allocate(ElementOf(from), new Length(from), OnStack: false)));
            body.Sequences.EmitCopy(from, copy);
            from = copy;
        }

        body.Sequences.EmitCopy(from, to);
    }

    public void Reverse(Variable sequence, IOperation operation)
    {
        body.Places.CheckWritable(sequence, operation);
        Variable index = body.Index();
        Expr mirrored = new Binary(
            BinaryOperator.Subtract, new Binary(BinaryOperator.Subtract, new Length(sequence), IntegerConstant.Of(1), IrType.Int), new Read(index), IrType.Int);
        Variable front = body.Temporary("front", ElementOf(sequence));
        Expr half = new Binary(BinaryOperator.Divide, new Length(sequence), IntegerConstant.Of(2), IrType.Int);
        body.Emit(new CountedLoop(index, IntegerConstant.Of(0), half, 1, EquatableArrays.Of<Statement>(
            new Declare(front, new Element(sequence, new Read(index))),
            new Store(sequence, new Read(index), new Element(sequence, mirrored)),
            new Store(sequence, mirrored, new Read(front)))));
    }

    private static IrType ElementOf(Variable sequence) => ((SequenceType)sequence.Type).Element;
}
