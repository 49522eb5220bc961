using System;
using AutoDiff.Generator.IR;
using AutoDiff.Generator.Optimization.Algebra;
using AutoDiff.Generator.Optimization.Locals;

namespace AutoDiff.Generator.Optimization;

/// <summary>The passes that make a body smaller or simpler, each again until none finds anything to do.</summary>
internal sealed class CleanUp
{
    // The bound is for the pathological.
    private const int MaximumRounds = 24;

    private static readonly Func<EquatableArray<Statement>, OptimizerContext, EquatableArray<Statement>>[] Passes =
    [
        static (body, _) => Propagation.Apply(body),
        static (body, _) => CellValues.Apply(body),
        static (body, _) => OverwrittenCells.Apply(body),
        Simplification.Apply,
        DeadCode.Apply,
        static (body, _) => BranchMerging.Apply(body),
        static (body, _) => Choices.Apply(body),
        static (body, _) => Placement.Apply(body),
        Substitution.Apply,
    ];

    private readonly OptimizerContext context;

    // For each pass the body that it has left as it is, also in an earlier clean-up.
    private readonly EquatableArray<Statement>?[] settled = new EquatableArray<Statement>?[Passes.Length];

    public CleanUp(OptimizerContext context) => this.context = context;

    public EquatableArray<Statement> Apply(EquatableArray<Statement> body)
    {
        for (int round = 0; round < MaximumRounds; round++)
        {
            EquatableArray<Statement> before = body;
            for (int pass = 0; pass < Passes.Length; pass++)
            {
                body = Apply(pass, body);
            }

            if (body.Equals(before))
            {
                break;
            }
        }

        return body;
    }

    private EquatableArray<Statement> Apply(int pass, EquatableArray<Statement> body)
    {
        if (ReferenceEquals(settled[pass], body))
        {
            return body;
        }

        EquatableArray<Statement> result = Passes[pass](body, context);
        settled[pass] = ReferenceEquals(result, body) ? body : null;
        return result;
    }
}
