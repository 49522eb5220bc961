using System.Collections.Generic;
using System.Linq;
using AutoDiff.Generator.IR;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace AutoDiff.Generator.Binding;

/// <summary>
/// The objects of an array or list that is a member: what they have in one member stands in one sequence, in which an object is an index,
/// and an array of it a part.
/// </summary>
internal sealed class ObjectElements(BodyBinder body)
{
    /// <summary>The member that is an array or list of objects which can be followed, and what holds it.</summary>
    public (ObjectRef Container, ObjectMember Member)? Find(IOperation operation) =>
        ListBinder.Unwrap(operation) is { Type: { } type } member
        && ObjectShapes.ObjectsOf(type) is not null
        && body.Objects.FindMember(member) is { Member.Role: ObjectMemberRole.Objects } found
        && body.Session.Owners.MayReadEarly(found.Container)
        && body.Session.Shapes.ElementHolder(found.Container, found.Member, IntegerConstant.Of(0)) is not null
            ? found
            : null;

    /// <summary>The object at an index that can be evaluated again, or null.</summary>
    public ObjectRef? At(IOperation array, IOperation index)
    {
        if (Find(array) is not { } found)
        {
            return null;
        }

        (List<Statement> before, Expr? bound) = body.Capture<Expr?>(() => index switch
        {
            IUnaryOperation { OperatorKind: UnaryOperatorKind.Hat } hat => new Binary(BinaryOperator.Subtract, Count(found), body.Bind(hat.Operand), IrType.Int),
            { Type: { } type } when body.TypeOf(type) is IntegerType => body.Bind(index),
            _ => null,
        });
        return bound is not null && before.Count == 0 && !Walk.All(bound).Any(e => e is External) ? At(found, bound) : null;
    }

    public ObjectRef At((ObjectRef Container, ObjectMember Member) array, Expr index) => body.Session.Shapes.ElementHolder(array.Container, array.Member, index)!;

    /// <summary>How many there are.</summary>
    public Read Count((ObjectRef Container, ObjectMember Member) array) => new(array.Container.Owner.Count(array.Container, array.Member));

    /// <summary>The object under a name: its index as it is now.</summary>
    public ObjectRef Settle(ObjectRef known) => known.Element is { Index: not (IntegerConstant or Read { Variable.Kind: VariableKind.LoopIndex }) } element
        ? known with { Element = element with { Index = body.Spill("index", element.Index) } }
        : known;

    /// <summary>The number that an object of an array has in a member, as an element of all of them; null for anything else.</summary>
    public Place? TryNumber(IOperation operation) => Flat(operation) is { Member.Role: ObjectMemberRole.Real } found
        ? Place.Of(found.Container.Owner.Gathered(found.Container, found.Member), found.Container.Element!.Index)
        : null;

    /// <summary>Whether an object of an array has an array in the member that is followed.</summary>
    public bool HasArray(IOperation operation) => Flat(operation) is { Member: { Role: ObjectMemberRole.RealSequence, Type: IArrayTypeSymbol { Rank: 1 } } };

    /// <summary>The array that an object of an array has in a member, as a part of all of them.</summary>
    public Variable Array(IOperation operation)
    {
        (ObjectRef container, ObjectMember member) = Flat(operation)!.Value;
        ElementPlace element = container.Element!;
        Expr length = new Element(container.Owner.Bounds(container, member, "Lengths"), element.Index);
        return View(container, member, element, length);
    }

    public Grid Grid(ObjectRef container, ObjectMember member, ElementPlace element)
    {
        Expr[] lengths = [.. Enumerable.Range(0, 2).Select(d => (Expr)body.Spill(
            d == 0 ? "rows" : "columns", new Element(container.Owner.Bounds(container, member, "Lengths", d), element.Index)))];
        Variable elements = View(container, member, element, new Binary(BinaryOperator.Multiply, lengths[0], lengths[1], IrType.Int));
        return new Grid(elements, [.. lengths]);
    }

    private Variable View(ObjectRef container, ObjectMember member, ElementPlace element, Expr length)
    {
        Variable values = container.Owner.Gathered(container, member);
        Expr start = new Element(container.Owner.Bounds(container, member, "Starts"), element.Index);
        Variable part = body.Temporary(PartName.Of("this", member.Symbol.Name), values.Type);
        body.Emit(new Declare(part, new View(values, start, length, values.Type)));
        return part;
    }

    private (ObjectRef Container, ObjectMember Member)? Flat(IOperation operation) =>
        body.Objects.FindMember(operation) is { Container.Element: not null } found && body.Objects.IsFlat(found.Container, found.Member) ? found : null;
}
