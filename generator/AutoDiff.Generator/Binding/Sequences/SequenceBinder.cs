using System.Collections.Generic;
using System.Linq;
using AutoDiff.Generator.IR;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace AutoDiff.Generator.Binding;

/// <summary>Expressions whose value is an array or a span.</summary>
internal sealed class SequenceBinder(BodyBinder body)
{
    /// <summary>A variable that names the sequence; a new one is called <paramref name="name"/>.</summary>
    public Variable Bind(IOperation operation, string name)
    {
        SequenceValue value = BindValue(operation, null);
        if (value.Existing is { } existing)
        {
            return existing;
        }

        Variable variable = body.Temporary(name, value.Type);
        Declare(variable, value);
        return variable;
    }

    public void Declare(Variable variable, SequenceValue value)
    {
        if (value.Existing is { } existing)
        {
            body.Emit(new Declare(variable, new View(existing, null, null, variable.Type)));
            return;
        }

        bool isFilled = value.Elements is not null || value.CopyFrom is not null;
        if (isFilled && variable.Type is SequenceType { Kind: SequenceKind.ReadOnlySpan } readOnly)
        {
            // A buffer that can be filled, and the read-only name for it.
            Variable buffer = body.Temporary(variable.Name + "Values", new SequenceType(SequenceKind.Array, readOnly.Element));
            Declare(buffer, value);
            body.Emit(new Declare(variable, new View(buffer, null, null, variable.Type)));
            return;
        }

        Variable? source = value.CopyFrom is { } copied ? NameOf(copied) : null;
        body.Emit(new Declare(variable, source is null ? value.Buffer : new Allocate(value.Type.Element, new Length(source), OnStack: false)));
        int stride = value.Type.Element is RecordType record ? record.Stride : 1;
        for (int i = 0; i < (value.Elements?.Count ?? 0) / stride; i++)
        {
            body.Records.Store(variable, IntegerConstant.Of(i), [.. value.Elements!.Skip(i * stride).Take(stride)]);
        }

        if (source is not null)
        {
            EmitCopy(source, variable);
        }
    }

    /// <summary>Copies all of one sequence to the start of another that does not overlap it.</summary>
    public void EmitCopy(Variable from, Variable to)
    {
        Variable index = body.Index();
        List<Statement> copy = body.Capture(() => EmitCopyOf(from, new Read(index), to));
        body.Emit(new CountedLoop(index, IntegerConstant.Of(0), new Length(from), 1, copy.ToEquatableArray()));
    }

    /// <summary>Copies one element; of an array of arrays that is the row itself.</summary>
    public void EmitCopyOf(Variable from, Expr index, Variable to)
    {
        IrType element = ((SequenceType)to.Type).Element;
        Expr value = element is SequenceType ? ReferenceBinder.WholeOf(body.References.Row(from, index)) : ConversionBinder.Numeric(new Element(from, index), element);
        body.Emit(new Store(to, index, value));
    }

    public Variable NameOf(View view)
    {
        if (view.Start is null && view.Count is null)
        {
            return view.Source;
        }

        Variable part = body.Temporary("part", view.Type);
        body.Emit(new Declare(part, view));
        return part;
    }

    /// <summary>Whether the array is reached through an object: its elements can be read, but it has no name of its own.</summary>
    public bool IsMember(IOperation operation) => operation switch
    {
        IConversionOperation conversion => IsMember(conversion.Operand),
        IFieldReferenceOperation or IPropertyReferenceOperation { Property.IsIndexer: false } when body.Objects.TryPart(operation) is not null || body.Objects.HasGrid(operation) || body.Objects.Elements.HasArray(operation) => false,
        IPropertyReferenceOperation { Instance: { } owner } when body.AggregateMembers.IsTakenApart(owner) => false,
        IPropertyReferenceOperation property when body.FollowedMembers.CanFollowGetter(property) => false,
        IFieldReferenceOperation field => body.Members.StaticTable(field) is null && !IsPart(field),
        IPropertyReferenceOperation property => body.Members.StaticTable(property) is null && !IsPart(property),
        IArrayElementReferenceOperation element => body.TypeOf(element.ArrayReference.Type) is not SequenceType || IsMember(element.ArrayReference),
        _ => false,
    };

