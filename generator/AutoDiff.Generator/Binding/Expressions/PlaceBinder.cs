using System.Collections.Generic;
using System.Linq;
using AutoDiff.Generator.IR;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace AutoDiff.Generator.Binding;

/// <summary>Variables, elements of arrays and spans, parts of tuples: what stands on the left of an assignment.</summary>
internal sealed class PlaceBinder(BodyBinder body)
{
    public Place Bind(IOperation operation)
    {
        switch (operation)
        {
            case IParenthesizedOperation e:
                return Bind(e.Operand);
            case ILocalReferenceOperation { IsDeclaration: true } e:
                return BindDeclaration(e);
            case ILocalReferenceOperation e:
                return body.Frame.FindElement(e.Local) ?? Place.Of(body.Expressions.Variable(e, e.Local));
            case IParameterReferenceOperation e:
                return body.Frame.FindElement(e.Parameter) ?? body.AggregatePlaces.TryLeaf(e) ?? Place.Of(body.Expressions.Variable(e, e.Parameter));
            case IDeclarationExpressionOperation e:
                return BindDeclaration(e.Expression);
            case IDiscardOperation:
                return Place.Discard;
            case IArrayElementReferenceOperation e when body.Sequences.IsMember(e.ArrayReference):
                return Place.ReadOnly(body.Externals.Bind(e));
            case IArrayElementReferenceOperation { Indices.Length: > 1 } e when body.Grids.IsGrid(e.ArrayReference):
                return body.Grids.BindElement(e);
            case IArrayElementReferenceOperation { Indices.Length: 1 } e when body.TypeOf(e.ArrayReference.Type) is SequenceType:
                return BindElement(e, e.ArrayReference, e.Indices[0]);
            case IArrayElementReferenceOperation e:
                return Place.ReadOnly(body.Externals.Bind(e));
            case IPropertyReferenceOperation { Property.IsIndexer: true, Instance: { } instance } e when body.Lists.Find(instance) is not null:
                return BindElement(e, instance, e.Arguments[0].Value);
            case IImplicitIndexerReferenceOperation { Argument: not IRangeOperation } e when body.Lists.Find(e.Instance) is not null:
                return BindElement(e, e.Instance, e.Argument);
            case IPropertyReferenceOperation { Property.IsIndexer: true, Instance: { } instance } e when body.Sequences.IsMember(instance):
                return Place.ReadOnly(body.Externals.Bind(e));
            case IPropertyReferenceOperation { Property.IsIndexer: true, Instance: { } instance } e when body.TypeOf(instance.Type) is SequenceType:
                return BindElement(e, instance, e.Arguments[0].Value);
            case IImplicitIndexerReferenceOperation e when body.TypeOf(e.Instance.Type) is SequenceType:
                return BindElement(e, e.Instance, e.Argument);
            case IFieldReferenceOperation or IPropertyReferenceOperation when body.Objects.TryPart(operation) is { } member:
                return Place.Of(member);
            case IFieldReferenceOperation or IPropertyReferenceOperation when body.Objects.Elements.TryNumber(operation) is { } number:
                return number;
            case IFieldReferenceOperation or IPropertyReferenceOperation when body.AggregatePlaces.TryLeaf(operation) is { } leaf:
                return leaf;
            case IFieldReferenceOperation or IPropertyReferenceOperation:
                return Place.ReadOnly(body.Bind(operation));
            default:
                throw LanguageFence.Refuse(operation);
        }
    }

    /// <summary>A place that will be assigned.</summary>
    public Place BindTarget(IOperation operation)
    {
        body.Objects.CheckAssignable(operation);
        if (operation is IFieldReferenceOperation or IPropertyReferenceOperation && IsMember(operation) || operation is IEventReferenceOperation)
        {
            SkipRefused(operation);
            throw LanguageFence.Refuse(
                RefusalId.AssignmentTarget, operation, "the assignment to '" + operation.Syntax + "'", "return the value, or write it to a span or array parameter");
        }

        if (operation is IPropertyReferenceOperation { Instance: { } changed } && body.Lists.Find(changed) is { IsWritable: false })
        {
            throw LanguageFence.Refuse(
                RefusalId.AssignmentTarget, operation, "the assignment to '" + operation.Syntax + "'", "take a List, an array or a span");
        }

        if (operation is ILocalReferenceOperation or IParameterReferenceOperation && body.Lists.Find(operation) is not null)
        {
            throw LanguageFence.Refuse(
                RefusalId.SequenceReassigned, operation, "giving '" + operation.Syntax + "' another list", "declare a second variable");
        }

        if (body.Grids.IsGrid(operation) && operation is ILocalReferenceOperation or IParameterReferenceOperation)
        {
            throw LanguageFence.Refuse(
                RefusalId.SequenceReassigned, operation, "giving '" + operation.Syntax + "' another array", "declare a second variable, or copy the elements");
        }

        Place place = Bind(operation);
        if (place.ReadOnlyValue is not null)
        {
            throw LanguageFence.Refuse(
                RefusalId.SequenceShape, operation, "the assignment to '" + operation.Syntax + "'", "assign elements of one-dimensional arrays and spans only");
        }

        if (place is { IsElement: true, Variable: { } sequence })
        {
            CheckWritable(sequence, operation);
        }

        return place;
    }

