using System.Collections.Generic;
using System.Linq;
using AutoDiff.Generator.IR;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace AutoDiff.Generator.Binding;

/// <summary><c>==</c> and <c>!=</c> of tuples and records, part by part. Like every comparison it is piecewise constant.</summary>
internal sealed class EqualityBinder(BodyBinder body)
{
    /// <summary>Tuples compare their elements by the operators of these.</summary>
    public Expr BindTuples(ITupleBinaryOperation operation)
    {
        AggregateValue[] values = Operands(operation.LeftOperand, operation.RightOperand);
        Expr same = Tuples(values[0], values[1]) ?? throw LanguageFence.Refuse(operation);
        return operation.OperatorKind == BinaryOperatorKind.NotEquals ? Condition.Not(same) : same;
    }

    /// <summary>Records compare their fields as <c>Equals</c> does, for which NaN is NaN; null for anything else.</summary>
    public Expr? TryBindRecords(IBinaryOperation operation)
    {
        if (operation is not { OperatorMethod: { IsImplicitlyDeclared: true, ContainingType.IsRecord: true }, IsLifted: false, OperatorKind: BinaryOperatorKind.Equals or BinaryOperatorKind.NotEquals }
            || body.Aggregates.ShapeOf(operation.LeftOperand.Type) is not { } shape || !IsPlain(shape)
            || !HasParts(operation.LeftOperand) || !HasParts(operation.RightOperand))
        {
            return null;
        }

        AggregateValue[] values = Operands(operation.LeftOperand, operation.RightOperand);
        if (!SymbolEqualityComparer.Default.Equals(values[0].Shape.Type, values[1].Shape.Type))
        {
            return null;
        }

        Expr same = values[0].Leaves.Zip(values[1].Leaves, (a, b) => Same(a, b, operation)).Aggregate(Condition.And);
        return operation.OperatorKind == BinaryOperatorKind.NotEquals ? Condition.Not(same) : same;
    }

    private bool HasParts(IOperation operand) => body.Objects.Find(operand) is { } known
        ? known.Shape.IsValue && body.AggregatePlaces.KnownPlace(known) is not null
        : body.AggregateMembers.IsTakenApart(operand);

    /// <summary>Both under names, since every part is read.</summary>
    private AggregateValue[] Operands(IOperation left, IOperation right)
    {
        AggregateValue first = body.Aggregates.Bind(left);
        (List<Statement> before, AggregateValue second) = body.Capture(() => body.Aggregates.Bind(right));
        Expr[] earlier = [.. first.Leaves];
        body.EmitAfter(before, earlier, earlier.Length);
        return
        [
            body.AggregatePlaces.PlaceOf(new AggregateValue(first.Shape, [.. earlier])).Value,
            body.AggregatePlaces.PlaceOf(second with { Origin = null }).Value,
        ];
    }

    private static Expr? Tuples(AggregateValue left, AggregateValue right)
    {
        if (!left.Shape.Type.IsTupleType || !right.Shape.Type.IsTupleType || left.Shape.Fields.Length != right.Shape.Fields.Length)
        {
            return null;
        }

        Expr same = new BoolConstant(true);
        for (int i = 0; i < left.Shape.Fields.Length; i++)
        {
            AggregateField first = left.Shape.Fields[i];
            AggregateField second = right.Shape.Fields[i];
            Expr? part = first.Nested is not null && second.Nested is not null ? Tuples(left.Nested(first), right.Nested(second))
                : first.Nested is null && second.Nested is null ? Numbers(left.Leaves[first.First], right.Leaves[second.First])
                : null;
            if (part is null)
            {
                return null;
            }

            same = Condition.And(same, part);
        }

        return same;
    }

    private static Binary? Numbers(Expr left, Expr right) => (left.Type, right.Type) switch
    {
        (BoolType, BoolType) => new Binary(BinaryOperator.Equal, left, right, IrType.Bool),
        _ when left.Type == right.Type && left.Type is RealType or IntegerType => new Binary(BinaryOperator.Equal, left, right, IrType.Bool),
        (RealType { IsGeneric: false }, IntegerType) => new Binary(BinaryOperator.Equal, left, ConversionBinder.Numeric(right, left.Type), IrType.Bool),
        (IntegerType, RealType { IsGeneric: false }) => new Binary(BinaryOperator.Equal, ConversionBinder.Numeric(left, right.Type), right, IrType.Bool),
        _ => null,
    };

    private Expr Same(Expr left, Expr right, IOperation operation)
    {
        if (left.Type is OpaqueType)
        {
            CodeText text = new CodeText().Append("object.Equals(").Hole(left).Append(", ").Hole(right).Append(")");
            return body.Externals.Finish(text, operation, RefusalId.ValueLeaves, IrType.Bool);
        }

        Binary equal = new(BinaryOperator.Equal, left, right, IrType.Bool);
        return left.Type is RealType
            ? Condition.Or(equal, Condition.And(IsNotANumber(left), IsNotANumber(right)))
            : equal;
    }

    private static Call IsNotANumber(Expr value) => new("IsNaN", EquatableArrays.Of(value), IrType.Bool);

    /// <summary>A record whose equality is the one that the compiler writes, down to the numbers.</summary>
    private bool IsPlain(AggregateShape shape) => shape.Type.IsRecord && !shape.HasSequence
        && shape.Type.GetMembers("Equals").OfType<IMethodSymbol>().All(m => m.IsImplicitlyDeclared)
        && shape.Type is { IsValueType: true } or { IsSealed: true, BaseType.SpecialType: SpecialType.System_Object }
        && shape.Fields.All(f => f.Nested is null || IsPlain(f.Nested));
}
