using System.Collections.Generic;
using System.Linq;
using AutoDiff.Generator.IR;
using AutoDiff.Generator.Optimization.Algebra;

namespace AutoDiff.Generator.Optimization.Locals;

/// <summary>Two neighbouring branches on one condition, that the first one does not change, become one.</summary>
internal sealed class BranchMerging : Rewriter
{
    private readonly Memory memory;

    private BranchMerging(EquatableArray<Statement> body) => memory = Memory.Of(body);

    public static EquatableArray<Statement> Apply(EquatableArray<Statement> body) => new BranchMerging(body).Visit(body);

    // There are no branches in expressions.
    public override Expr Visit(Expr expression) => expression;

    public override EquatableArray<Statement> Visit(EquatableArray<Statement> block)
    {
        List<Statement> result = [];
        foreach (Statement statement in block)
        {
            if (statement is If second && result.Count > 0 && result[result.Count - 1] is If first && MayMerge(first, second))
            {
                result[result.Count - 1] = first with
                {
                    Then = first.Then.Concat(second.Then).ToEquatableArray(),
                    Else = first.Else.Concat(second.Else).ToEquatableArray(),
                };
            }
            else
            {
                result.Add(statement);
            }
        }

        return base.Visit(result.Count == block.Count ? block : result.ToEquatableArray());
    }

    private bool MayMerge(If first, If second) =>
        first.Condition.Equals(second.Condition) && Purity.IsPure(first.Condition)
        && memory.IsUndisturbed(Effects.Of(first.Condition), Effects.Of(first.Then))
        && memory.IsUndisturbed(Effects.Of(first.Condition), Effects.Of(first.Else));
}
