using System.Collections.Generic;
using AutoDiff.Generator.IR;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace AutoDiff.Generator.Binding;

/// <summary>Nullable numbers and structs: whether there is a value, and the value, which is zero where there is none.</summary>
internal sealed class NullableBinder(BodyBinder body)
{
    /// <summary>A conversion to a nullable type.</summary>
    public AggregateValue BindConversion(IConversionOperation operation, AggregateShape shape)
    {
        IOperation operand = operation.Operand;
        if (operand is IDefaultValueOperation or { ConstantValue: { HasValue: true, Value: null } } || operand.Type is null)
        {
            return AggregateValue.Zero(shape);
        }

        if (body.Aggregates.ShapeOf(operand.Type) is { IsNullable: true })
        {
            return Convert(body.Aggregates.Bind(operand), shape, operation);
        }

        CallResult value = body.Aggregates.BindAny(operand);
        return Wrap(shape, Converted(body.Aggregates.LeavesOf(value, shape.Fields[1].Nested, operand), shape, operation));
    }

    public AggregateValue BindCreation(IObjectCreationOperation operation, AggregateShape shape) => operation.Arguments.Length == 0
        ? AggregateValue.Zero(shape)
        : Wrap(shape, body.Aggregates.BindParts([(operation.Arguments[0].Value, shape.Fields[1])]));

    public static AggregateValue Wrap(AggregateShape shape, IEnumerable<Expr> leaves) => new(shape, [new BoolConstant(true), .. leaves]);

    private static AggregateValue Convert(AggregateValue value, AggregateShape shape, IOperation operation)
    {
        IReadOnlyList<Expr> leaves = Converted(value.Leaves, shape, operation, 0);
        return new AggregateValue(shape, [.. leaves]);
    }

    private static List<Expr> Converted(IReadOnlyList<Expr> leaves, AggregateShape shape, IOperation operation, int first = 1)
    {
        List<Expr> converted = [];
        for (int i = 0; i < leaves.Count; i++)
        {
            IrType target = shape.Leaves[i + first].Type;
            bool isNumeric = leaves[i].Type == target || (leaves[i].Type is RealType or IntegerType && target is RealType or IntegerType);
            converted.Add(isNumeric ? ConversionBinder.Numeric(leaves[i], target) : throw LanguageFence.Refuse(operation));
        }

        return converted;
    }

    /// <summary>The cast of a nullable to its value, as an aggregate.</summary>
    public AggregateValue BindUnwrapped(IConversionOperation operation) =>
        Member(body.Aggregates.Bind(operation.Operand), "Value", operation).Aggregate ?? throw LanguageFence.Refuse(operation);

    /// <summary>The cast of a nullable to its value, as a number.</summary>
    public Expr? TryUnwrap(IConversionOperation operation) =>
        operation.OperatorMethod is null
        && body.Aggregates.ShapeOf(operation.Operand.Type) is { IsNullable: true }
        && body.TypeOf(operation.Type) is RealType or IntegerType or BoolType
        && Member(body.Aggregates.Bind(operation.Operand), "Value", operation).Scalar is { } value
            ? value.Type == body.TypeOf(operation.Type) || value.Type is not BoolType ? ConversionBinder.Numeric(value, body.TypeOf(operation.Type)) : null
            : null;

    public CallResult Member(AggregateValue nullable, ISymbol member, IOperation operation) => Member(nullable, member.Name, operation);

    private CallResult Member(AggregateValue nullable, string name, IOperation operation)
    {
        if (name == "HasValue")
        {
            return new CallResult(nullable.Leaves[0]);
        }

        AggregatePlace place = body.AggregatePlaces.PlaceOf(nullable);
        AggregateField field = place.Shape.Fields[1];
        if (name == "Value" && place[0].Value is not BoolConstant { Value: true })
        {
            External exception = new(
                EquatableArrays.Of("new global::System.InvalidOperationException(\"Nullable object must have a value.\")"),
                EquatableArray<Expr>.Empty,
                new OpaqueType("global::System.InvalidOperationException"),
                body.Externals.Site(operation, RefusalId.ValueLeaves),
                string.Empty);
            body.Emit(new If(new Unary(UnaryOperator.Not, place[0].Value), EquatableArrays.Of<Statement>(new Throw(exception)), EquatableArray<Statement>.Empty));
        }

        return field.Nested is null ? new CallResult(place.Leaf(field).Value) : new CallResult(Aggregate: place.Nested(field).Value);
    }

