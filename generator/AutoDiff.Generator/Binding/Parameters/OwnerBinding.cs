using System.Collections.Generic;
using AutoDiff.Generator.IR;
using Microsoft.CodeAnalysis;

namespace AutoDiff.Generator.Binding;

/// <summary>A class or struct parameter of the attributed method, or <c>this</c>, with the flat parameters that its members have become.</summary>
internal sealed class OwnerBinding
{
    private readonly NameScope names;
    private readonly Dictionary<string, OwnerPart> parts = [];

    private OwnerBinding(Variable variable, ObjectShape shape, IParameterSymbol? symbol, NameScope names)
    {
        Variable = variable;
        Shape = shape;
        Symbol = symbol;
        this.names = names;
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
        OwnerBinding owner = new(variable, shape, symbol, session.Names);
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
            part = new OwnerPart(names.Foreign(parameter.Name + "Value", type, VariableKind.Parameter, isTemporary: false), path, Root, member);
            parts.Add(path, part);
        }

        return part.Variable;
    }

    /// <summary>The flat parameter of a member.</summary>
    public Variable Part(ObjectRef container, ObjectMember member, IrType type)
    {
        string path = container.Path + member.Step;
        if (!parts.TryGetValue(path, out OwnerPart? part))
        {
            string text = path.Replace("@", string.Empty).Replace(".", " ").Trim();
            part = new OwnerPart(names.Foreign(PartName.Of(Variable.Name, text), type, VariableKind.Parameter, isTemporary: false), path, container, member);
            parts.Add(path, part);
        }

        return part.Variable;
    }
}

/// <summary>A member that has become a flat parameter.</summary>
internal sealed record OwnerPart(Variable Variable, string Path, ObjectRef Container, ObjectMember Member);
