using System.Collections.Generic;
using System.Linq;
using AutoDiff.Generator.IR;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Convert = AutoDiff.Generator.IR.Convert;

namespace AutoDiff.Generator.Binding;

/// <summary>Assignments, compound assignments and increments, as statements and as expressions.</summary>
internal sealed class AssignmentBinder(BodyBinder body)
{
    /// <summary>Binds an expression whose value is not used.</summary>
    public void BindEffect(IOperation operation)
    {
        switch (operation)
        {
            case IParenthesizedOperation e:
                BindEffect(e.Operand);
                break;
            case ICoalesceAssignmentOperation coalesce when body.NullableAccesses.TryAssign(coalesce) is not null:
                break;
            case ICoalesceAssignmentOperation coalesce:
                body.MissingValues.BindCoalesceAssignment(coalesce);
                break;
            case IAssignmentOperation or IIncrementOrDecrementOperation:
                Assign(operation, isValueUsed: false);
                break;
            case IInvocationOperation call:
                body.Calls.BindEffect(call);
                break;
            case IConditionalAccessOperation access:
                body.MissingValues.BindConditionalAccess(access, isValueUsed: false);
                break;
            case IConversionOperation { Operand: IThrowOperation { Exception: { } exception } }:
                body.Statements.BindThrow(exception);
                break;
            case IThrowOperation { Exception: { } exception }:
                body.Statements.BindThrow(exception);
                break;
            default:
                Evaluate(body.Bind(operation));
                break;
        }
    }

    public Expr BindValue(IOperation operation) => Assign(operation, isValueUsed: true)!;

    /// <summary>Drops a value, but not what evaluating it does.</summary>
    public void Evaluate(Expr value)
    {
        if (value is External)
        {
            body.Emit(new Evaluate(value));
        }
        else if (Walk.All(value).Any(e => e is External))
        {
            body.Spill("unused", value);
        }
    }

    /// <summary>Drops what a call returned.</summary>
    public void Evaluate(CallResult value)
    {
        foreach (Expr part in value.Aggregate?.Leaves ?? (value.Scalar is null ? [] : [value.Scalar]))
        {
            Evaluate(part);
        }
    }

    /// <summary>Assigns several places at once: every value is computed before the first is assigned.</summary>
    public void AssignAll(IReadOnlyList<Place> targets, IReadOnlyList<Expr> values)
    {
        Expr[] settled = [.. values];
        for (int i = 1; i < settled.Length; i++)
        {
            if (Interference.Disturbs([.. targets.Take(i).Select((t, j) => t.Assign(settled[j]))], settled[i]))
            {
                body.NameCalls(settled, i);
                settled[i] = body.Spill(targets[i].Variable?.Name ?? "value", settled[i]);
            }
        }

        for (int i = 0; i < settled.Length; i++)
        {
            if (settled[i] != targets[i].Value)
            {
                body.Emit(targets[i].Assign(settled[i]));
            }
        }
    }

    private Expr? Assign(IOperation operation, bool isValueUsed)
    {
        switch (operation)
        {
            case ISimpleAssignmentOperation e when new DelegateVariables(body).TryAssign(e):
                return isValueUsed ? throw LanguageFence.Refuse(operation) : null;
            case IAssignmentOperation or IIncrementOrDecrementOperation when body.AggregateAssignments.TryAssign(operation, isValueUsed) is { } assigned:
                return isValueUsed ? body.AggregateWholes.ScalarOf(assigned, operation) : null;
            case ISimpleAssignmentOperation { IsRef: false } e:
                return BindSimple(e, isValueUsed);
            case IDeconstructionAssignmentOperation e:
                body.Deconstructions.Bind(e.Target, e.Value, e);
                return RefuseValue(operation, isValueUsed);
            case ICompoundAssignmentOperation e:
                return BindCompound(e, isValueUsed);
            case IIncrementOrDecrementOperation e:
                return BindIncrement(e, isValueUsed);
            default:
                throw LanguageFence.Refuse(operation);
        }
    }

    private static Expr? RefuseValue(IOperation operation, bool isValueUsed) => isValueUsed
        ? throw LanguageFence.Refuse(RefusalId.ConstructNotYet, operation, "the value of a tuple assignment", "use its variables in a statement after it")
        : null;