    /// <summary>Nothing more is to be said of a local whose declaration was refused.</summary>
    private void SkipRefused(IOperation operation)
    {
        switch (operation)
        {
            case IFieldReferenceOperation { Instance: { } instance }:
                SkipRefused(instance);
                break;
            case IPropertyReferenceOperation { Instance: { } instance }:
                SkipRefused(instance);
                break;
            case IArrayElementReferenceOperation e:
                SkipRefused(e.ArrayReference);
                break;
            case ILocalReferenceOperation e when !body.Frame.Knows(e.Local) && body.Session.Refusals.Count > 0:
                throw new RefusalException(null);
        }
    }

    public void CheckWritable(Variable sequence, IOperation operation)
    {
        if (body.Session.RootOf(sequence) is { Kind: VariableKind.Static } table)
        {
            throw LanguageFence.Refuse(
                RefusalId.StaticTableWritten, operation, "a write to the static array '" + table.Name + "'", "write to an array or span parameter");
        }
    }

    private bool IsMember(IOperation operation) => operation switch
    {
        IFieldReferenceOperation or IPropertyReferenceOperation { Property.IsIndexer: false } when body.Objects.TryPart(operation) is not null || body.Objects.Elements.TryNumber(operation) is not null => false,
        IFieldReferenceOperation or IPropertyReferenceOperation { Property.IsIndexer: false } => body.AggregatePlaces.TryLeaf(operation) is null,
        IPropertyReferenceOperation { Property.IsIndexer: true, Instance: { } instance } =>
            body.TypeOf(instance.Type) is not SequenceType && body.Lists.Find(instance) is null,
        _ => true,
    };

    /// <summary>The variable of <c>out var x</c>.</summary>
    private Place BindDeclaration(IOperation expression)
    {
        if (expression is not ILocalReferenceOperation local)
        {
            return Bind(expression);
        }

        Variable variable = body.Declarations.Declare(local.Local, body.TypeOf(local.Local.Type));
        if (variable.Type is SequenceType)
        {
            body.References.Declare(variable, expression);
        }
        else
        {
            body.Emit(new Declare(variable, DefaultValue.Of(variable.Type)));
            body.Session.PatternVariables.Add(variable);
        }

        return Place.Of(variable);
    }

    private Place BindElement(IOperation operation, IOperation sequence, IOperation index)
    {
        if (body.TypeOf(operation.Type) is SequenceType)
        {
            throw LanguageFence.Refuse(operation);
        }

        Variable variable = body.Sequences.Bind(sequence, "sequence");
        (List<Statement> before, Expr bound) = body.Capture(() => BindIndex(variable, index));
        variable = body.References.KeepThrough(before, variable);
        body.EmitAfter(before, [], 0);
        return Place.Of(variable, bound);
    }

    /// <summary>An index, where <c>^n</c> counts from the end.</summary>
    public Expr BindIndex(Variable sequence, IOperation index) => index switch
    {
        IConversionOperation { Type.Name: "Index", Operand: { } operand } when body.TypeOf(operand.Type) is IntegerType => body.Bind(operand),
        IUnaryOperation { OperatorKind: UnaryOperatorKind.Hat } hat =>
            new Binary(BinaryOperator.Subtract, new Length(sequence), body.Bind(hat.Operand), IrType.Int),
        { Type: { } type } when body.TypeOf(type) is IntegerType => body.Bind(index),
        _ => throw LanguageFence.Refuse(RefusalId.ConstructNotYet, index, "the index '" + index.Syntax + "'", "index with an int"),
    };

    /// <summary>A scalar variable or an element that a reference can stand for from here on; null where it is neither.</summary>
    public Place? BindReference(IOperation operation)
    {
        Place place = Bind(operation);
        if (place.IsElement)
        {
            place = place with { Variable = body.References.Keep(place.Variable!) };
            return place.Index is IntegerConstant ? place : place with { Index = body.Spill("index", place.Index!) };
        }

        return place.Variable is not null || place == Place.Discard ? place : null;
    }

    /// <summary>The place with an index that gives the same value every time it is evaluated.</summary>
    public Place Stabilize(Place place) => place.Index is not null && Walk.All(place.Index).Any(e => e is External)
        ? place with { Index = body.Spill("index", place.Index) }
        : place;

    /// <summary>Emits what binding a right-hand side needs, keeping the index of the place as it was before.</summary>
    public Place EmitAfter(List<Statement> statements, Place place)
    {
        if (place.Index is null)
        {
            body.EmitAfter(statements, [], 0);
            return place;
        }

        Variable sequence = body.References.KeepThrough(statements, place.Variable!);
        Expr[] earlier = [place.Index];
        body.EmitAfter(statements, earlier, 1);
        return place with { Variable = sequence, Index = earlier[0] };
    }
}
