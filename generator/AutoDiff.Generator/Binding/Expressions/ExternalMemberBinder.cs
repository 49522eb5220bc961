using System.Linq;
using AutoDiff.Generator.IR;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace AutoDiff.Generator.Binding;

/// <summary>Members of objects and elements of their arrays that are carried over as text.</summary>
internal sealed class ExternalMemberBinder(BodyBinder body)
{
    private readonly ExternalArgumentBinder arguments = new(body);

    public External BindField(IFieldReferenceOperation operation)
    {
        body.Externals.CheckNameable(operation, operation.Field);
        return body.Externals.Finish(Member(new CodeText(), operation.Instance, operation.Field, null), operation, RefusalId.ValueLeaves);
    }

    public External BindProperty(IPropertyReferenceOperation operation, Refusal? ifActive)
    {
        body.Externals.CheckNameable(operation, operation.Property);
        body.Externals.CheckImplicit(operation, operation.Property.GetMethod, operation.ConstrainedToType);
        CodeText text = operation is { Property.IsIndexer: true, Instance: { Type: { } memory } indexed } && ForeignMemory.IsOf(memory)
            ? Memory(Receiver(indexed), operation)
            : Member(new CodeText(), operation.Instance, operation.Property, operation.ConstrainedToType);
        if (operation.Property.IsIndexer)
        {
            text.Append("[");
            arguments.Append(text, operation.Arguments, null);
            text.Append("]");
        }

        return ifActive is null || body.Frame.IsPassive
            ? body.Externals.Finish(text, operation, RefusalId.ValueLeaves)
            : text.ToExternal(body.TypeOf(operation.Type), body.Session.Site(ifActive), ifActive.Id);
    }

    /// <summary>A member of a value that has been bound already.</summary>
    public External BindMember(IOperation operation, Expr instance, ISymbol member)
    {
        body.Externals.CheckNameable(operation, member);
        CodeText text = new CodeText().Receiver(instance);
        if (operation is IPropertyReferenceOperation { Arguments.Length: > 0 } indexer)
        {
            arguments.Append(text.Append("["), indexer.Arguments, null);
            return body.Externals.Finish(text.Append("]"), operation, RefusalId.ValueLeaves);
        }

        return body.Externals.Finish(text.Append("." + Identifier.Escape(member.Name)), operation, RefusalId.ValueLeaves);
    }

    public External MemberOf(Expr value, ISymbol member, IOperation operation)
    {
        body.Externals.CheckNameable(operation, member);
        return body.Externals.Finish(new CodeText().Receiver(value).Append("." + Identifier.Escape(member.Name)), operation, RefusalId.ValueLeaves);
    }

    public External BindArrayElement(IArrayElementReferenceOperation operation)
    {
        if (operation.ArrayReference is ILocalReferenceOperation local)
        {
            // Nothing more to say about it where its declaration was refused.
            body.Expressions.Variable(local, local.Local);
        }

        if (operation.Indices.Any(i => body.TypeOf(i.Type) is not IntegerType)
            || operation.ArrayReference is IArrayElementReferenceOperation or ILocalReferenceOperation or IParameterReferenceOperation && IsArrayOfNumbers(operation.ArrayReference.Type))
        {
            throw LanguageFence.Refuse(operation);
        }

        CodeText text = Memory(ArrayValue(operation.ArrayReference), operation).Append("[");
        Expr[] indices = body.BindInOrder(operation.Indices);
        for (int d = 0; d < indices.Length; d++)
        {
            text.Append(d == 0 ? string.Empty : ", ").Hole(indices[d]);
        }

        return body.Externals.Finish(text.Append("]"), operation, body.Objects.TryData(operation.ArrayReference) is null ? RefusalId.ValueLeaves : string.Empty);
    }

    private CodeText Member(CodeText text, IOperation? instance, ISymbol member, ITypeSymbol? constrained)
    {
        if (instance is null)
        {
            text.Append(TypeMap.TextOf(body.Resolve(constrained ?? member.ContainingType)));
        }
        else
        {
            text.Receiver(Receiver(instance));
        }

        if (instance is not null && !body.Frame.IsPassive)
        {
            body.Session.Owners.NoteRead(member, instance);
        }

        return member is IPropertySymbol { IsIndexer: true } ? text : text.Append("." + Identifier.Escape(member.Name));
    }

    private Expr Receiver(IOperation instance) => body.TypeOf(instance.Type) is SequenceType && body.Sequences.IsMember(instance)
        ? body.Externals.Bind(instance is IConversionOperation c ? c.Operand : instance)
        : body.Bind(instance);

    /// <summary>The array or list whose element the operation reads.</summary>
    private CodeText Memory(Expr memory, IOperation element) => new ForeignMemory(body).Guarded(memory, element);

    private Expr ArrayValue(IOperation array) => body.TypeOf(array.Type) is SequenceType ? body.Externals.Bind(array) : body.Bind(array);

    /// <summary>Rectangular and jagged arrays of numbers wait for rules of their own.</summary>
    private bool IsArrayOfNumbers(ITypeSymbol? type) =>
        type is IArrayTypeSymbol array && (array.ElementType is IArrayTypeSymbol || body.TypeOf(array.ElementType) is RealType);
}
