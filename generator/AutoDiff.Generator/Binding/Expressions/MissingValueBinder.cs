using System.Collections.Generic;
using AutoDiff.Generator.IR;
using Microsoft.CodeAnalysis.Operations;

namespace AutoDiff.Generator.Binding;

/// <summary><c>??</c>, <c>??=</c> and <c>?.</c> on data.</summary>
internal sealed class MissingValueBinder(BodyBinder body)
{
    /// <summary><c>value ?? other</c> on data.</summary>
    public Expr BindCoalesce(ICoalesceOperation operation)
    {
        IrType type = body.TypeOf(operation.Type);
        Expr value = body.Choices.Stable(operation.Value);
        if (type is SequenceType || value.Type is not OpaqueType)
        {
            throw LanguageFence.Refuse(operation);
        }

        Expr present = type == value.Type || type is OpaqueType && !ChoiceBinder.IsNullable(operation.Value.Type) ? value : body.Externals.ValueOf(value, type, operation);
        (List<Statement> otherwise, Expr? other) = body.Choices.BindArm(operation.WhenNull);
        if (other is not null && otherwise.Count == 0)
        {
            return new Conditional(body.NullTests.Of(value, operation), other, present);
        }

        Variable result = body.Temporary("choice", type);
        body.Emit(new Declare(result, null));
        body.Emit(new If(body.NullTests.Of(value, operation), ChoiceBinder.Finish(otherwise, result, other), ChoiceBinder.Finish([], result, present)));
        return new Read(result);
    }

    /// <summary><c>variable ??= other</c> on data, or on a number that may be missing.</summary>
    public Expr BindCoalesceAssignment(ICoalesceAssignmentOperation operation)
    {
        if (body.NullableAccesses.TryAssign(operation) is { } nullable)
        {
            return nullable.Leaf(nullable.Shape.Fields[1]).Value;
        }

        Place place = body.Places.BindTarget(operation.Target);
        if (place.IsElement || place.Type is not OpaqueType || ChoiceBinder.IsNullable(operation.Target.Type))
        {
            throw LanguageFence.Refuse(operation);
        }

        (List<Statement> statements, Expr? other) = body.Choices.BindArm(operation.Value);
        if (other is not null)
        {
            statements.Add(place.Assign(other));
        }

        body.Emit(new If(body.NullTests.Of(place.Value, operation), statements.ToEquatableArray(), EquatableArray<Statement>.Empty));
        return place.Value;
    }

    /// <summary><c>value?.Member</c> on data, or <c>function?.Invoke(x)</c>.</summary>
    public Expr? BindConditionalAccess(IConditionalAccessOperation operation, bool isValueUsed)
    {
        if (body.Delegates.TryBind(operation.Operation) is { } function)
        {
            return BindFunctionAccess(operation, function, isValueUsed);
        }

        Expr value = body.Choices.Stable(operation.Operation);
        IrType type = body.TypeOf(operation.Type);
        if (value.Type is not OpaqueType || (isValueUsed && type is not OpaqueType))
        {
            throw LanguageFence.Refuse(operation);
        }

        Variable? result = isValueUsed && type != IrType.Void ? body.Temporary("access", type) : null;
        (List<Statement> statements, Expr? member) = body.Capture(() => Access(operation, value, isValueUsed));
        if (result is not null)
        {
            body.Emit(new Declare(result, DefaultValue.Of(type)));
            statements.Add(new Assign(result, member!));
        }

        body.Emit(new If(new Unary(UnaryOperator.Not, body.NullTests.Of(value, operation)), statements.ToEquatableArray(), EquatableArray<Statement>.Empty));
        return result is null ? null : new Read(result);
    }

    private Expr? BindFunctionAccess(IConditionalAccessOperation operation, FunctionValue function, bool isValueUsed)
    {
        if (isValueUsed || function is SelectedFunction)
        {
            throw LanguageFence.Refuse(operation);
        }

        if (function is NullFunction)
        {
            return null;
        }

        FunctionValue? outer = body.Frame.ConditionalFunction;
        body.Frame.ConditionalFunction = function;
        body.Assignments.BindEffect(operation.WhenNotNull);
        body.Frame.ConditionalFunction = outer;
        return null;
    }

    private Expr? Access(IConditionalAccessOperation operation, Expr value, bool isValueUsed)
    {
        Expr? outer = body.Frame.ConditionalReceiver;
        body.Frame.ConditionalReceiver = value;
        try
        {
            if (isValueUsed)
            {
                return body.Bind(operation.WhenNotNull);
            }

            body.Assignments.BindEffect(operation.WhenNotNull);
            return null;
        }
        finally
        {
            body.Frame.ConditionalReceiver = outer;
        }
    }
}
