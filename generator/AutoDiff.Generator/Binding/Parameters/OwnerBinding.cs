using System.Collections.Generic;
using System.Linq;
using AutoDiff.Generator.IR;
using Microsoft.CodeAnalysis;

namespace AutoDiff.Generator.Binding;

/// <summary>A class or struct parameter of the attributed method, or <c>this</c>, with the flat parameters that its members have become.</summary>
internal sealed class OwnerBinding
{
    private readonly BindingSession session;
    private readonly Dictionary<string, OwnerPart> parts = [];

    private OwnerBinding(Variable variable, ObjectShape shape, IParameterSymbol? symbol, BindingSession session)
    {
        Variable = variable;
        Shape = shape;
        Symbol = symbol;
        this.session = session;
    }

    public Variable Variable { get; }

    public IParameterSymbol? Symbol { get; }

    public ObjectShape Shape { get; }

    public IReadOnlyCollection<OwnerPart> Parts => parts.Values;

    /// <summary>Where the object is used as a whole, which would show it without what the method has changed in it so far.</summary>
    public IOperation? UsedAsWhole { get; set; }

    public ObjectRef Root { get; private set; } = null!;

    public static OwnerBinding Of(Variable variable, ObjectShape shape, IParameterSymbol? symbol, BindingSession session)
    {
        OwnerBinding owner = new(variable, shape, symbol, session);
        bool isPlace = !shape.IsValue || symbol?.RefKind is not (RefKind.In or RefKind.RefReadOnlyParameter);
        owner.Root = new ObjectRef(owner, shape, string.Empty, isPlace, shape.IsValue && session.Shapes.CanBeMade(shape) ? string.Empty : null, [shape.Type])
        {
            MaybeNull = !shape.IsValue && symbol?.Type.NullableAnnotation == NullableAnnotation.Annotated,
        };
        return owner;
    }

    /// <summary>The flat parameter of a parameter of the type's primary constructor, which has no place in a gradient.</summary>
    public Variable Captured(IParameterSymbol parameter, IrType type)
    {
        string path = Identifier.Escape(parameter.Name);
        if (!parts.TryGetValue(path, out OwnerPart? part))
        {
            ObjectMember member = new(parameter, parameter.Type, ObjectMemberRole.Data, IsSettable: false, IsReachable: true);
            part = new OwnerPart(session.Names.Foreign(parameter.Name + "Value", type, VariableKind.Parameter, isTemporary: false), new PartModel(Variable, path, null) { IsCaptured = true }, Root, member);
            parts.Add(path, part);
        }

        return part.Variable;
    }

    /// <summary>The flat parameter of a member: a number, or a sequence; of a rectangular array the elements.</summary>
    public Variable Part(ObjectRef container, ObjectMember member, IrType type) => type switch
    {
        _ when container.Element is not null => Gathered(container, member),
        SequenceType { IsJagged: true } jagged => Rows(container, member, jagged),
        OpaqueType when member.Type is IArrayTypeSymbol { Rank: > 1 } => Grid(container, member).Elements,
        OpaqueType when ListBinder.ElementOf(member.Type, session.Types) is { } element => List(container, member, element).Items,
        _ => Part(container, member, type, string.Empty, new PartModel(Variable, container.Path + member.Step, container.UnitOf(member))),
    };

    /// <summary>How many objects an array or list has.</summary>
    public Variable Count(ObjectRef container, ObjectMember member) => Part(
        container, member, IrType.Int, "count", new PartModel(Variable, container.Path + member.Step, null) { Start = "global::AutoDiff.ObjectArray.Count(", End = ")" });

    /// <summary>What the objects of an array have in a number or array, one behind the other.</summary>
    public Variable Gathered(ObjectRef container, ObjectMember member)
    {
        IrType element = member.Type is IArrayTypeSymbol array ? session.Types.Map(array.ElementType) : session.Types.Map(member.Type);
        GatheredForm form = member.Type is IArrayTypeSymbol { Rank: var rank } ? (rank == 1 ? GatheredForm.Array : GatheredForm.Grid) : GatheredForm.Number;
        PartModel place = new(Variable, container.Element!.Array, null) { Gathered = new GatheredPart(container.PathInElement + member.Step, form, container.Shape.Lineage) };
        return Part(container, member, new SequenceType(SequenceKind.Span, element), NameIn(container, member), place);
    }

