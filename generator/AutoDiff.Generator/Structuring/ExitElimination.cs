using System.Collections.Generic;
using System.Linq;
using AutoDiff.Generator.IR;

namespace AutoDiff.Generator.Structuring;

/// <summary>
/// Turns early returns, breaks and continues into structure: what follows an <c>if</c> that always leaves moves into its other branch,
/// what follows one that may leave is guarded by a flag, and a loop that is left stops after the iteration that set its exit flag.
/// </summary>
internal sealed class ExitElimination
{
    private readonly VariableFactory variables;
    private readonly IrType returnType;
    private Variable? result;
    private Variable? returned;

    private ExitElimination(IrType returnType, VariableFactory variables)
    {
        this.returnType = returnType;
        this.variables = variables;
    }

    public static StructuredBody Eliminate(EquatableArray<Statement> body, IrType returnType, VariableFactory variables)
    {
        if (body.Count > 0 && body[body.Count - 1] is Return { Value: { } only } && Walk.Statements(body).Count(s => s is Return) == 1)
        {
            return EliminateWithSingleReturn(body, only, returnType, variables);
        }

        return new ExitElimination(returnType, variables).Eliminate(body);
    }

    private static StructuredBody EliminateWithSingleReturn(
        EquatableArray<Statement> body, Expr value, IrType returnType, VariableFactory variables)
    {
        ExitElimination elimination = new(returnType, variables);
        List<Statement> statements = elimination.Rewrite([.. body.Take(body.Count - 1)], new ExitScope(isLoop: false));
        if (value is Read { Variable: { Kind: VariableKind.Local } local } && local.Type == returnType)
        {
            return new StructuredBody(statements.ToEquatableArray(), local);
        }

        Variable result = variables.Fresh("result", returnType);
        statements.Add(new Declare(result, value) { Source = body[body.Count - 1].Source });
        return new StructuredBody(statements.ToEquatableArray(), result);
    }

    private StructuredBody Eliminate(EquatableArray<Statement> body)
    {
        if (returnType != IrType.Void)
        {
            result = variables.Fresh("result", returnType);
        }

        List<Statement> statements = Rewrite([.. body], new ExitScope(isLoop: false));
        if (returned is not null)
        {
            statements.Insert(0, new Declare(returned, new BoolConstant(false)));
        }

        if (result is not null)
        {
            Expr? initial = DefiniteAssignment.Assigns(statements, result) ? null : DefaultValue.Of(returnType);
            statements.Insert(0, new Declare(result, initial));
        }

        return new StructuredBody(statements.ToEquatableArray(), result);
    }

    private List<Statement> Rewrite(IReadOnlyList<Statement> statements, ExitScope scope)
    {
        List<Statement> output = [];
        for (int i = 0; i < statements.Count; i++)
        {
            Statement statement = statements[i];
            List<Statement> rest = [.. statements.Skip(i + 1)];
            switch (statement)
            {
                case Return leave:
                    EmitReturn(leave, scope, output);
                    return output;
                case Break:
                    EmitBreak(scope, output);
                    return output;
                case Continue:
                    EmitSkips(scope, output);
                    return output;
                case Throw:
                    output.Add(statement);
                    return output;
                case If branch when rest.Count > 0 && Exits.MayLeave(branch):
                    RewriteLeavingBranch(branch, rest, scope, output);
                    return output;
                case If branch:
                    output.Add(branch with { Then = Block(branch.Then, scope), Else = Block(branch.Else, scope) });
                    break;
                case CountedLoop or WhileLoop:
                    bool returns = Exits.Returns(statement);
                    RewriteLoop(statement, output);

                    // A return that nothing reaches has set no flag.
                    if (returns && returned is not null && (rest.Count > 0 || scope.IsLoop || scope.Skips.Count > 0))
                    {
                        If again = new(new Read(returned!), EquatableArrays.Of<Statement>(new Return(null)), EquatableArray<Statement>.Empty);
                        output.AddRange(Rewrite([again, .. rest], scope));
                        return output;
                    }

                    break;
                default:
                    output.Add(statement);
                    break;
            }
        }

        return output;
    }

    private EquatableArray<Statement> Block(IEnumerable<Statement> statements, ExitScope scope) =>
        Rewrite([.. statements], scope).ToEquatableArray();

    private void RewriteLeavingBranch(If branch, List<Statement> rest, ExitScope scope, List<Statement> output)
    {
        if (Exits.AlwaysLeaves(branch.Then))
        {
            output.Add(branch with { Then = Block(branch.Then, scope), Else = Block(branch.Else.Concat(rest), scope) });
        }
        else if (Exits.AlwaysLeaves(branch.Else))
        {
            output.Add(branch with { Then = Block(branch.Then.Concat(rest), scope), Else = Block(branch.Else, scope) });
        }
        else
        {
            Variable skip = variables.Fresh("skip", IrType.Bool);
            output.Add(new Declare(skip, new BoolConstant(false)));
            scope.Skips.Push(skip);
            output.Add(branch with { Then = Block(branch.Then, scope), Else = Block(branch.Else, scope) });
            scope.Skips.Pop();
            output.Add(new If(new Unary(UnaryOperator.Not, new Read(skip)), Block(rest, scope), EquatableArray<Statement>.Empty));
        }
    }

    private void RewriteLoop(Statement loop, List<Statement> output)
    {
        ExitScope scope = new(isLoop: true);
        EquatableArray<Statement> body = Block(Walk.Blocks(loop).Single(), scope);
        if (scope.Exit is not null)
        {
            output.Add(new Declare(scope.Exit, new BoolConstant(false)));
        }

        output.Add(loop switch
        {
            CountedLoop counted => counted with { Body = body, Exit = scope.Exit ?? counted.Exit },
            _ => (WhileLoop)loop with { Body = body, Exit = scope.Exit ?? ((WhileLoop)loop).Exit },
        });
    }

    private void EmitReturn(Return leave, ExitScope scope, List<Statement> output)
    {
        if (leave.Value is not null)
        {
            output.Add(new Assign(result!, leave.Value) { Source = leave.Source });
        }

        if (scope.IsLoop)
        {
            returned ??= variables.Fresh("returned", IrType.Bool);
            output.Add(new Assign(returned, new BoolConstant(true)));
            EmitBreak(scope, output);
        }
        else
        {
            EmitSkips(scope, output);
        }
    }

    private void EmitBreak(ExitScope scope, List<Statement> output)
    {
        scope.Exit ??= variables.Fresh("done", IrType.Bool);
        output.Add(new Assign(scope.Exit, new BoolConstant(true)));
        EmitSkips(scope, output);
    }

    private static void EmitSkips(ExitScope scope, List<Statement> output)
    {
        foreach (Variable skip in scope.Skips)
        {
            output.Add(new Assign(skip, new BoolConstant(true)));
        }
    }
}
