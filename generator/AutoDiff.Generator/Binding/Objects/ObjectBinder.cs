using AutoDiff.Generator.IR;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace AutoDiff.Generator.Binding;

/// <summary>Objects and structs whose place is known: parameters, <c>this</c>, what they hold, and names for these.</summary>
internal sealed class ObjectBinder(BodyBinder body)
{
    private readonly ObjectElements elements = new(body);

    /// <summary>The object or struct that an expression stands for, where that is known, or null.</summary>
    public ObjectRef? Find(IOperation operation) => operation switch
    {
        IParenthesizedOperation e => Find(e.Operand),
        IConversionOperation { OperatorMethod: null, IsTryCast: false } e when IsUpcast(e) => Find(e.Operand),
        IInstanceReferenceOperation { ReferenceKind: InstanceReferenceKind.ContainingTypeInstance } => body.Frame.Receiver?.Known,
        IParameterReferenceOperation e => body.Frame.FindObject(e.Parameter),
        ILocalReferenceOperation e => body.Frame.FindObject(e.Local),
        IFieldReferenceOperation { Instance: { } instance } e => Nested(instance, e.Field),
        IPropertyReferenceOperation { Instance: { } instance, Property.IsIndexer: false } e => Nested(instance, e.Property),
        IArrayElementReferenceOperation { Indices.Length: 1 } e => elements.At(e.ArrayReference, e.Indices[0]),
        IPropertyReferenceOperation { Property.IsIndexer: true, Instance: { } list, Arguments.Length: 1 } e => elements.At(list, e.Arguments[0].Value),
        IImplicitIndexerReferenceOperation { Argument: not IRangeOperation } e => elements.At(e.Instance, e.Argument),
        _ => null,
    };

    public ObjectElements Elements => elements;

    /// <summary>The flat parameter that a field or property of a known object has become, or null.</summary>
    public Variable? TryPart(IOperation operation)
    {
        if (FindMember(operation) is not { } found)
        {
            return null;
        }

        return PartOf(found.Container, found.Member);
    }

    /// <summary>The rectangular array that a member of a known object holds, or null.</summary>
    public Grid? TryGrid(IOperation operation) => !HasGrid(operation) || FindMember(operation) is not { } found ? null
        : found.Container.Element is { } element ? elements.Grid(found.Container, found.Member, element)
        : found.Container.Owner.Grid(found.Container, found.Member);

    /// <summary>Whether a member of a known object is a rectangular array that is followed.</summary>
    public bool HasGrid(IOperation operation) => operation.Type is IArrayTypeSymbol { Rank: 2 or 3 } array && body.Session.Types.Rectangular(array) is not null
        && FindMember(operation) is { } found && IsFlat(found.Container, found.Member);

    /// <summary>The list that a member of a known object holds, or null.</summary>
    public ListRef? TryList(IOperation operation) =>
        operation.Type is { } type && ListBinder.IsList(type, body.Session.Types) && FindMember(operation) is { } found && IsFlat(found.Container, found.Member)
            ? found.Container.Owner.List(found.Container, found.Member, ListBinder.ElementOf(type, body.Session.Types)!)
            : null;

    /// <summary>The flat parameter of a member of a known object that is a number or a sequence, or null.</summary>
    public Variable? PartOf(ObjectRef container, ObjectMember member) =>
        container.Element is null && IsFlat(container, member) && (member.Role != ObjectMemberRole.RealSequence || body.TypeOf(member.Type) is SequenceType) && member.Type is not IArrayTypeSymbol { Rank: > 1 }
            ? container.Owner.Part(container, member, body.TypeOf(member.Type))
            : null;

    public bool IsFlat(ObjectRef container, ObjectMember member)
    {
        if (container.Element is not null && !body.Session.Shapes.Holds(container, member))
        {
            return false;
        }

        bool isFlat = member.Role switch
        {
            ObjectMemberRole.Real or ObjectMemberRole.RealSequence => !body.Session.Owners.IsDifferentiated(container.Owner) || body.Session.Shapes.Holds(container, member),
            ObjectMemberRole.Data => true,
            _ => false,
        };
        return isFlat && member.IsReachable && body.Session.Owners.MayReadEarly(container);
    }