    /// <summary>Where the part of each object starts in what is gathered, or how long it is.</summary>
    /// <param name="function">Of the library: <c>Starts</c> or <c>Lengths</c>.</param>
    public Variable Bounds(ObjectRef container, ObjectMember member, string function, int? dimension = null)
    {
        string lambda = ", " + new GatheredPart(container.PathInElement + member.Step, GatheredForm.Array, EquatableArray<string>.Empty).Lambda;
        string name = NameIn(container, member) + " " + function.ToLowerInvariant() + (dimension is { } d ? (d == 0 ? " rows" : " columns") : string.Empty);
        PartModel place = new(Variable, container.Element!.Array, null)
        {
            Start = "global::AutoDiff.ObjectArray." + function + "(",
            End = lambda + (dimension switch { 0 => ", 0)", 1 => ", 1)", _ => ")" }),
        };
        return Part(container, member, new SequenceType(SequenceKind.Span, IrType.Int), name, place);
    }

    private static string NameIn(ObjectRef container, ObjectMember member) => (container.PathInElement + member.Step).Replace(".", " ").Replace("@", string.Empty).Trim();

    /// <summary>The rectangular array that a member holds.</summary>
    public Grid Grid(ObjectRef container, ObjectMember member)
    {
        IArrayTypeSymbol array = (IArrayTypeSymbol)member.Type;
        SequenceType type = new(SequenceKind.Span, session.Types.Rectangular(array)!.Element);
        PartModel place = new(Variable, container.Path + member.Step, null);
        Variable elements = Part(container, member, type, string.Empty, place with { Start = FlatParts.OfElements, End = ")", IsGrid = true });
        Read[] lengths = [.. FlatParts.NamesOfLengths(array).Select((name, d) => new Read(Part(container, member, IrType.Int, name, FlatParts.Length(place, d))))];
        return new Grid(elements, [.. lengths], session.Names.Factory.Fresh(Text(place), new OpaqueType(TypeMap.TextOf(array)), VariableKind.Member, isTemporary: false));
    }

    /// <summary>The list that a member holds.</summary>
    public ListRef List(ObjectRef container, ObjectMember member, IrType element)
    {
        PartModel place = new(Variable, container.Path + member.Step, null);
        Variable items = Part(container, member, new SequenceType(SequenceKind.Span, element), string.Empty, place with { Start = FlatParts.OfElements, End = ")" });
        Variable list = session.Names.Factory.Fresh(Text(place), new OpaqueType(TypeMap.TextOf(member.Type)), VariableKind.Member, isTemporary: false);
        return new ListRef(items, null, IsWritable: true, list);
    }

    /// <summary>The array of arrays that a member holds; its flat parts are with the other ones.</summary>
    private Variable Rows(ObjectRef container, ObjectMember member, SequenceType type)
    {
        PartModel place = new(Variable, container.Path + member.Step, null);
        if (!parts.TryGetValue(place.Path, out OwnerPart? part))
        {
            Variable model = session.Names.Factory.Fresh(Text(place), new OpaqueType(type.Text), VariableKind.Member, isTemporary: false);
            part = new OwnerPart(session.Jagged.Add(place, model, NameOf(place.Path), type, isDifferentiated: false), place, container, member);
            parts.Add(place.Path, part);
        }

        return part.Variable;
    }

    private Variable Part(ObjectRef container, ObjectMember member, IrType type, string name, PartModel place)
    {
        string key = place.Path + " " + name;
        if (!parts.TryGetValue(key, out OwnerPart? part))
        {
            string words = name.Length == 0 ? place.Path : place.Path + "." + name.Replace(' ', '.');
            part = new OwnerPart(session.Names.Foreign(NameOf(words), type, VariableKind.Parameter, isTemporary: false), place, container, member);
            parts.Add(key, part);
        }

        return part.Variable;
    }

    private string NameOf(string path) => PartName.Of(Variable.Name, path.Replace("@", string.Empty).Replace(".", " ").Trim());

    private string Text(PartModel place) => place.TextOn(Variable.Name == "this" ? "this" : Identifier.Escape(Variable.Name));
}

/// <summary>A member that has become a flat parameter.</summary>
/// <param name="Place">Where it stands, and how it is read.</param>
internal sealed record OwnerPart(Variable Variable, PartModel Place, ObjectRef Container, ObjectMember Member)
{
    public string Path => Place.Path;
}
