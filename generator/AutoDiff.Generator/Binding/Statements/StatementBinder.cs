using System.Collections.Generic;
using System.Linq;
using System.Runtime.CompilerServices;
using AutoDiff.Generator.IR;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace AutoDiff.Generator.Binding;

/// <summary>One statement after the other: each goes to the binder of its kind.</summary>
internal sealed class StatementBinder(BodyBinder body)
{
    /// <summary>Binds one statement; a refusal in it is noted, and binding goes on behind it.</summary>
    public void Bind(IOperation operation)
    {
        int start = body.Session.Block.Count;
        try
        {
            RuntimeHelpers.EnsureSufficientExecutionStack();
            BindCore(operation);
        }
        catch (RefusalException refused)
        {
            body.Session.Block.RemoveRange(start, body.Session.Block.Count - start);
            Note(refused, operation);
            return;
        }

        SetSource(operation, start);
    }

    public EquatableArray<Statement> Block(IOperation? operation) =>
        operation is null ? EquatableArray<Statement>.Empty : body.Capture(() => Bind(operation)).ToEquatableArray();

    public void BindAll(IEnumerable<IOperation> operations)
    {
        foreach (IOperation operation in operations)
        {
            Bind(operation);
        }
    }

    private void Note(RefusalException refused, IOperation operation)
    {
        if (refused.Refusal is { Id: RefusalId.TooLarge } tooLarge)
        {
            NoteTooLarge(tooLarge, operation);
            throw refused;
        }

        if (refused.Refusal is null)
        {
            body.Session.HasErrors = true;
        }
        else
        {
            body.Session.Refusals.Add(refused.Refusal);
        }
    }

    /// <summary>Told once, at the statement of the attributed method that brought in too much.</summary>
    private void NoteTooLarge(Refusal tooLarge, IOperation operation)
    {
        if (body.Frame.Caller is null && body.Session.Refusals.All(r => r.Id != RefusalId.TooLarge))
        {
            body.Session.Refusals.Add(tooLarge with { Location = operation.Syntax.GetLocation() });
        }
    }

    /// <summary>The last statement is the one that the source wrote; those before prepare it.</summary>
    private void SetSource(IOperation operation, int start)
    {
        List<Statement> block = body.Session.Block;
        if (operation is IBlockOperation || block.Count == start || operation.IsImplicit && operation is not IReturnOperation)
        {
            return;
        }

        Statement last = block[block.Count - 1];
        if (last.Source is null)
        {
            block[block.Count - 1] = last with { Source = SourceText.Of(operation.Syntax) };
        }
    }

    private void BindCore(IOperation operation)
    {
        switch (operation)
        {
            case IBlockOperation block:
                BindAll(block.Operations);
                break;
            case IVariableDeclarationGroupOperation group:
                foreach (IVariableDeclarationOperation declaration in group.Declarations)
                {
                    body.Declarations.Bind(declaration);
                }

                break;
            case IExpressionStatementOperation statement:
                body.Assignments.BindEffect(statement.Operation);
                break;
            case IConditionalOperation branch:
                body.Choices.BindIf(branch);
                break;
            case ISwitchOperation choice:
                body.Switches.BindStatement(choice);
                break;
            case ILoopOperation loop:
                body.Loops.Bind(loop);
                break;
            case IReturnOperation { Kind: OperationKind.Return } leave:
                body.Returns.Bind(leave);
                break;
            case IBranchOperation { BranchKind: BranchKind.Break } leave:
                body.Emit(body.Switches.IsExit(leave.Target) ? new LeaveSwitch() : new Break());
                break;
            case IBranchOperation { BranchKind: BranchKind.Continue }:
                body.Emit(new Continue());
                break;
            case IThrowOperation { Exception: { } exception }:
                BindThrow(exception);
                break;
            case ILocalFunctionOperation or IEmptyOperation:
                // A local function is followed where it is called.
                break;
            default:
                throw LanguageFence.Refuse(operation);
        }
    }

    public void BindThrow(IOperation exception)
    {
        bool outer = body.Frame.IsPassive;
        body.Frame.IsPassive = true;
        try
        {
            body.Emit(new Throw(body.Bind(exception)));
        }
        finally
        {
            body.Frame.IsPassive = outer;
        }
    }
}