    /// <summary>The known object that a field or property belongs to, and what the member is in its shape.</summary>
    public (ObjectRef Container, ObjectMember Member)? FindMember(IOperation operation)
    {
        (IOperation? instance, ISymbol? symbol) = operation switch
        {
            IFieldReferenceOperation e => (e.Instance, (ISymbol)e.Field),
            IPropertyReferenceOperation { Property.IsIndexer: false } e => (e.Instance, e.Property),
            _ => (null, null),
        };
        return instance is not null && Find(instance) is { } container && container.Shape.Find(symbol!) is { } member ? (container, member) : null;
    }

    /// <summary>A parameter of the primary constructor that a method of the type uses, or null.</summary>
    public Variable? TryCaptured(IOperation operation, ISymbol symbol)
    {
        if (symbol is not IParameterSymbol { ContainingSymbol: IMethodSymbol { MethodKind: MethodKind.Constructor } } parameter
            || body.Frame.Receiver?.Known is not { Owner: { Symbol: null } self, Path.Length: 0 } root
            || !body.Session.Owners.MayReadEarly(root))
        {
            return null;
        }

        IrType type = body.TypeOf(parameter.Type);
        bool isLost = body.Session.Owners.IsDifferentiated(self) && type is RealType or SequenceType { Element: RealType } && !(body.Frame.IsStopped || body.Frame.IsPassive);
        return isLost
            ? throw LanguageFence.Refuse(
                RefusalId.NotInGradient, operation, "'" + parameter.Name + "', a parameter of the constructor", "store it in a field or property, or exclude it with StopGradient.Of")
            : self.Captured(parameter, type);
    }

    /// <summary>Refuses the assignment of a member where that would change a copy, or something that the generated code cannot change.</summary>
    public void CheckAssignable(IOperation operation)
    {
        if (operation is IParameterReferenceOperation { Parameter: var parameter } && body.Frame.Find(parameter) is null && TryCaptured(operation, parameter) is not null)
        {
            throw LanguageFence.Refuse(
                RefusalId.AssignmentTarget, operation, "the assignment to '" + parameter.Name + "', a parameter of the constructor", "store it in a field or property");
        }

        if (FindMember(operation) is { Member.Role: not ObjectMemberRole.Opaque } open && !body.Session.Owners.MayReadEarly(open.Container))
        {
            throw LanguageFence.Refuse(
                RefusalId.ObjectLeaves, operation, "'" + operation.Syntax + "', which is assigned while the object may be null or seen by code that is called", "do not test the object for null, nor call methods that cannot be followed");
        }

        if (FindMember(operation) is { } found && (!found.Container.IsPlace || !found.Member.IsSettable || !IsStored(operation)))
        {
            throw LanguageFence.Refuse(
                RefusalId.AssignmentTarget, operation, "the assignment to '" + operation.Syntax + "'", "give '" + found.Member.Symbol.Name + "' a setter that the generated code can use, or return the value");
        }
    }

    /// <summary>A member that may hold real numbers, but no gradient of them; null for any other.</summary>
    public Expr? TryBindLost(IOperation operation)
    {
        if (FindMember(operation) is not { Member.IsReachable: true } found || !body.Session.Owners.IsDifferentiated(found.Container.Owner))
        {
            return null;
        }

        CodeText text = TextOf(found.Container).Append(found.Member.Step);
        if (TryData(operation) is { } data)
        {
            return data;
        }

        found.Container.Owner.UsedAsWhole ??= operation;
        int site = body.Session.Site(new Refusal(
            RefusalId.NotInGradient, operation.Syntax.GetLocation(), "'" + SourceText.Of(operation.Syntax) + "'", "make it a settable number, an array of numbers or a class of such, or exclude it with StopGradient.Of"));
        return text.ToExternal(body.TypeOf(operation.Type), site, body.Frame.IsPassive || body.Frame.IsStopped ? string.Empty : RefusalId.NotInGradient);
    }

