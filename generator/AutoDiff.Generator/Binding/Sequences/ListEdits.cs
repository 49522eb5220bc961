using AutoDiff.Generator.IR;
using Microsoft.CodeAnalysis.Operations;

namespace AutoDiff.Generator.Binding;

/// <summary>Elements that are taken out of a list or put between others: those behind move up or down.</summary>
internal sealed class ListEdits(BodyBinder body)
{
    public void RemoveAt(ListRef list, Expr index, IInvocationOperation call) => Remove(list, index, IntegerConstant.Of(1), call);

    public void Remove(ListRef list, Expr index, Expr count, IInvocationOperation call)
    {
        Expr first = Named("index", index);
        Expr removed = Named("removed", count);
        Read length = body.Spill("length", new Length(list.Items));
        Expr rest = Difference(length, removed);
        Expr isOutside = Condition.Or(
            Condition.Or(Less(first, IntegerConstant.Of(0)), Less(removed, IntegerConstant.Of(0))), Less(rest, first));
        EmitThrow(isOutside, call);
        Variable i = body.Index();
        Store move = new(list.Items, new Read(i), new Element(list.Items, new Binary(BinaryOperator.Add, new Read(i), removed, IrType.Int)));
        body.Emit(new CountedLoop(i, first, rest, 1, EquatableArrays.Of<Statement>(move)));
        body.Emit(new Assign(list.Items, new View(list.Buffer!, null, rest, list.Items.Type)));
    }

    /// <summary>Moves the last element, which has just been added, to a place before others.</summary>
    public void MoveLast(ListRef list, Expr index)
    {
        Expr last = Difference(new Length(list.Items), IntegerConstant.Of(1));
        Read added = body.Spill("added", new Element(list.Items, last));
        Variable i = body.Index();
        Store move = new(list.Items, new Read(i), new Element(list.Items, Difference(new Read(i), IntegerConstant.Of(1))));
        body.Emit(new CountedLoop(i, body.Spill("last", last), new Binary(BinaryOperator.Add, index, IntegerConstant.Of(1), IrType.Int), -1, EquatableArrays.Of<Statement>(move)));
        body.Emit(new Store(list.Items, index, added));
    }

    public void EmitThrow(Expr isOutside, IInvocationOperation call) => body.Externals.EmitThrow(isOutside, "global::System.ArgumentOutOfRangeException", call);

    public Expr Named(string name, Expr value) => value is IntegerConstant ? value : body.Spill(name, value);

    private static Binary Less(Expr left, Expr right) => new(BinaryOperator.Less, left, right, IrType.Bool);

    private static Binary Difference(Expr left, Expr right) => new(BinaryOperator.Subtract, left, right, IrType.Int);
}