    /// <summary>A field or property of something that is taken apart.</summary>
    private bool IsPart(IOperation operation) =>
        operation is IFieldReferenceOperation { Instance: { } owner } && body.AggregateMembers.IsTakenApart(owner)
        || operation is IPropertyReferenceOperation { Instance: { } instance } && body.AggregateMembers.IsTakenApart(instance);

    public SequenceValue BindValue(IOperation operation, IrType? wanted)
    {
        if (body.Lists.Find(operation) is { } list)
        {
            return new SequenceValue((SequenceType)list.Items.Type, list.Items);
        }

        SequenceType type = (SequenceType)(wanted ?? body.TypeOf(operation.Type));
        switch (operation)
        {
            case IParenthesizedOperation e:
                return BindValue(e.Operand, wanted);
            case IConversionOperation { Operand: IInvocationOperation { TargetMethod: { Name: "Clone", ContainingType: var owner }, Instance: { } cloned } }
                when KnownTypes.IsIn(owner, "System") && body.TypeOf(cloned.Type) is SequenceType:
                return new SequenceValue(type, null, null, CopyFrom: new View(Bind(cloned, "source"), null, null, type));
            case IConversionOperation e when e.Operand.Type is null || body.TypeOf(e.Operand.Type) is SequenceType:
                return BindValue(e.Operand, type);
            case ILocalReferenceOperation e:
                return new SequenceValue(type, body.Expressions.Variable(e, e.Local));
            case IParameterReferenceOperation e when body.AggregatePlaces.TryLeaf(e) is { Variable: { } captured }:
                return new SequenceValue(type, captured);
            case IParameterReferenceOperation e when body.Expressions.Variable(e, e.Parameter) is { Type: SequenceType } parameter:
                return new SequenceValue(type, parameter);
            case IArrayElementReferenceOperation { Indices.Length: 1 } e when e.Indices[0] is not IRangeOperation && body.References.IsJagged(e.ArrayReference) && !IsMember(e):
                return new SequenceValue(type, body.References.BindRow(e));
            case IFieldReferenceOperation or IPropertyReferenceOperation when body.Members.StaticTable(operation) is { } table:
                return new SequenceValue(type, table);
            case IFieldReferenceOperation { Instance: { } owner } e when body.AggregateMembers.TryMember(e, e.Field, owner)?.Sequence is { } field:
                return new SequenceValue(type, field);
            case IPropertyReferenceOperation { Instance: { } owner } e when body.AggregateMembers.TryMember(e, e.Property, owner)?.Sequence is { } property:
                return new SequenceValue(type, property);
            case IFieldReferenceOperation or IPropertyReferenceOperation { Property.IsIndexer: false } when body.Objects.TryPart(operation) is { } part:
                return new SequenceValue(type, part);
            case IFieldReferenceOperation or IPropertyReferenceOperation { Property.IsIndexer: false } when body.Objects.Elements.HasArray(operation):
                return new SequenceValue(type, body.Objects.Elements.Array(operation));
            case IPropertyReferenceOperation e when body.FollowedMembers.CanFollowGetter(e) && body.FollowedMembers.TryBindGetter(e)?.Sequence is { } got:
                return new SequenceValue(type, got);
            case IArrayCreationOperation { DimensionSizes.Length: 1, Initializer: null } e:
                return new SequenceValue(type, null, new Allocate(type.Element, body.Bind(e.DimensionSizes[0]), OnStack: false));
            case IArrayCreationOperation { DimensionSizes.Length: 1, Initializer: { } initializer }:
                return body.FilledSequences.Filled(type, initializer.ElementValues, onStack: false);
            case ICollectionExpressionOperation e:
                return body.FilledSequences.Filled(type, e.Elements, onStack: false);
            case IObjectCreationOperation { Arguments.Length: 1 or 3 } e when body.TypeOf(e.Arguments[0].Value.Type) is SequenceType:
                Variable array = Bind(e.Arguments[0].Value, "array");
                return e.Arguments.Length == 1 ? new SequenceValue(type, array) : Part(type, array, e.Arguments[1].Value, e.Arguments[2].Value);
            case IObjectCreationOperation { Arguments.Length: 0 } or IDefaultValueOperation:
                return new SequenceValue(type, null, new Allocate(type.Element, IntegerConstant.Of(0), OnStack: false));
            case IImplicitIndexerReferenceOperation e when e.Argument is IRangeOperation range:
                return BindRange(type, Bind(e.Instance, "span"), range, isCopy: false);
            case IArrayElementReferenceOperation { Indices.Length: 1 } e when e.Indices[0] is IRangeOperation range && body.TypeOf(e.ArrayReference.Type) is SequenceType:
                return BindRange(type, Bind(e.ArrayReference, "array"), range, isCopy: true);
            case IInvocationOperation e:
                return body.SequenceMethods.Bind(e, type);
            case { Kind: OperationKind.None, Syntax: StackAllocArrayCreationExpressionSyntax or ImplicitStackAllocArrayCreationExpressionSyntax }:
                return body.FilledSequences.OnStack(type, operation);
            case IConditionalOperation { IsRef: false, WhenFalse: not null } or ISwitchExpressionOperation:
                return new SequenceValue(type, body.References.BindChoice(operation));
            case ISimpleAssignmentOperation { IsRef: false } e:
                return new SequenceValue(type, body.References.BindAssignment(e));
            case { ConstantValue: { HasValue: true, Value: null } }:
                throw LanguageFence.Refuse(
                    RefusalId.SequenceReassigned, operation, "an array that is null", "begin with an empty array, and test its length");
            case IParameterReferenceOperation or IFieldReferenceOperation { Field.IsStatic: true } when type.IsJagged:
                throw LanguageFence.Refuse(
                    RefusalId.SequenceShape, operation, "the array of arrays '" + operation.Syntax + "'", "use local arrays of arrays, or one dimension and a computed index");
            default:
                if (IsMember(operation))
                {
                    throw LanguageFence.Refuse(
                        RefusalId.SequenceShape, operation, "the array '" + operation.Syntax + "' of an object used as a whole", "pass it as a parameter, or read its elements one by one");
                }

                throw LanguageFence.Refuse(operation);
        }
    }