    /// <summary><c>GetValueOrDefault</c>; anything else is carried over as text.</summary>
    public CallResult BindCall(IInvocationOperation call, AggregateValue nullable)
    {
        if (call.TargetMethod.Name != "GetValueOrDefault")
        {
            return new CallResult(body.Externals.BindCall(call, null, body.AggregateWholes.PutTogether(nullable, call.Instance!)));
        }

        AggregatePlace place = body.AggregatePlaces.PlaceOf(nullable);
        AggregateField field = place.Shape.Fields[1];
        if (call.Arguments.Length == 0)
        {
            return Member(nullable, "GetValueOrDefault", call);
        }

        if (field.Nested is not null)
        {
            throw LanguageFence.Refuse(call);
        }

        return new CallResult(new Conditional(place[0].Value, place.Leaf(field).Value, body.Bind(call.Arguments[0].Value)));
    }

    /// <summary><c>a ?? b</c>.</summary>
    public CallResult? TryCoalesce(ICoalesceOperation operation)
    {
        if (body.Aggregates.ShapeOf(operation.Value.Type) is not { IsNullable: true } shape)
        {
            return null;
        }

        AggregatePlace left = body.AggregatePlaces.PlaceOf(body.Aggregates.Bind(operation.Value));
        AggregateField field = shape.Fields[1];
        AggregateShape? target = body.Aggregates.ShapeOf(operation.Type);
        bool isStillNullable = target is { IsNullable: true };
        if (field.Nested is not null && !isStillNullable)
        {
            target = field.Nested;
        }

        (List<Statement> before, CallResult right) = body.Capture(() => body.Aggregates.BindAny(operation.WhenNull));
        if (target is null)
        {
            IrType type = body.TypeOf(operation.Type);
            Expr value = ConversionBinder.Numeric(left.Leaf(field).Value, type);
            Expr otherwise = ConversionBinder.Numeric(body.AggregateWholes.ScalarOf(right, operation.WhenNull), type);
            if (before.Count == 0)
            {
                return new CallResult(new Conditional(left[0].Value, value, otherwise));
            }

            Variable result = body.Temporary("value", type);
            body.Emit(new Declare(result, null));
            before.Add(new Assign(result, otherwise));
            body.Emit(new If(left[0].Value, EquatableArrays.Of<Statement>(new Assign(result, value)), before.ToEquatableArray()));
            return new CallResult(new Read(result));
        }

        AggregatePlace choice = body.AggregateStores.Declare("value", target, null);
        AggregateValue given = isStillNullable ? left.Value : left.Nested(field).Value;
        List<Statement> then = body.Capture(() => body.AggregateStores.Assign(choice, given, operation.Value));
        before.AddRange(body.Capture(() => body.AggregateStores.Assign(
            choice, new AggregateValue(target, body.Aggregates.LeavesOf(right, target, operation.WhenNull)), operation.WhenNull)));
        body.Emit(new If(left[0].Value, then.ToEquatableArray(), before.ToEquatableArray()));
        return new CallResult(Aggregate: choice.Value with { IsNew = true });
    }

    /// <summary>An operator on nullable numbers: of their values, where both have one.</summary>
    public AggregateValue BindLifted(IBinaryOperation operation, AggregateShape shape)
    {
        AggregateValue[] operands = BindOperands(operation.LeftOperand, operation.RightOperand);
        return Lifted(operation, operation.OperatorKind, operands[0], operands[1], shape, operation.IsChecked);
    }

    public AggregateValue BindCompound(ICompoundAssignmentOperation operation)
    {
        AggregateShape shape = body.Aggregates.ShapeOf(operation.Target.Type) ?? throw LanguageFence.Refuse(operation);
        AggregateValue[] operands = BindOperands(operation.Target, operation.Value);
        return Lifted(operation, operation.OperatorKind, operands[0], operands[1], shape, operation.IsChecked);
    }

