using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using AutoDiff.Generator.IR;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace AutoDiff.Generator.Binding;

/// <summary>Expressions whose value is a tuple, struct, nullable or object that is taken apart.</summary>
internal sealed class AggregateBinder(BodyBinder body)
{
    /// <summary>The shape of a type as it is in this body, or null where it is not taken apart.</summary>
    public AggregateShape? ShapeOf(ITypeSymbol? type) =>
        type is null or IErrorTypeSymbol ? null : body.Session.Aggregates.Of(body.Resolve(type));

    /// <summary>A value of any type.</summary>
    public CallResult BindAny(IOperation operation, string name = "value")
    {
        if (body.Evaluated.Find(operation) is { } evaluated)
        {
            return evaluated;
        }

        if (body.AggregatePlaces.TryPlace(operation) is { } place)
        {
            return new CallResult(Aggregate: place.Value);
        }

        if (operation.Type is not null && body.TypeOf(operation.Type) is SequenceType)
        {
            return new CallResult(Sequence: body.Sequences.Bind(operation, name));
        }

        if (Behind(operation) is { } known)
        {
            return BindAggregate(known, name);
        }

        return ShapeOf(operation.Type) is null && operation is not ITupleOperation
            ? new CallResult(body.Bind(operation))
            : BindAggregate(operation, name);
    }

    /// <summary>
    /// The object of known type that an expression names by an interface or base class without a shape: one that is made here, or a local.
    /// </summary>
    public IOperation? Behind(IOperation? operation) => operation switch
    {
        IParenthesizedOperation e => Behind(e.Operand),
        IConversionOperation { OperatorMethod: null, Conversion: { IsReference: true, IsImplicit: true }, Operand: var operand }
            when ShapeOf(operation.Type) is null && ShapeOf(operand.Type) is not null && (operand is IObjectCreationOperation || body.AggregatePlaces.TryPlace(operand) is { MayBeDerived: false }) => operand,
        _ => null,
    };

    /// <summary>The parts of a value; those of one that is carried over as text are read from it.</summary>
    public AggregateValue Bind(IOperation operation, string name = "value")
    {
        CallResult bound = BindAggregate(operation, name);
        if (bound.Aggregate is not null)
        {
            return bound.Aggregate;
        }

        return bound.Scalar is not null && ShapeOf(operation.Type) is { } shape
            ? body.AggregateWholes.TakeApart(shape, bound.Scalar, operation)
            : throw LanguageFence.Refuse(operation);
    }

