using System;
using AutoDiff.Generator.IR;
using AutoDiff.Generator.Optimization.Algebra;
using AutoDiff.Generator.Optimization.Locals;
using AutoDiff.Generator.Optimization.Loops;

namespace AutoDiff.Generator.Optimization;

/// <summary>
/// Turns the mechanical body of a derivative method into what a person would have written. Every pass is a function from body to
/// body that keeps the method's results.
/// </summary>
internal static class Optimizer
{
    // Each round only makes a body smaller or simpler; the bound is for the pathological.
    private const int MaximumRounds = 24;

    public static EquatableArray<Statement> Optimize(EquatableArray<Statement> body, OptimizerContext context)
    {
        body = CleanUp(body, context);
        body = Sharing.Apply(body, context);
        body = CleanUp(body, context);
        body = Direction.Apply(body, context);
        body = FirstStores.Apply(body, context);
        body = Accumulators.Apply(body, context);
        body = RowSlices.Apply(body, context);
        return CleanUp(body, context);
    }

    private static EquatableArray<Statement> CleanUp(EquatableArray<Statement> body, OptimizerContext context)
    {
        for (int round = 0; round < MaximumRounds; round++)
        {
            EquatableArray<Statement> before = body;
            body = Propagation.Apply(body);
            body = CellValues.Apply(body);
            body = OverwrittenCells.Apply(body);
            body = Simplification.Apply(body, context);
            body = DeadCode.Apply(body, context);
            body = BranchMerging.Apply(body);
            body = Choices.Apply(body);
            body = Placement.Apply(body);
            body = Substitution.Apply(body, context);
            if (body.Equals(before))
            {
                break;
            }
        }

        return body;
    }
}
