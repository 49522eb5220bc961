using System.Collections.Generic;
using System.Linq;
using AutoDiff.Generator.IR;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace AutoDiff.Generator.Binding;

/// <summary>Unary and binary operators.</summary>
internal sealed class OperatorBinder(BodyBinder body)
{
    public Expr BindUnary(IUnaryOperation operation)
    {
        IrType type = body.TypeOf(operation.Type);
        if (TryFollow(operation, operation.OperatorMethod, operation.IsLifted, operation.Operand) is { } followed)
        {
            return body.AggregateWholes.ScalarOf(followed, operation);
        }

        if (type is OpaqueType || operation.IsLifted || operation.OperatorKind is UnaryOperatorKind.True or UnaryOperatorKind.False or UnaryOperatorKind.Hat)
        {
            return body.ExternalOperators.Bind(operation);
        }

        Expr operand = body.Bind(operation.Operand);
        return operation.OperatorKind switch
        {
            UnaryOperatorKind.Plus => operand,
            UnaryOperatorKind.Minus when operation.IsChecked && type is IntegerType =>
                new Binary(BinaryOperator.Subtract, new IntegerConstant(0, type), operand, type, Checked: true),
            UnaryOperatorKind.Minus => new Unary(UnaryOperator.Negate, operand),
            UnaryOperatorKind.Not => new Unary(UnaryOperator.Not, operand),
            UnaryOperatorKind.BitwiseNegation when type is BoolType => new Unary(UnaryOperator.Not, operand),
            UnaryOperatorKind.BitwiseNegation => new Unary(UnaryOperator.Complement, operand),
            _ => throw LanguageFence.Refuse(operation),
        };
    }

    /// <summary>An operator that the user wrote; null where it is one of numbers, or has no source.</summary>
    public CallResult? TryFollow(IOperation operation, IMethodSymbol? method, bool isLifted, params IOperation[] operands) =>
        method is not null && !isLifted && body.TypeOf(method.ContainingType) is OpaqueType ? body.FollowedMembers.TryBindOperator(operation, method, operands) : null;

    public Expr BindBinary(IBinaryOperation operation)
    {
        if (body.Nullables.TryCompare(operation) is { } compared)
        {
            return compared;
        }

        if (body.Equalities.TryBindRecords(operation) is { } same)
        {
            return same;
        }

        if (operation.OperatorMethod is null && operation.OperatorKind is BinaryOperatorKind.Equals or BinaryOperatorKind.NotEquals
            && (IsMade(operation.LeftOperand) || IsMade(operation.RightOperand)))
        {
            // An object that is made here is never null; whether two are the same one is not known from their parts.
            return IsNull(operation.LeftOperand) || IsNull(operation.RightOperand)
                ? new BoolConstant(operation.OperatorKind == BinaryOperatorKind.NotEquals)
                : throw LanguageFence.Refuse(RefusalId.SharedObject, operation, "the comparison of two objects", "compare their members");
        }

        if (TryFollow(operation, operation.OperatorMethod, operation.IsLifted, operation.LeftOperand, operation.RightOperand) is { } followed)
        {
            return body.AggregateWholes.ScalarOf(followed, operation);
        }

        IrType type = body.TypeOf(operation.Type);
        IrType left = body.TypeOf(operation.LeftOperand.Type);
        IrType right = body.TypeOf(operation.RightOperand.Type);
        if (operation.OperatorKind is BinaryOperatorKind.ConditionalAnd or BinaryOperatorKind.ConditionalOr
            && type is BoolType && left is BoolType && right is BoolType)
        {
            return BindShortCircuit(operation);
        }

        if (operation.OperatorKind is BinaryOperatorKind.Equals or BinaryOperatorKind.NotEquals
            && FunctionNullTest(operation.LeftOperand, operation.RightOperand) is { } isNull)
        {
            return new BoolConstant(isNull == (operation.OperatorKind == BinaryOperatorKind.Equals));
        }

        if (IsSequence(operation.LeftOperand) || IsSequence(operation.RightOperand))
        {
            return body.NullTests.Bind(operation);
        }

        if (operation.OperatorKind is BinaryOperatorKind.Equals or BinaryOperatorKind.NotEquals && operation.OperatorMethod is null
            && (KnownAgainstNull(operation.LeftOperand, operation.RightOperand) ?? KnownAgainstNull(operation.RightOperand, operation.LeftOperand)) is { } known)
        {
            return body.Objects.NullTest(operation, known, operation.OperatorKind == BinaryOperatorKind.NotEquals);
        }

        if (type is OpaqueType || operation.IsLifted || !IsBuiltIn(operation, left, right) || Map(operation.OperatorKind) is not { } op)
        {
            return body.ExternalOperators.Bind(operation);
        }

        return LongChain.StartsAt(operation)
            ? BindChain(operation, type)
            : Combine(operation, op, body.BindInOrder([operation.LeftOperand, operation.RightOperand]), type);
    }

    /// <summary>Whether a known function is null, where one side is a delegate and the other the word null.</summary>
    private bool? FunctionNullTest(IOperation left, IOperation right)
    {
        (IOperation tested, IOperation constant) = left.ConstantValue is { HasValue: true, Value: null } ? (right, left) : (left, right);
        return constant.ConstantValue is { HasValue: true, Value: null } && body.Delegates.TryBind(tested) is { } function and not SelectedFunction
            ? function is NullFunction
            : null;
    }

    private static Binary Combine(IBinaryOperation operation, BinaryOperator op, Expr[] operands, IrType type) =>
        new(op, operands[0], operands[1], type, operation.IsChecked && type is IntegerType);

