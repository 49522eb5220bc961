using System.Collections.Generic;
using System.Linq;
using AutoDiff.Generator.IR;
using Microsoft.CodeAnalysis;

namespace AutoDiff.Generator.Binding;

/// <summary>
/// The struct, tuple, nullable or object that the attributed method returns: the body computes its parts, and they are put together at its end.
/// </summary>
internal sealed class ReturnedAggregate
{
    private readonly AggregateShape shape;
    private readonly External? construction;
    private readonly int[] order;

    private ReturnedAggregate(AggregateShape shape, External? construction, int[] order)
    {
        this.shape = shape;
        this.construction = construction;
        this.order = order;
    }

    /// <summary>What the method returns, or null where that has no real number in it.</summary>
    public static ReturnedAggregate? Of(IMethodSymbol method, BindingSession session)
    {
        if (method.ReturnsVoid || session.Types.Map(method.ReturnType) is not OpaqueType || session.Aggregates.Of(method.ReturnType) is not { HasReal: true } shape)
        {
            return null;
        }

        // Every leaf stands in one hole.
        Variable[] leaves = [.. shape.Leaves.Select((leaf, i) => new Variable(-1 - i, leaf.Name, leaf.Type, VariableKind.Local))];
        CodeText text = new();
        bool isMade = AggregateText.TryAppend(text, new AggregateValue(shape, [.. leaves.Select(leaf => new Read(leaf))]), session);
        External construction = text.ToExternal(session.Types.Map(method.ReturnType), -1, string.Empty);
        return new ReturnedAggregate(shape, isMade ? construction : null, [.. construction.Arguments.Select(a => System.Array.IndexOf(leaves, ((Read)a).Variable))]);
    }

    /// <summary>For the signature; null where the result cannot be followed.</summary>
    public ReturnedStruct? Model => construction is null || Reason is not null
        ? null
        : new ReturnedStruct(order.Select(i => new ReturnedPart(shape.Leaves[i].Access, shape.Leaves[i].Type, IsPresence(i))).ToEquatableArray(), shape.Type.IsReferenceType);

    /// <summary>Why the result cannot be followed, or null.</summary>
    public Refusal? RefusalAt(IMethodSymbol method) => Reason is { } reason
        ? new Refusal(RefusalId.ResultParts, method.Locations[0], "the result of '" + method.Name + "', " + reason.Subject + ",", reason.Advice)
        : null;

    private (string Subject, string Advice)? Reason =>
        shape.Type.IsRefLikeType ? ("a ref struct, which cannot stand beside its tangent", "return a struct that is none")
        : shape.HasSequence ? ("which holds an array", "return the array itself, or write to a span parameter")
        : construction is null ? ("which the generated code cannot make from its parts", "give every field a setter or init accessor, or a constructor that sets them all from its parameters")
        : shape.Leaves.Any(leaf => leaf.Type.IsReal && leaf.Access is null) ? ("of which the generated code cannot read all parts", "make its fields internal or public, or the type of the method partial")
        : null;

    /// <summary>Binds a body that is not recursive.</summary>
    public void Bind(BodyBinder binder, IOperation body)
    {
        Frame frame = binder.Frame;
        frame.HasTailReturn = CalleeBody.HasTailReturn(body);
        if (frame.HasTailReturn)
        {
            IOperation returned = CalleeBody.Returns(body).First().ReturnedValue!;
            binder.EmitAfter([.. binder.Statements.Block(body)], [], 0);
            if (frame.TailResult is { } result)
            {
                AggregateValue value = binder.Aggregates.Returned(result, shape, returned);
                Finish(binder, [.. value.Leaves.Select((leaf, i) => Named(binder, leaf, shape.Leaves[i]))], returned);
            }

            return;
        }

        AggregatePlace place = binder.AggregateStores.Declare("result", shape, null);
        frame.AggregateResult = place;
        binder.Inlining.EmitStructured(binder.Statements.Block(body), IrType.Void);
        Finish(binder, [.. place.Value.Leaves], null);
    }

    /// <summary>Ends the body with the value made of these leaves.</summary>
    public void Finish(BodyBinder binder, IReadOnlyList<Expr> leaves, IOperation? returned)
    {
        Composite value = new(construction!.Pieces, order.Select(i => leaves[i]).ToEquatableArray(), construction.Type);
        binder.Emit(new Return(value) { Source = returned is null ? null : SourceText.Of(returned.Syntax) });
    }

    private static Expr Named(BodyBinder binder, Expr leaf, AggregateLeaf part) => leaf is RealConstant or IntegerConstant or BoolConstant or Literal
        ? ConversionBinder.Numeric(leaf, part.Type)
        : new Read(binder.Spill("result" + part.Name, ConversionBinder.Numeric(leaf, part.Type)).Variable);

    private bool IsPresence(int leaf)
    {
        AggregateShape current = shape;
        while (true)
        {
            AggregateField field = current.Fields.First(f => leaf >= f.First && leaf < f.First + f.Count);
            if (field.Nested is null)
            {
                return current.IsNullable && field.Name == "HasValue";
            }

            leaf -= field.First;
            current = field.Nested;
        }
    }
}
