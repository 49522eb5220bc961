using System;
using System.Collections.Generic;
using System.Linq;
using AutoDiff.Generator.IR;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace AutoDiff.Generator.Binding;

/// <summary>Both forms of <c>switch</c>, as chains of <c>if</c>.</summary>
internal sealed class SwitchBinder(BodyBinder body)
{
    private readonly Stack<ILabelSymbol> exits = new();

    /// <summary>Whether a <c>break</c> to this label leaves the switch statement around it.</summary>
    public bool IsExit(ILabelSymbol target) => exits.Count > 0 && SymbolEqualityComparer.Default.Equals(exits.Peek(), target);

    public Expr BindExpression(ISwitchExpressionOperation operation)
    {
        IrType type = body.TypeOf(operation.Type);
        return TryBindExpression(operation, type, body.Choices.ArmOf(type))!;
    }

    /// <summary>The chosen arm's value, taken apart.</summary>
    public AggregateValue BindAggregate(ISwitchExpressionOperation operation)
    {
        PatternSubject subject = body.Patterns.Subject(operation.Value);
        AggregatePlace result = body.Choices.DeclareResult(operation);
        body.EmitAfter(BindArms(operation, 0, subject, arm => body.Choices.BindArm(arm, result)), [], 0);
        return result.Value with { IsNew = true };
    }

    /// <summary>The chosen arm's value as a variable of the type; null where an arm does not bind.</summary>
    public Expr? TryBindExpression(ISwitchExpressionOperation operation, IrType type, Func<IOperation, Expr?> bindArm)
    {
        bool isBound = true;
        (List<Statement> statements, Variable result) = body.Capture(() =>
        {
            PatternSubject subject = body.Patterns.Subject(operation.Value);
            Variable result = body.Temporary("choice", type);
            body.Emit(new Declare(result, null));
            body.EmitAfter(BindArms(operation, 0, subject, arm => BindArm(arm, result)), [], 0);
            return result;
        });
        if (!isBound)
        {
            return null;
        }

        body.EmitAfter(statements, [], 0);
        return ChoiceBinder.Chosen(result);

        EquatableArray<Statement> BindArm(IOperation arm, Variable result)
        {
            (List<Statement> before, Expr? value) = body.Choices.BindArm(arm, inner => bindArm(inner) ?? Missing());
            return ChoiceBinder.Finish(before, result, value);
        }

        Expr Missing()
        {
            isBound = false;
            return DefaultValue.Of(type);
        }
    }

    private List<Statement> BindArms(ISwitchExpressionOperation operation, int index, PatternSubject subject, Func<IOperation, EquatableArray<Statement>> bindArm)
    {
        if (index == operation.Arms.Length)
        {
            return [body.Externals.Throw("global::System.Runtime.CompilerServices.SwitchExpressionException", operation)];
        }

        ISwitchExpressionArmOperation arm = operation.Arms[index];
        return body.Capture(() =>
        {
            Expr test = Guarded(body.Patterns.Test(subject, arm.Pattern), arm.Guard);
            EquatableArray<Statement> then = bindArm(arm.Value);
            if (test is BoolConstant { Value: true })
            {
                body.EmitAfter([.. then], [], 0);
            }
            else
            {
                body.Emit(new If(test, then, BindArms(operation, index + 1, subject, bindArm).ToEquatableArray()));
            }
        });
    }

    /// <summary>A <c>when</c> is evaluated only where the pattern matches.</summary>
    private Expr Guarded(Expr test, IOperation? guard)
    {
        if (guard is null)
        {
            return test;
        }

        (List<Statement> before, Expr when) = body.Capture(() => body.Bind(guard));
        return body.Operators.ShortCircuit(isAnd: true, test, before, when);
    }

    public void BindStatement(ISwitchOperation operation)
    {
        PatternSubject subject = body.Patterns.Subject(operation.Value);
        List<ISwitchCaseOperation> sections = [.. operation.Cases.Where(c => !IsDefault(c)), .. operation.Cases.Where(IsDefault)];
        exits.Push(operation.ExitLabel);
        try
        {
            body.EmitAfter(BindSections(operation, sections, 0, subject), [], 0);
        }
        finally
        {
            exits.Pop();
        }
    }

    /// <summary>Inside a loop a <c>break</c> is the loop's again; the labels tell by themselves.</summary>
    private List<Statement> BindSections(ISwitchOperation operation, List<ISwitchCaseOperation> sections, int index, PatternSubject subject) => body.Capture(() =>
    {
        if (index == sections.Count)
        {
            return;
        }

        ISwitchCaseOperation section = sections[index];
        if (IsDefault(section))
        {
            BindSection(section);
            return;
        }

        Expr test = section.Clauses.Select(clause => Test(subject, clause)).Aggregate(Condition.Or);
        EquatableArray<Statement> then = body.Capture(() => BindSection(section)).ToEquatableArray();
        if (test is BoolConstant { Value: true })
        {
            body.EmitAfter([.. then], [], 0);
            return;
        }

        body.Emit(new If(test, then, BindSections(operation, sections, index + 1, subject).ToEquatableArray()));
    });

    private void BindSection(ISwitchCaseOperation section)
    {
        List<Statement> statements = body.Capture(() => body.Statements.BindAll(section.Body));
        body.EmitAfter(new SwitchExits(body).Eliminate(statements), [], 0);
    }

    private Expr Test(PatternSubject subject, ICaseClauseOperation clause) => clause switch
    {
        ISingleValueCaseClauseOperation single when subject.Scalar is { } value => body.Patterns.TestConstant(value, single.Value),
        IRelationalCaseClauseOperation relational when subject.Scalar is { } value && OperatorBinder.Map(relational.Relation) is { } op =>
            new Binary(op, value, body.Bind(relational.Value), IrType.Bool),
        IPatternCaseClauseOperation pattern => Guarded(body.Patterns.Test(subject, pattern.Pattern), pattern.Guard),
        _ => throw LanguageFence.Refuse(clause),
    };

    private static bool IsDefault(ISwitchCaseOperation section) => section.Clauses.Any(c => c is IDefaultCaseClauseOperation);
}
