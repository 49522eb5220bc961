using System.Collections.Generic;
using System.Linq;
using AutoDiff.Generator.IR;

namespace AutoDiff.Generator.Binding;

/// <summary>
/// Turns the breaks of a switch section into structure: what follows an <c>if</c> that always leaves moves into its other branch, what
/// follows one that may leave waits for a flag.
/// </summary>
internal sealed class SwitchExits(BodyBinder body)
{
    private Variable? leaves;

    public List<Statement> Eliminate(List<Statement> section)
    {
        List<Statement> statements = Rewrite(section);
        if (leaves is not null)
        {
            statements.Insert(0, new Declare(leaves, new BoolConstant(false)));
        }

        return statements;
    }

    private List<Statement> Rewrite(IReadOnlyList<Statement> statements)
    {
        List<Statement> output = [];
        for (int i = 0; i < statements.Count; i++)
        {
            List<Statement> rest = [.. statements.Skip(i + 1)];
            switch (statements[i])
            {
                case LeaveSwitch:
                    if (leaves is not null)
                    {
                        output.Add(new Assign(leaves, new BoolConstant(true)));
                    }

                    return output;
                case If branch when MayLeave(branch):
                    RewriteBranch(branch, rest, output);
                    return output;
                default:
                    output.Add(statements[i]);
                    break;
            }
        }

        return output;
    }

    private void RewriteBranch(If branch, List<Statement> rest, List<Statement> output)
    {
        if (rest.Count == 0 || rest[0] is LeaveSwitch)
        {
            output.Add(branch with { Then = Block(branch.Then), Else = Block(branch.Else) });
            output.AddRange(Rewrite(rest));
        }
        else if (AlwaysLeaves(branch.Then))
        {
            output.Add(branch with { Then = Block(branch.Then), Else = Block(branch.Else.Concat(rest)) });
        }
        else if (AlwaysLeaves(branch.Else))
        {
            output.Add(branch with { Then = Block(branch.Then.Concat(rest)), Else = Block(branch.Else) });
        }
        else
        {
            leaves ??= body.Temporary("leaves", IrType.Bool);
            output.Add(branch with { Then = Block(branch.Then), Else = Block(branch.Else) });
            output.Add(new If(new Unary(UnaryOperator.Not, new Read(leaves)), Block(rest), EquatableArray<Statement>.Empty));
        }
    }

    private EquatableArray<Statement> Block(IEnumerable<Statement> statements) => Rewrite([.. statements]).ToEquatableArray();

    /// <summary>A break inside a loop is the loop's, so only branches are looked into.</summary>
    private static bool MayLeave(Statement statement) =>
        statement is LeaveSwitch || (statement is If branch && (branch.Then.Any(MayLeave) || branch.Else.Any(MayLeave)));

    private static bool AlwaysLeaves(IEnumerable<Statement> block) => block.Any(statement => statement switch
    {
        LeaveSwitch or Return or Break or Continue or Throw => true,
        If branch => AlwaysLeaves(branch.Then) && AlwaysLeaves(branch.Else),
        _ => false,
    });
}
