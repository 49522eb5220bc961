using System;
using System.Collections.Generic;
using System.Linq;
using AutoDiff.Generator.IR;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace AutoDiff.Generator.Binding;

/// <summary><c>if</c>, <c>?:</c>, and both forms of <c>switch</c>.</summary>
internal sealed class ChoiceBinder(BodyBinder body)
{
    public void BindIf(IConditionalOperation operation)
    {
        Expr condition = body.Bind(operation.Condition);
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
        (List<Statement> then, Expr? whenTrue) = BindArm(operation.WhenTrue, type);
        (List<Statement> otherwise, Expr? whenFalse) = BindArm(operation.WhenFalse, type);
        if (type is not SequenceType && whenTrue is not null && whenFalse is not null && then.Count == 0 && otherwise.Count == 0)
        {
            return new Conditional(condition, whenTrue, whenFalse);
        }

        Variable result = body.Temporary("choice", type);
        body.Emit(new Declare(result, null));
        body.Emit(new If(condition, Finish(then, result, whenTrue), Finish(otherwise, result, whenFalse)));
        return Chosen(result);
    }

    public Expr BindSwitchExpression(ISwitchExpressionOperation operation)
    {
        IrType type = body.TypeOf(operation.Type);
        Expr value = Stable(operation.Value);
        Variable result = body.Temporary("choice", type);
        body.Emit(new Declare(result, null));
        body.EmitAfter(BindArms(operation, 0, value, arm => BindArm(arm, result)), [], 0);
        return Chosen(result);
    }

    private static Expr Chosen(Variable result) => result.Type is SequenceType ? new View(result, null, null, result.Type) : new Read(result);

