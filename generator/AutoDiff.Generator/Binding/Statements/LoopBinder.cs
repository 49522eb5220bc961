using System.Collections.Generic;
using System.Linq;
using AutoDiff.Generator.IR;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace AutoDiff.Generator.Binding;

/// <summary>Loops: counted ones where that can be shown, else <c>while</c>.</summary>
internal sealed class LoopBinder(BodyBinder body)
{
    public void Bind(ILoopOperation operation)
    {
        switch (operation)
        {
            case IForLoopOperation loop:
                BindFor(loop);
                break;
            case IForEachLoopOperation loop:
                body.ForEachLoops.Bind(loop);
                break;
            case IWhileLoopOperation { Condition: { } condition, ConditionIsUntil: false, ConditionIsTop: true } loop:
                (List<Statement> before, Expr test) = BindCondition(condition);
                EmitWhile(before, test, body.Statements.Block(loop.Body));
                break;
            case IWhileLoopOperation { Condition: { } condition, ConditionIsUntil: false } loop:
                BindDo(loop, condition);
                break;
            default:
                throw LanguageFence.Refuse(operation);
        }
    }

    private (List<Statement> Before, Expr Test) BindCondition(IOperation? condition) =>
        condition is null ? ([], new BoolConstant(true)) : body.Capture(() => body.Bind(condition));

    private static If LeaveUnless(Expr test) =>
        new(new Unary(UnaryOperator.Not, test), EquatableArrays.Of<Statement>(new Break()), EquatableArray<Statement>.Empty);

    private void BindDo(IWhileLoopOperation loop, IOperation condition)
    {
        EquatableArray<Statement> statements = body.Statements.Block(loop.Body);
        (List<Statement> before, Expr test) = BindCondition(condition);
        List<Statement> tail = [.. before, LeaveUnless(test)];
        statements = new ContinueLowering(tail, body.Session.Names).Lower(statements);
        body.Emit(new WhileLoop(new BoolConstant(true), statements.Concat(tail).ToEquatableArray()));
    }

    private void BindFor(IForLoopOperation loop)
    {
        if (loop.Syntax is not ForStatementSyntax)
        {
            throw LanguageFence.Refuse(loop);
        }

        int start = body.Session.Block.Count;
        foreach (IOperation before in loop.Before)
        {
            body.Statements.Bind(before);
        }

        Statement? first = body.Session.Block.Count > start ? body.Session.Block[body.Session.Block.Count - 1] : null;
        (List<Statement> conditionStatements, Expr test) = BindCondition(loop.Condition);
        if (test is Binary { Operator: BinaryOperator.Less, Left: Read { Variable: var below } } && !IsAssignedIn(loop.Body, loop.Condition))
        {
            body.Session.BelowMaximum.Add(below.Id);
        }

        EquatableArray<Statement> statements = body.Statements.Block(loop.Body);
        List<Statement> increments = body.Capture(() => body.Statements.BindAll(loop.AtLoopBottom));
        if (conditionStatements.Count > 0 && StandStill(conditionStatements, [.. statements, .. increments]))
        {
            // The rows that the condition looks at are the same in every iteration.
            body.Session.Block.InsertRange(first is null ? body.Session.Block.Count : body.Session.Block.Count - 1, conditionStatements);
            conditionStatements = [];
        }

        Expr? hoisted = StandingBound(loop, test, statements);
        Variable? limit = hoisted is null ? null : body.Temporary("limit", hoisted.Type);
        Expr standing = limit is null ? test : ((Binary)test) with { Right = new Read(limit) };
        if (loop.Before.Length == 1
            && first is Declare { Variable: { Kind: VariableKind.Local } index, Value: not null } declare
            && declare.Variable.Type == IrType.Int
            && loop.Before[0] is IVariableDeclarationGroupOperation { Declarations.Length: 1 } group
            && group.Declarations[0].Declarators.Length == 1
            && conditionStatements.Count == 0
            && increments.Count == 1
            && new CountedForm(declare.Variable, body.Session).Recognize(declare, standing, increments[0], statements) is { } counted)
        {
            body.Session.Block.RemoveAt(body.Session.Block.Count - 1);
            if (limit is not null)
            {
                body.Emit(new Declare(limit, hoisted));
            }

            if (Interference.Disturbs([counted], counted.Start))
            {
                counted = counted with { Start = body.Spill("start", counted.Start) };
            }

            body.Emit(counted);
            return;
        }

        statements = new ContinueLowering(increments, body.Session.Names).Lower(statements);
        EmitWhile(conditionStatements, test, statements.Concat(increments).ToEquatableArray());
    }

    /// <summary>
    /// The bound where it is a member of an object, such as a list's Count, and nothing in the body could change that: assignments to
    /// members are refused, so only calls could.
    /// </summary>
    private static Expr? StandingBound(IForLoopOperation loop, Expr test, EquatableArray<Statement> statements) =>
        test is Binary { Right: External bound }
        && loop.Condition is IBinaryOperation { RightOperand: var member }
        && StoredMember.Is(member)
        && !bound.Arguments.Any(argument => Interference.Disturbs(statements, argument))
        && !Walk.Statements(statements).Any(StoredMember.MayChange)
            ? bound
            : null;

    private static bool StandStill(IEnumerable<Statement> rows, IReadOnlyList<Statement> iteration) =>
        rows.All(s => s is Declare { Value: Row or View } declare && !Interference.Disturbs(iteration, declare.Value));

    private static bool IsAssignedIn(IOperation loopBody, IOperation? condition) =>
        condition is not IBinaryOperation { LeftOperand: ILocalReferenceOperation { Local: var local } } || AssignedSymbols.In(loopBody).Contains(local) || IsAssignedByFunctions(local, loopBody);

    /// <summary>A function that is declared outside of the loop assigns the variable.</summary>
    private static bool IsAssignedByFunctions(ILocalSymbol local, IOperation operation)
    {
        IOperation outermost = operation;
        while (outermost.Parent is { } parent)
        {
            outermost = parent;
        }

        return outermost.Descendants().Any(o => o is ILocalFunctionOperation or IAnonymousFunctionOperation && !o.Descendants().Contains(operation) && AssignedSymbols.In(o).Contains(local));
    }

    private void EmitWhile(List<Statement> before, Expr test, EquatableArray<Statement> statements)
    {
        if (before.Count == 0)
        {
            body.Emit(new WhileLoop(test, statements));
        }
        else
        {
            // What the condition needs is computed anew for every test.
            body.Emit(new WhileLoop(new BoolConstant(true), ((List<Statement>)[.. before, LeaveUnless(test), .. statements]).ToEquatableArray()));
        }
    }
}