    /// <summary>A value of a type that has a shape: taken apart, or a scalar where it is carried over.</summary>
    public CallResult BindAggregate(IOperation operation, string name)
    {
        if (body.Objects.Find(operation) is { } known)
        {
            // The numbers of a struct, or of an object that does not change, are the value.
            return (known.Shape.Type.IsValueType || known.Shape.Type.IsSealed) && body.AggregatePlaces.KnownPlace(known) is { Shape.IsShared: false } parts
                ? new CallResult(Aggregate: parts.Value with { Origin = null })
                : new CallResult(body.Objects.AsValue(operation, known));
        }

        if (body.AggregatePlaces.TryPlace(operation) is { } place)
        {
            return new CallResult(Aggregate: place.Value);
        }

        switch (operation)
        {
            case IParenthesizedOperation e:
                return BindAggregate(e.Operand, name);
            case ITupleOperation e:
                return new CallResult(Aggregate: BindTuple(e));
            case IConversionOperation e:
                return BindConversion(e, name);
            case IDefaultValueOperation { Type.IsValueType: true } e when ShapeOf(e.Type) is { } shape:
                return new CallResult(Aggregate: AggregateValue.Zero(shape));
            case IObjectCreationOperation e:
                return body.Creations.Bind(e, name);
            case IWithOperation e:
                return new CallResult(Aggregate: body.Creations.BindWith(e, name));
            case IInvocationOperation { TargetMethod: { Name: "SinCos", ContainingType: var owner } } e when KnownTypes.IsRealMath(owner):
                return new CallResult(Aggregate: BindSinCos(e));
            case IInvocationOperation { TargetMethod: { Name: "SinCosPi", ContainingType: var owner } } e when KnownTypes.IsRealMath(owner):
                return new CallResult(Aggregate: BindSinCos(e, "SinPi", "CosPi"));
            case IInvocationOperation { TargetMethod: { Name: "DivRem", Parameters.Length: 2, ContainingType: var owner } } e when KnownTypes.IsMath(owner):
                Expr[] operands = body.BindInOrder([.. e.Arguments.Select(a => a.Value)]);
                Read dividend = body.Spill("dividend", operands[0]);
                Read divisor = body.Spill("divisor", operands[1]);
                return new CallResult(Aggregate: new AggregateValue(
                    ShapeOf(e.Type) ?? throw LanguageFence.Refuse(e),
                    [new Binary(BinaryOperator.Divide, dividend, divisor, dividend.Type), new Binary(BinaryOperator.Remainder, dividend, divisor, dividend.Type)]));
            case IInvocationOperation e:
                return body.MethodCalls.TryBind(e) ?? new CallResult(body.Externals.Bind(e));
            case IFieldReferenceOperation { Instance: null } e when body.FollowedMembers.TryBindNumericsConstant(e, e.Field) is { } constant:
                return constant;
            case IPropertyReferenceOperation { Instance: null } e:
                return body.FollowedMembers.TryBindNumericsConstant(e, e.Property) ?? body.FollowedMembers.TryBindGetter(e) ?? new CallResult(body.Externals.Bind(e));
            case IFieldReferenceOperation { Instance: { } instance } e:
                return body.AggregateMembers.TryMember(e, e.Field, instance) ?? new CallResult(body.Objects.TryBindLost(e) ?? body.Externals.Bind(e));
            case IPropertyReferenceOperation { Instance: { } instance } e:
                return body.AggregateMembers.TryMember(e, e.Property, instance) ?? body.FollowedMembers.TryBindGetter(e) ?? new CallResult(body.Objects.TryBindLost(e) ?? body.Externals.Bind(e));
            case ICoalesceAssignmentOperation e when body.NullableAccesses.TryAssign(e) is { } given:
                return new CallResult(Aggregate: body.Aggregates.ShapeOf(e.Type) is { IsNullable: true } ? given.Value : given.Value.Nested(given.Shape.Fields[1]));
            case IAssignmentOperation e:
                return body.AggregateAssignments.TryAssign(e, isValueUsed: true) is { Aggregate: not null } assigned ? assigned : throw LanguageFence.Refuse(e);
            case IUnaryOperation e:
                return body.Operators.TryFollow(e, e.OperatorMethod, e.IsLifted, e.Operand) ?? new CallResult(body.ExternalOperators.Bind(e));
            case IBinaryOperation { IsLifted: true, OperatorMethod: null } e when ShapeOf(e.Type) is { } lifted:
                return new CallResult(Aggregate: body.Nullables.BindLifted(e, lifted));
            case IBinaryOperation e:
                return body.Operators.TryFollow(e, e.OperatorMethod, e.IsLifted, e.LeftOperand, e.RightOperand) ?? new CallResult(body.ExternalOperators.Bind(e));
            case ICoalesceOperation e:
                return body.Nullables.TryCoalesce(e) ?? throw LanguageFence.Refuse(e);
            case IConditionalAccessOperation e when body.NullableAccesses.TryBind(e) is { } accessed:
                return new CallResult(Aggregate: accessed);
            case IConditionalAccessOperation e:
                return new CallResult(body.MissingValues.BindConditionalAccess(e, isValueUsed: true));
            case IConditionalOperation e:
                return new CallResult(Aggregate: body.Choices.BindAggregate(e));
            case ISwitchExpressionOperation e:
                return new CallResult(Aggregate: body.Switches.BindAggregate(e));
            case ILocalReferenceOperation or IParameterReferenceOperation:
                return new CallResult(body.Expressions.ReadCarried(operation));
            case IFieldReferenceOperation or IPropertyReferenceOperation or IArrayElementReferenceOperation:
                return new CallResult(body.Externals.Bind(operation));
            default:
                throw LanguageFence.Refuse(operation);
        }
    }

    private AggregateValue BindTuple(ITupleOperation tuple)
    {
        AggregateShape shape = ShapeOf(tuple.Type) ?? throw LanguageFence.Refuse(tuple);
        return new AggregateValue(shape, BindParts([.. tuple.Elements.Select((element, i) => (element, shape.Fields[i]))]));
    }

    /// <summary>Binds the values of parts from left to right.</summary>
    public ImmutableArray<Expr> BindParts(IReadOnlyList<(IOperation Value, AggregateField Field)> parts)
    {
        Expr[] values = [];
        foreach ((IOperation operation, AggregateField field) in parts)
        {
            (List<Statement> before, ImmutableArray<Expr> leaves) = body.Capture(() => LeavesOf(BindAny(operation), field.Nested, operation));
            body.EmitAfter(before, values, values.Length);
            values = [.. values, .. leaves];
        }

        return [.. values];
    }