    private AggregateValue[] BindOperands(IOperation left, IOperation right)
    {
        AggregatePlace first = body.AggregatePlaces.PlaceOf(body.Aggregates.Bind(left) with { Origin = null });
        (List<Statement> before, AggregateValue second) = body.Capture(() => body.Aggregates.Bind(right));
        Expr[] earlier = [.. first.Value.Leaves];
        body.EmitAfter(before, earlier, earlier.Length);
        return [new AggregateValue(first.Shape, [.. earlier]), body.AggregatePlaces.PlaceOf(second).Value];
    }

    private static AggregateValue Lifted(IOperation operation, BinaryOperatorKind kind, AggregateValue left, AggregateValue right, AggregateShape shape, bool isChecked)
    {
        if (shape.Leaves.Length != 2 || left.Leaves.Length != 2 || right.Leaves.Length != 2 || OperatorBinder.Map(kind) is not { } op || shape.Leaves[1].Type is not (RealType or IntegerType))
        {
            throw LanguageFence.Refuse(operation);
        }

        IrType type = shape.Leaves[1].Type;
        Expr hasBoth = And(left.Leaves[0], right.Leaves[0]);
        Expr value = new Binary(op, ConversionBinder.Numeric(left.Leaves[1], type), ConversionBinder.Numeric(right.Leaves[1], type), type, isChecked && type is IntegerType);
        return new AggregateValue(shape, [hasBoth, hasBoth is BoolConstant { Value: true } ? value : new Conditional(hasBoth, value, DefaultValue.Of(type))]);
    }

    /// <summary>A comparison of nullable numbers, or of one with null.</summary>
    public Expr? TryCompare(IBinaryOperation operation)
    {
        bool isEqual = operation.OperatorKind == BinaryOperatorKind.Equals;
        bool isNotEqual = operation.OperatorKind == BinaryOperatorKind.NotEquals;
        if ((isEqual || isNotEqual) && (Tested(operation.LeftOperand, operation.RightOperand) ?? Tested(operation.RightOperand, operation.LeftOperand)) is { } tested)
        {
            Expr has = body.Aggregates.Bind(tested).Leaves[0];
            return isNotEqual ? has : new Unary(UnaryOperator.Not, has);
        }

        if (!operation.IsLifted || body.TypeOf(operation.Type) is not BoolType || OperatorBinder.Map(operation.OperatorKind) is not { } op
            || body.Aggregates.ShapeOf(operation.LeftOperand.Type) is not { IsNullable: true, Leaves.Length: 2 }
            || body.Aggregates.ShapeOf(operation.RightOperand.Type) is not { IsNullable: true, Leaves.Length: 2 })
        {
            return null;
        }

        AggregateValue[] operands = BindOperands(operation.LeftOperand, operation.RightOperand);
        (AggregateValue left, AggregateValue right) = (operands[0], operands[1]);
        Expr compared = new Binary(isNotEqual ? BinaryOperator.Equal : op, left.Leaves[1], right.Leaves[1], IrType.Bool);
        if (!isEqual && !isNotEqual)
        {
            return And(And(left.Leaves[0], right.Leaves[0]), compared);
        }

        Expr same = And(
            new Binary(BinaryOperator.Equal, left.Leaves[0], right.Leaves[0], IrType.Bool),
            new Binary(BinaryOperator.OrElse, new Unary(UnaryOperator.Not, left.Leaves[0]), compared, IrType.Bool));
        return isEqual ? same : new Unary(UnaryOperator.Not, same);
    }

    private IOperation? Tested(IOperation operand, IOperation other)
    {
        while (other is IConversionOperation { IsImplicit: true } conversion)
        {
            other = conversion.Operand;
        }

        return other.ConstantValue is { HasValue: true, Value: null } && body.Aggregates.ShapeOf(operand.Type) is { IsNullable: true } ? operand : null;
    }

    private static Expr And(Expr left, Expr right) =>
        left is BoolConstant { Value: true } ? right : right is BoolConstant { Value: true } ? left : new Binary(BinaryOperator.AndAlso, left, right, IrType.Bool);
}