    private EquatableArray<Statement> BindArm(IOperation arm, Variable result)
    {
        (List<Statement> statements, Expr? value) = BindArm(arm, result.Type);
        return Finish(statements, result, value);
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

    public AggregateValue BindAggregate(ISwitchExpressionOperation operation)
    {
        Expr value = Stable(operation.Value);
        AggregatePlace result = DeclareResult(operation);
        body.EmitAfter(BindArms(operation, 0, value, arm => BindArm(arm, result)), [], 0);
        return result.Value with { IsNew = true };
    }

    private AggregatePlace DeclareResult(IOperation operation)
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

    private EquatableArray<Statement> BindArm(IOperation arm, AggregatePlace result) => body.Capture(() =>
    {
        if (Thrown(arm) is { } exception)
        {
            body.Statements.BindThrow(exception);
        }
        else
        {
            body.Aggregates.Assign(result, body.Aggregates.Bind(arm), arm);
        }
    }).ToEquatableArray();

    private List<Statement> BindArms(ISwitchExpressionOperation operation, int index, Expr value, Func<IOperation, EquatableArray<Statement>> bindArm)
    {
        if (index == operation.Arms.Length)
        {
            External exception = new(
                EquatableArrays.Of("new global::System.Runtime.CompilerServices.SwitchExpressionException()"),
                EquatableArray<Expr>.Empty,
                new OpaqueType("global::System.Runtime.CompilerServices.SwitchExpressionException"),
                body.Externals.Site(operation, RefusalId.CallWithoutRule),
                string.Empty);
            return [new Throw(exception)];
        }

        ISwitchExpressionArmOperation arm = operation.Arms[index];
        return body.Capture(() =>
        {
            Expr test = body.Patterns.Test(value, arm.Pattern);
            if (arm.Guard is { } guard)
            {
                (List<Statement> before, Expr when) = body.Capture(() => body.Bind(guard));
                if (before.Count > 0)
                {
                    throw LanguageFence.Refuse(arm.Guard);
                }

                test = PatternBinder.And(test, when);
            }

            EquatableArray<Statement> then = bindArm(arm.Value);
            if (test is BoolConstant { Value: true })
            {
                body.EmitAfter([.. then], [], 0);
            }
            else
            {
                body.Emit(new If(test, then, BindArms(operation, index + 1, value, bindArm).ToEquatableArray()));
            }
        });
    }

    public void BindSwitch(ISwitchOperation operation)
    {
        foreach (ISwitchCaseOperation section in operation.Cases)
        {
            IOperation[] exits = [.. section.Descendants().OfType<IBranchOperation>().Where(b => IsExit(b, operation))];
            if (exits.Length > 1 || (exits.Length == 1 && !EndsWith(section.Body[section.Body.Length - 1], exits[0])))
            {
                throw LanguageFence.Refuse(operation);
            }
        }

        Expr value = Stable(operation.Value);
        List<ISwitchCaseOperation> sections = [.. operation.Cases.Where(c => !IsDefault(c)), .. operation.Cases.Where(IsDefault)];
        body.EmitAfter(BindSections(operation, sections, 0, value), [], 0);
    }

    private List<Statement> BindSections(ISwitchOperation operation, List<ISwitchCaseOperation> sections, int index, Expr value) => body.Capture(() =>
    {
        if (index == sections.Count)
        {
            return;
        }

        ISwitchCaseOperation section = sections[index];
        if (IsDefault(section))
        {
            BindSection(section, operation);
            return;
        }

        Expr test = section.Clauses.Select(clause => Test(value, clause)).Aggregate(PatternBinder.Or);
        EquatableArray<Statement> then = body.Capture(() => BindSection(section, operation)).ToEquatableArray();
        body.Emit(new If(test, then, BindSections(operation, sections, index + 1, value).ToEquatableArray()));
    });

    private void BindSection(ISwitchCaseOperation section, ISwitchOperation operation)
    {
        foreach (IOperation statement in section.Body.SelectMany(Flatten))
        {
            if (!IsExit(statement, operation))
            {
                body.Statements.Bind(statement);
            }
        }
    }

    private static IEnumerable<IOperation> Flatten(IOperation statement) =>
        statement is IBlockOperation block ? block.Operations.SelectMany(Flatten) : [statement];

    private Expr Test(Expr value, ICaseClauseOperation clause) => clause switch
    {
        ISingleValueCaseClauseOperation single => body.Patterns.TestConstant(value, single.Value),
        IRelationalCaseClauseOperation relational when OperatorBinder.Map(relational.Relation) is { } op =>
            new Binary(op, value, body.Bind(relational.Value), IrType.Bool),
        IPatternCaseClauseOperation { Guard: null } pattern => body.Patterns.Test(value, pattern.Pattern),
        _ => throw LanguageFence.Refuse(clause),
    };

    private static bool IsDefault(ISwitchCaseOperation section) => section.Clauses.Any(c => c is IDefaultCaseClauseOperation);

    private static bool IsExit(IOperation statement, ISwitchOperation operation) =>
        statement is IBranchOperation { BranchKind: BranchKind.Break } branch
        && SymbolEqualityComparer.Default.Equals(branch.Target, operation.ExitLabel);

    private static bool EndsWith(IOperation last, IOperation exit) =>
        last == exit || (last is IBlockOperation { Operations.Length: > 0 } block && EndsWith(block.Operations[block.Operations.Length - 1], exit));

    /// <summary>The value under a name, since every test reads it.</summary>
    private Expr Stable(IOperation operation)
    {
        Expr value = body.Bind(operation);
        return value is Read or Literal or IntegerConstant or BoolConstant or RealConstant && value.Type is not SequenceType ? value : body.Spill("value", value);
    }

    /// <summary>One arm: what it needs and its value, which is null where the arm throws.</summary>
    private (List<Statement> Statements, Expr? Value) BindArm(IOperation arm, IrType type) => body.Capture<Expr?>(() =>
    {
        if (Thrown(arm) is { } exception)
        {
            body.Statements.BindThrow(exception);
            return null;
        }

        return type is SequenceType ? body.References.BindArm(arm, type) : body.Bind(arm);
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

    private static EquatableArray<Statement> Finish(List<Statement> statements, Variable result, Expr? value)
    {
        if (value is not null)
        {
            statements.Add(new Assign(result, value));
        }

        return statements.ToEquatableArray();
    }
}