    /// <summary>The leaves of a bound value that becomes part of a whole, where it has the given shape or is one leaf.</summary>
    public ImmutableArray<Expr> LeavesOf(CallResult bound, AggregateShape? shape, IOperation operation)
    {
        switch (bound)
        {
            case { Sequence: { } sequence }:
                return [new Read(sequence)];
            case { Aggregate: { } value } when shape is null:
                return [body.AggregateWholes.PutTogether(value, operation)];
            case { Aggregate: { } value } when value.Leaves.Length == shape.Leaves.Length:
                AggregateStores.RefuseSharing(value, operation);
                return value.Leaves;
            case { Scalar: { } scalar }:
                return shape is null ? [scalar] : body.AggregateWholes.TakeApart(shape, scalar, operation).Leaves;
            default:
                throw LanguageFence.Refuse(operation);
        }
    }

    private CallResult BindConversion(IConversionOperation operation, string name)
    {
        IOperation operand = operation.Operand;
        AggregateShape shape = ShapeOf(operation.Type) ?? throw LanguageFence.Refuse(operation);
        if (operation.OperatorMethod is not null)
        {
            if (shape is { Type.Name: "Complex" } && NumericsBodies.IsNumerics(shape.Type) && body.TypeOf(operand.Type) is RealType or IntegerType)
            {
                return new CallResult(Aggregate: new AggregateValue(shape, [ConversionBinder.Numeric(body.Bind(operand), IrType.Double), RealConstant.Of(0, IrType.Double)]));
            }

            return body.FollowedMembers.TryBindOperator(operation, operation.OperatorMethod, [operand])
                ?? new CallResult(body.ExternalOperators.BindConversion(operation));
        }

        if (shape.IsNullable)
        {
            return new CallResult(Aggregate: body.Nullables.BindConversion(operation, shape));
        }

        if (operand is IDefaultValueOperation or { ConstantValue: { HasValue: true, Value: null } } && shape.Type.IsValueType)
        {
            return new CallResult(Aggregate: AggregateValue.Zero(shape));
        }

        if (ShapeOf(operand.Type) is { IsNullable: true })
        {
            return new CallResult(Aggregate: body.Nullables.BindUnwrapped(operation));
        }

        if (shape.Type.IsTupleType)
        {
            AggregateValue tuple = Bind(operand, name);
            return new CallResult(Aggregate: new AggregateValue(
                shape, [.. tuple.Leaves.Select((leaf, i) => ConversionBinder.Numeric(leaf, shape.Leaves[i].Type))]));
        }

        return operation.Conversion.IsIdentity || operation.Conversion.IsReference && operation.IsImplicit || IsSameType(operation)
            ? BindAggregate(operand, name)
            : new CallResult(body.ExternalOperators.BindConversion(operation));
    }

    /// <summary>A creation or choice without a type of its own is converted to the one that it is wanted in.</summary>
    private static bool IsSameType(IConversionOperation operation) => SymbolEqualityComparer.Default.Equals(operation.Type, operation.Operand.Type);

    private AggregateValue BindSinCos(IInvocationOperation call, string sine = "Sin", string cosine = "Cos")
    {
        Expr angle = body.Bind(call.Arguments[0].Value);
        angle = angle is Read or RealConstant ? angle : body.Spill("angle", angle);
        return new AggregateValue(
            ShapeOf(call.Type) ?? throw LanguageFence.Refuse(call),
            [new Call(sine, EquatableArrays.Of(angle), angle.Type), new Call(cosine, EquatableArrays.Of(angle), angle.Type)]);
    }

    /// <summary>What the attributed method returns: the object goes to the caller, and nobody here changes it any more.</summary>
    public AggregateValue Returned(CallResult bound, AggregateShape shape, IOperation operation)
    {
        AggregateValue value = bound.Aggregate
            ?? new AggregateValue(shape, bound.Scalar is { } carried ? body.AggregateWholes.TakeApart(shape, carried, operation).Leaves : throw LanguageFence.Refuse(operation));
        return value.Leaves.Length == shape.Leaves.Length && (!shape.Type.IsReferenceType || SymbolEqualityComparer.Default.Equals(shape.Type, value.Shape.Type))
            ? value
            : throw LanguageFence.Refuse(
                RefusalId.ResultParts, operation, "'" + operation.Syntax + "', an object of another type than the method's,", "return objects of one type");
    }
}