    /// <summary>Binds <c>a + b + c + …</c> from the left, naming what has been summed up so far now and then, so that no tree gets deep.</summary>
    private Expr BindChain(IBinaryOperation operation, IrType type)
    {
        List<IBinaryOperation> links = LongChain.Of(operation);
        Expr value = body.Bind(links[links.Count - 1].LeftOperand);
        for (int i = links.Count - 1; i >= 0; i--)
        {
            Expr[] operands = [value, value];
            IOperation rightOperand = links[i].RightOperand;
            (List<Statement> before, operands[1]) = body.Capture(() => body.Bind(rightOperand));
            body.EmitAfter(before, operands, 1);
            value = Combine(links[i], Map(links[i].OperatorKind)!.Value, operands, type);
            if (i > 0 && i % LongChain.Segment == 0)
            {
                value = body.Spill("partial", value);
            }
        }

        return value;
    }

    /// <summary>The operators of the numbers, also those that a generic method calls through an interface.</summary>
    private static bool IsBuiltIn(IBinaryOperation operation, IrType left, IrType right) =>
        operation.OperatorMethod is null ? left is not OpaqueType || IsEnum(operation.LeftOperand.Type) : left is not OpaqueType && right is not OpaqueType;

    /// <summary>A comparison with null converts an array to object first.</summary>
    private bool IsSequence(IOperation operand) =>
        body.Grids.IsGrid(operand)
        || body.Lists.Find(operand) is not null
        || (operand is IConversionOperation { IsImplicit: true, Operand: { } grid } && body.Grids.IsGrid(grid))
        || (operand.Type is not null && body.TypeOf(operand.Type) is SequenceType)
        || (operand is IConversionOperation { IsImplicit: true, Operand: { Type: not null } array } && body.TypeOf(array.Type) is SequenceType);

    private bool IsMade(IOperation operand) => body.AggregatePlaces.TryPlace(operand) is { Shape.Type.IsReferenceType: true };

    private static bool IsNull(IOperation operand) => operand.ConstantValue is { HasValue: true, Value: null };

    private ObjectRef? KnownAgainstNull(IOperation operand, IOperation other) =>
        other.ConstantValue is { HasValue: true, Value: null } ? body.Objects.Find(operand is IConversionOperation { IsImplicit: true } c ? c.Operand : operand) : null;

    private static bool IsEnum(ITypeSymbol? type) => type is { TypeKind: TypeKind.Enum };

    private Expr BindShortCircuit(IBinaryOperation operation)
    {
        bool isAnd = operation.OperatorKind == BinaryOperatorKind.ConditionalAnd;
        Expr left = body.Bind(operation.LeftOperand);
        if (left is BoolConstant known && !operation.LeftOperand.ConstantValue.HasValue)
        {
            return known.Value == isAnd ? body.Bind(operation.RightOperand) : known;
        }

        (List<Statement> before, Expr right) = body.Capture(() => body.Bind(operation.RightOperand));
        return ShortCircuit(isAnd, left, before, right);
    }

    /// <summary>Both conditions, where the right one and what it needs are evaluated only if the left one leaves it open.</summary>
    public Expr ShortCircuit(bool isAnd, Expr left, List<Statement> before, Expr right)
    {
        if (left is BoolConstant constant && constant.Value == isAnd)
        {
            body.EmitAfter(before, [], 0);
            return right;
        }

        if (before.Count == 0)
        {
            return isAnd ? Condition.And(left, right) : Condition.Or(left, right);
        }

        // What is declared inside the condition can be used behind it.
        HashSet<Variable> declared = [.. Walk.Statements(before.ToEquatableArray()).OfType<Declare>().Select(d => d.Variable).Where(body.Session.PatternVariables.Contains)];
        if (declared.Count > 0)
        {
            foreach (Statement statement in Hoisting.Hoisted(before, declared))
            {
                if (statement is Declare { Variable: var variable } && declared.Contains(variable))
                {
                    body.Emit(statement);
                }
            }

            before = [.. Hoisting.Hoisted(before, declared).Skip(declared.Count)];
        }

        Read both = body.Spill("condition", left);
        before.Add(new Assign(both.Variable, right));
        Expr test = isAnd ? both : new Unary(UnaryOperator.Not, both);
        body.Emit(new If(test, before.ToEquatableArray(), EquatableArray<Statement>.Empty));
        return both;
    }

    public static BinaryOperator? Map(BinaryOperatorKind kind) => kind switch
    {
        BinaryOperatorKind.Add => BinaryOperator.Add,
        BinaryOperatorKind.Subtract => BinaryOperator.Subtract,
        BinaryOperatorKind.Multiply => BinaryOperator.Multiply,
        BinaryOperatorKind.Divide => BinaryOperator.Divide,
        BinaryOperatorKind.Remainder => BinaryOperator.Remainder,
        BinaryOperatorKind.Equals => BinaryOperator.Equal,
        BinaryOperatorKind.NotEquals => BinaryOperator.NotEqual,
        BinaryOperatorKind.LessThan => BinaryOperator.Less,
        BinaryOperatorKind.LessThanOrEqual => BinaryOperator.LessOrEqual,
        BinaryOperatorKind.GreaterThan => BinaryOperator.Greater,
        BinaryOperatorKind.GreaterThanOrEqual => BinaryOperator.GreaterOrEqual,
        BinaryOperatorKind.And => BinaryOperator.And,
        BinaryOperatorKind.Or => BinaryOperator.Or,
        BinaryOperatorKind.ExclusiveOr => BinaryOperator.ExclusiveOr,
        BinaryOperatorKind.LeftShift => BinaryOperator.ShiftLeft,
        BinaryOperatorKind.RightShift => BinaryOperator.ShiftRight,
        BinaryOperatorKind.UnsignedRightShift => BinaryOperator.ShiftRightUnsigned,
        _ => null,
    };
}
