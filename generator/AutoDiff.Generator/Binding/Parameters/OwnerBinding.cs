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
        SequenceType { IsJagged: true } jagged => Rows(container, member, jagged),
        OpaqueType when member.Type is IArrayTypeSymbol { Rank: > 1 } => Grid(container, member).Elements,
        OpaqueType when ListBinder.ElementOf(member.Type, session.Types) is { } element => List(container, member, element).Items,
        _ => Part(container, member, type, string.Empty, new PartModel(Variable, container.Path + member.Step, container.UnitOf(member))),
    };

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
            string words = name.Length == 0 ? place.Path : place.Path + "." + name;
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
