using System.Linq;
using AutoDiff.Generator.IR;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace AutoDiff.Generator.Binding;

/// <summary>Fields and properties that are read.</summary>
internal sealed class MemberBinder(BodyBinder body)
{
    public Expr BindProperty(IPropertyReferenceOperation operation)
    {
        if (operation.Instance is { Type: not null } instance && body.TypeOf(instance.Type) is SequenceType)
        {
            return BindSequenceProperty(operation, instance);
        }

        if (body.Lists.Find(operation.Instance) is { } list && (operation.Property.Name == "Count" || operation.Property.IsIndexer))
        {
            return operation.Property.IsIndexer ? body.Places.Bind(operation).Value : new Length(list.Items);
        }

        if (operation.Instance is { } grid && body.Grids.IsGrid(grid) && body.Grids.TryBindShape(operation.Property.Name, grid, null) is { } shape)
        {
            return shape;
        }

        if (operation.Instance is { } owner && body.AggregateMembers.TryMember(operation, operation.Property, owner) is { } member)
        {
            return body.AggregateWholes.ScalarOf(member, operation);
        }

        if (operation.Property.Name is "Length" or "Count" && operation.Instance is { } several && body.Objects.Elements.Find(several) is { } objects)
        {
            return body.Objects.Elements.Count(objects);
        }

        if (body.Objects.Elements.TryNumber(operation) is { } number)
        {
            return number.Value;
        }

        if (body.Objects.TryPart(operation) is { } part)
        {
            return new Read(part);
        }

        if (operation is { Property.Name: "Length", Instance: { } array } && body.Delegates.TryBindArray(array) is { } functions)
        {
            return IntegerConstant.Of(functions.Elements.Count);
        }

        if (body.FollowedMembers.TryBindGetter(operation) is { } value)
        {
            return value.Scalar ?? throw LanguageFence.Refuse(RefusalId.ConstructNotYet, operation, "the value of '" + operation.Syntax + "' here", "assign it to variables first");
        }

        if (body.Objects.TryBindLost(operation) is { } lost)
        {
            return lost;
        }

        return operation.Instance is null && body.Functions.TryBindConstant(operation) is { } constant
            ? constant
            : body.Externals.Bind(operation);
    }

    private Expr BindSequenceProperty(IPropertyReferenceOperation operation, IOperation instance)
    {
        if (body.Sequences.IsMember(instance))
        {
            return body.Externals.Bind(operation);
        }

        switch (operation.Property.Name)
        {
            case "Length":
                return new Length(body.Sequences.Bind(instance, "sequence"));
            case "LongLength":
                return new IR.Convert(new Length(body.Sequences.Bind(instance, "sequence")), new IntegerType("long"));
            case "Rank":
                return IntegerConstant.Of(1);
            case "IsEmpty":
                return new Binary(BinaryOperator.Equal, new Length(body.Sequences.Bind(instance, "sequence")), IntegerConstant.Of(0), IrType.Bool);
            default:
                return operation.Property.IsIndexer ? body.Places.Bind(operation).Value : throw LanguageFence.Refuse(operation);
        }
    }

    public Expr BindField(IFieldReferenceOperation operation)
    {
        if (operation.Instance is { } instance && body.AggregateMembers.TryMember(operation, operation.Field, instance) is { } member)
        {
            return body.AggregateWholes.ScalarOf(member, operation);
        }

        if (body.Objects.Elements.TryNumber(operation) is { } number)
        {
            return number.Value;
        }

        if (body.Objects.TryPart(operation) is { } flat)
        {
            return new Read(flat);
        }

        if (body.Objects.TryBindLost(operation) is { } lost)
        {
            return lost;
        }

        IrType type = body.TypeOf(operation.Type);
        return operation.Field is { IsStatic: true, IsReadOnly: true } && type is not (OpaqueType or SequenceType)
            ? new Read(StaticVariable(operation, operation.Field, type))
            : body.Externals.Bind(operation);
    }

    /// <summary>
    /// The variable of a table that never changes its place: a <c>static readonly</c> array, or a static property that returns a span
    /// over constant data. Null for anything else.
    /// </summary>
    public Variable? StaticTable(IOperation operation) => operation switch
    {
        IFieldReferenceOperation { Field: { IsStatic: true, IsReadOnly: true } field } when body.TypeOf(operation.Type) is SequenceType { IsJagged: false, Element: not RecordType { IsInterleaved: false } } type =>
            StaticVariable(operation, field, type),
        IPropertyReferenceOperation { Property: { IsStatic: true, SetMethod: null, Parameters.Length: 0 } property }
            when body.TypeOf(operation.Type) is SequenceType { Kind: SequenceKind.ReadOnlySpan, Element: not RecordType { IsInterleaved: false } } type && IsConstantData(property) =>
            StaticVariable(operation, property, type),
        _ => null,
    };

    private static bool IsConstantData(IPropertySymbol property) => property.DeclaringSyntaxReferences.Any(reference =>
        reference.GetSyntax() is PropertyDeclarationSyntax
        {
            ExpressionBody.Expression: CollectionExpressionSyntax or ArrayCreationExpressionSyntax or ImplicitArrayCreationExpressionSyntax,
        });

    private Variable StaticVariable(IOperation operation, ISymbol symbol, IrType type)
    {
        body.Externals.CheckNameable(operation, symbol);
        string name = TypeMap.TextOf(body.Resolve(symbol.ContainingType)) + "." + Identifier.Escape(symbol.Name);
        return body.Session.StaticVariable(name, type);
    }
}
