using AutoDiff.Generator.IR;
using Microsoft.CodeAnalysis;

namespace AutoDiff.Generator.Binding;

/// <summary>
/// Sorts: the order comes from the library, as indexes, which no derivative depends on; the elements are moved by it, one by one.
/// </summary>
internal sealed class Sorting(BodyBinder body)
{
    private const string Library = "global::AutoDiff.SortOrder.";

    /// <summary>Sorts in place.</summary>
    public void Sort(Variable sequence, bool isDescending, IOperation operation)
    {
        body.Places.CheckWritable(sequence, operation);
        Move(sequence, OrderOf(sequence, isDescending ? "Descending" : "Of", operation), operation);
    }

    /// <summary>Sorts the keys in place, and the items as their keys go.</summary>
    public void Sort(Variable keys, Variable items, IOperation operation)
    {
        body.Places.CheckWritable(keys, operation);
        body.Places.CheckWritable(items, operation);
        Read order = OrderOf(keys, "Of", operation);
        Move(keys, order, operation);
        Move(items, order, operation);
    }

    /// <param name="function">Of the library class.</param>
    public Read OrderOf(Variable keys, string function, IOperation operation)
    {
        CodeText text = new CodeText().Append(Library + function + "<" + ElementOf(keys).Text + ">(").Hole(new Read(keys)).Append(")");
        return body.Spill("order", body.Externals.Finish(text, operation, string.Empty, new OpaqueType("int[]")));
    }

    /// <summary>Where the element at a place of the order stood.</summary>
    public Read At(Read order, Expr place, IOperation operation) =>
        body.Spill("from", body.Externals.Finish(new CodeText().Hole(order).Append("[").Hole(place).Append("]"), operation, string.Empty, IrType.Int));

    private void Move(Variable sequence, Read order, IOperation operation)
    {
        Variable sorted = body.Temporary("sorted", new SequenceType(SequenceKind.Array, ElementOf(sequence)));
        body.Emit(new Declare(sorted, new Allocate(ElementOf(sequence), new Length(sequence), OnStack: false)));
        Variable index = body.Index();
        EquatableArray<Statement> gather = body.Capture(() =>
            body.Emit(new Store(sorted, new Read(index), new Element(sequence, At(order, new Read(index), operation))))).ToEquatableArray();
        body.Emit(new CountedLoop(index, IntegerConstant.Of(0), new Length(sequence), 1, gather));
        body.Sequences.EmitCopy(sorted, sequence);
    }

    private static IrType ElementOf(Variable sequence) => ((SequenceType)sequence.Type).Element;
}