    public SequenceValue Part(SequenceType type, Variable source, IOperation start, IOperation? count)
    {
        Expr[] bounds = body.BindInOrder(count is null ? [start] : [start, count]);
        return new SequenceValue(type, null, new View(source, bounds[0], count is null ? null : bounds[1], type));
    }

    /// <summary>On a span a range is a view, on an array a copy.</summary>
    public SequenceValue BindRange(SequenceType type, Variable source, IRangeOperation range, bool isCopy)
    {
        Expr start = range.LeftOperand is null ? IntegerConstant.Of(0) : body.Places.BindIndex(source, range.LeftOperand);
        Expr? count = null;
        if (range.RightOperand is not null)
        {
            (List<Statement> before, Expr end) = body.Capture(() => body.Places.BindIndex(source, range.RightOperand));
            Expr[] earlier = [start];
            body.EmitAfter(before, earlier, 1);
            start = Walk.All(earlier[0]).Any(e => e is External) ? body.Spill("start", earlier[0]) : earlier[0];
            count = Difference(end, start);
        }

        View view = new(source, start is IntegerConstant { Value: 0 } ? null : start, count, type);
        return isCopy ? new SequenceValue(type, null, null, CopyFrom: view) : new SequenceValue(type, null, view);
    }

    private static Expr Difference(Expr end, Expr start) => (end, start) switch
    {
        (_, IntegerConstant { Value: 0 }) => end,
        (IntegerConstant last, IntegerConstant first) => IntegerConstant.Of((int)(last.Value - first.Value)),
        _ => new Binary(BinaryOperator.Subtract, end, start, IrType.Int),
    };
}