    /// <summary>What an object of an array has beside its numbers, which nothing changes; null for anything else.</summary>
    public External? TryData(IOperation operation) => FindMember(operation) is { Container.Element: not null, Member: { IsReachable: true, Role: ObjectMemberRole.Data } } found
        ? body.Externals.Finish(TextOf(found.Container).Append(found.Member.Step), operation, string.Empty)
        : null;

    /// <summary>A known object as a value. Whatever it is used for, its numbers cannot be followed there.</summary>
    public Expr AsValue(IOperation operation, ObjectRef known)
    {
        if (!body.Frame.IsPassive)
        {
            known.Owner.UsedAsWhole ??= operation;
        }

        CodeText text = TextOf(known);
        return body.Externals.Finish(text, operation, RefusalId.ValueLeaves);
    }

    /// <summary>Whether a known object is there.</summary>
    public Expr NullTest(IOperation operation, ObjectRef known, bool isNegated)
    {
        if (!body.Frame.IsPassive)
        {
            body.Session.Owners.NoteNullTest(operation, known);
        }

        CodeText text = TextOf(known, "(").Append(isNegated ? " is not null)" : " is null)");
        return body.Externals.Finish(text, operation, string.Empty, IrType.Bool);
    }

    private static CodeText TextOf(ObjectRef known, string start = "")
    {
        CodeText text = new CodeText().Append(start).Hole(new Read(known.Owner.Variable));
        return known.Element is { } element
            ? text.Append(element.Array + "[").Hole(element.Index).Append("]" + known.PathInElement)
            : text.Append(known.Path);
    }

    /// <summary>Assigning it stores a value and does nothing else.</summary>
    private static bool IsStored(IOperation operation) => operation is not IPropertyReferenceOperation { Property.OriginalDefinition: var property }
        || ObjectShapes.IsAutomatic(property)
        || (TrivialProperty.FieldOf(property) is { } field && TrivialProperty.Sets(property, field));

    private ObjectRef? Nested(IOperation instance, ISymbol symbol) => Find(instance) is { } container ? NestedIn(container, symbol) : null;

    /// <summary>The object or struct that a member of a known object holds, or null.</summary>
    public ObjectRef? NestedIn(ObjectRef container, ISymbol symbol)
    {
        if (container.Shape.Find(symbol) is not { } member)
        {
            return symbol is IPropertySymbol { Type.IsReferenceType: true } property ? Computed(container, property) : null;
        }

        if (member is not { Role: ObjectMemberRole.Nested, IsReachable: true })
        {
            return null;
        }

        if (body.Session.Owners.IsDifferentiated(container.Owner) && body.Session.Shapes.Of(member.Type) is { } type && body.Session.Shapes.HasReal(type))
        {
            return body.Session.Shapes.NestedHolder(container, member);
        }

        return body.Session.Shapes.Of(member.Type) is { } shape
            ? container.Nested(member, shape, body.Session.Shapes)
            : null;
    }

    /// <summary>The object that a computed property picks.</summary>
    private ObjectRef? Computed(ObjectRef container, IPropertySymbol property)
    {
        if (property.GetMethod is not { } getter || !KnownTarget.IsFixed(getter, container.Shape.Type, body.Session)
            || body.Frame.IsWithin(getter.OriginalDefinition)
            || CalleeBody.Of(getter.OriginalDefinition, body.Session) is not IBlockOperation { Operations.Length: 1 } block
            || block.Operations[0] is not IReturnOperation { ReturnedValue: { } picked })
        {
            return null;
        }

        Frame frame = new(getter.OriginalDefinition, body.Frame, null, AssignedSymbols.In(block)) { Receiver = new Receiver(container, null) };
        return new BodyBinder(body.Session, frame).Objects.Find(picked);
    }

    private static bool IsUpcast(IConversionOperation conversion) =>
        conversion.Conversion.IsIdentity || (conversion.Conversion is { IsReference: true, IsImplicit: true } && conversion.Type?.TypeKind == TypeKind.Class);
}