    private Expr? BindSimple(ISimpleAssignmentOperation operation, bool isValueUsed)
    {
        if (operation.Target is IDiscardOperation)
        {
            if (operation.Value.Type is not null && body.TypeOf(operation.Value.Type) is SequenceType)
            {
                body.Sequences.Bind(operation.Value, "unused");
                return null;
            }

            Expr dropped = body.Bind(operation.Value);
            if (!isValueUsed)
            {
                Evaluate(dropped);
            }

            return dropped;
        }

        if (operation.Target.Type is not null && body.TypeOf(operation.Target.Type) is SequenceType)
        {
            body.References.BindAssignment(operation);
            return isValueUsed ? throw LanguageFence.Refuse(RefusalId.ConstructNotYet, operation, "the value of an assignment of an array or span", "assign it in a statement before") : null;
        }

        Place place = body.Places.BindTarget(operation.Target);
        (List<Statement> before, Expr value) = body.Capture(() => body.Bind(operation.Value));
        place = body.Places.EmitAfter(before, place);
        return Finish(place, value, isValueUsed);
    }

    private Expr? BindCompound(ICompoundAssignmentOperation operation, bool isValueUsed)
    {
        Place place = body.Places.Stabilize(body.Places.BindTarget(operation.Target));
        IrType type = place.Type;
        Expr[] operands = [place.Value, place.Index ?? place.Value];
        (List<Statement> before, Expr right) = body.Capture(() => body.Bind(operation.Value));
        Variable? sequence = place.IsElement ? body.References.KeepThrough(before, place.Variable!) : null;
        body.EmitAfter(before, operands, place.IsElement ? 2 : 1);
        if (sequence is not null)
        {
            place = place with { Variable = sequence, Index = operands[1] };
        }

        if (type is OpaqueType || operation.IsLifted)
        {
            return Finish(place, body.ExternalOperators.BindCompound(operation, operands[0], right), isValueUsed);
        }

        BinaryOperator op = OperatorBinder.Map(operation.OperatorKind) ?? throw LanguageFence.Refuse(operation);
        return Finish(place, Compute(op, operands[0], right, operation.IsChecked), isValueUsed);
    }

    private Expr? BindIncrement(IIncrementOrDecrementOperation operation, bool isValueUsed)
    {
        Place place = body.Places.Stabilize(body.Places.BindTarget(operation.Target));
        if (place.Type is not (RealType or IntegerType))
        {
            throw LanguageFence.Refuse(operation);
        }

        Expr old = place.Value;
        if (operation.IsPostfix && isValueUsed)
        {
            old = body.Spill("previous", old);
        }

        Expr one = ConversionBinder.Numeric(IntegerConstant.Of(1), Promote(place.Type));
        BinaryOperator op = operation.Kind == OperationKind.Increment ? BinaryOperator.Add : BinaryOperator.Subtract;
        if (one is Convert)
        {
            one = new IntegerConstant(1, place.Type);
        }

        Expr? result = Finish(place, Compute(op, old, one, operation.IsChecked), isValueUsed && !operation.IsPostfix);
        return operation.IsPostfix ? old : result;
    }

    /// <summary>C# computes on small integers as on int, and converts back.</summary>
    public static Expr Compute(BinaryOperator op, Expr left, Expr right, bool isChecked)
    {
        IrType type = Promote(left.Type);
        Binary value = new(op, ConversionBinder.Numeric(left, type), right, type, isChecked && type is IntegerType);
        return ConversionBinder.Numeric(value, left.Type, isChecked && type is IntegerType);
    }

    private static IrType Promote(IrType type) => type is IntegerType { Name: "byte" or "sbyte" or "short" or "ushort" } ? IrType.Int : type;

    private Expr? Finish(Place place, Expr value, bool isValueUsed)
    {
        if (!isValueUsed)
        {
            body.Emit(place.Assign(value));
            return null;
        }

        if (!place.IsElement)
        {
            body.Emit(place.Assign(value));
            return place.Value;
        }

        Expr named = value is RealConstant or IntegerConstant or BoolConstant ? value : body.Spill("value", value);
        body.Emit(place.Assign(named));
        return named;
    }
}
