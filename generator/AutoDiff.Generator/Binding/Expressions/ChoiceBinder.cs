using System.Collections.Generic;
using AutoDiff.Generator.IR;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace AutoDiff.Generator.Binding;

/// <summary><c>if</c> and <c>?:</c>, and what the arms of every choice have in common.</summary>
internal sealed class ChoiceBinder(BodyBinder body)
{
    public void BindIf(IConditionalOperation operation)
    {
        Expr condition = body.Bind(operation.Condition);
        if (condition is BoolConstant constant && !operation.Condition.ConstantValue.HasValue)
        {
            // Known from what was passed in, such as that an optional function is missing.
            body.EmitAfter([.. body.Statements.Block(constant.Value ? operation.WhenTrue : operation.WhenFalse)], [], 0);
            return;
        }

        EquatableArray<Statement> then = body.Statements.Block(operation.WhenTrue);
        EquatableArray<Statement> otherwise = body.Statements.Block(operation.WhenFalse);
        body.Emit(new If(condition, then, otherwise));
    }

    public Expr BindConditional(IConditionalOperation operation)
    {
        IrType type = body.TypeOf(operation.Type);
        if (operation.IsRef || operation.WhenFalse is null)
        {
            throw LanguageFence.Refuse(RefusalId.ConstructNotYet, operation, "a choice of a reference", "write an if with the computation in both branches");
        }

        Expr condition = body.Bind(operation.Condition);
        if (condition is BoolConstant constant && type is not SequenceType && !operation.Condition.ConstantValue.HasValue)
        {
            return body.Bind(constant.Value ? operation.WhenTrue : operation.WhenFalse);
        }

        (List<Statement> then, Expr? whenTrue) = BindArm(operation.WhenTrue, ArmOf(type));
        (List<Statement> otherwise, Expr? whenFalse) = BindArm(operation.WhenFalse, ArmOf(type));
        if (type is not SequenceType && whenTrue is not null && whenFalse is not null && then.Count == 0 && otherwise.Count == 0)
        {
            return new Conditional(condition, whenTrue, whenFalse);
        }

        Variable result = body.Temporary("choice", type);
        body.Emit(new Declare(result, null));
        body.Emit(new If(condition, Finish(then, result, whenTrue), Finish(otherwise, result, whenFalse)));
        return Chosen(result);
    }

    /// <summary>A choice between values that are taken apart: every branch sets all parts.</summary>
    public AggregateValue BindAggregate(IConditionalOperation operation)
    {
        if (operation.IsRef || operation.WhenFalse is not { } whenFalse)
        {
            throw LanguageFence.Refuse(operation);
        }

        Expr condition = body.Bind(operation.Condition);
        AggregatePlace result = DeclareResult(operation);
        body.Emit(new If(condition, BindArm(operation.WhenTrue, result), BindArm(whenFalse, result)));
        return result.Value with { IsNew = true };
    }

    public AggregatePlace DeclareResult(IOperation operation)
    {
        AggregateShape shape = body.Aggregates.ShapeOf(operation.Type) ?? throw LanguageFence.Refuse(operation);
        List<Place> places = [];
        foreach (AggregateLeaf leaf in shape.Leaves)
        {
            if (leaf.Type is SequenceType || shape.IsShared)
            {
                throw LanguageFence.Refuse(
                    RefusalId.SharedObject, operation, "a choice between objects that hold arrays or can be changed", "write an if with the computation in both branches");
            }

            Variable part = body.Temporary("choice" + leaf.Name, leaf.Type);
            body.Emit(new Declare(part, null));
            places.Add(Place.Of(part));
        }

        return new AggregatePlace(shape, places);
    }

    public EquatableArray<Statement> BindArm(IOperation arm, AggregatePlace result) => body.Capture(() =>
    {
        if (Thrown(arm) is { } exception)
        {
            body.Statements.BindThrow(exception);
        }
        else
        {
            body.AggregateStores.Assign(result, body.Aggregates.Bind(arm), arm);
        }
    }).ToEquatableArray();

    public static Expr Chosen(Variable result) => result.Type is SequenceType ? new View(result, null, null, result.Type) : new Read(result);

    /// <summary>How the arms of a choice of this type are bound.</summary>
    public System.Func<IOperation, Expr?> ArmOf(IrType type) => type is SequenceType ? arm => body.References.BindArm(arm, type) : body.Bind;

    public static bool IsNullable(ITypeSymbol? type) => type?.OriginalDefinition.SpecialType == SpecialType.System_Nullable_T;

    /// <summary>The value under a name, since every test reads it.</summary>
    public Expr Stable(IOperation operation)
    {
        Expr value = body.Bind(operation);
        return value is Read or Literal or IntegerConstant or BoolConstant or RealConstant && value.Type is not SequenceType ? value : body.Spill("value", value);
    }

    /// <summary>One arm: what it needs and its value, which is null where the arm throws.</summary>
    public (List<Statement> Statements, Expr? Value) BindArm(IOperation arm) => BindArm(arm, body.Bind);

    public (List<Statement> Statements, Expr? Value) BindArm(IOperation arm, System.Func<IOperation, Expr?> bind) => body.Capture<Expr?>(() =>
    {
        if (Thrown(arm) is { } exception)
        {
            body.Statements.BindThrow(exception);
            return null;
        }

        return bind(arm);
    });

    /// <summary>The exception of an arm that throws.</summary>
    private static IOperation? Thrown(IOperation arm)
    {
        while (arm is IConversionOperation conversion)
        {
            arm = conversion.Operand;
        }

        return arm is IThrowOperation { Exception: { } exception } ? exception : null;
    }

    public static EquatableArray<Statement> Finish(List<Statement> statements, Variable result, Expr? value)
    {
        if (value is not null)
        {
            statements.Add(new Assign(result, value));
        }

        return statements.ToEquatableArray();
    }
}
