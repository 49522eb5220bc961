using System.Collections.Generic;
using AutoDiff.Generator.IR;
using AutoDiff.Generator.Optimization.Algebra;

namespace AutoDiff.Generator.Optimization.Loops;

/// <summary>Makes a loop that counts down count up, where the order of its iterations makes no difference.</summary>
internal sealed class Direction : Rewriter
{
    private readonly Memory memory;
    private readonly bool strict;

    private Direction(EquatableArray<Statement> body, bool strict)
    {
        memory = Memory.Of(body);
        this.strict = strict;
    }

    public static EquatableArray<Statement> Apply(EquatableArray<Statement> body, OptimizerContext context) =>
        new Direction(body, context.Strict).Visit(body);

    // There are no loops in expressions.
    public override Expr Visit(Expr expression) => expression;

    public override IEnumerable<Statement> Visit(Statement statement)
    {
        Statement visited = VisitParts(statement);
        return visited is CountedLoop { Step: -1, Exit: null } loop && Upward(loop) is { } upward ? [upward] : [visited];
    }

    private CountedLoop? Upward(CountedLoop loop)
    {
        if (EndBehind(loop.Start) is not { } end || !new IterationOrder(loop, memory, strict).IsFree)
        {
            return null;
        }

        return loop with { Start = loop.Bound, Bound = end, Step = 1 };
    }

    /// <summary>One more than the first index, if that does not overflow.</summary>
    private static Expr? EndBehind(Expr start) => start switch
    {
        IntegerConstant { Value: < int.MaxValue } constant => constant with { Value = constant.Value + 1 },
        Binary { Operator: BinaryOperator.Subtract, Right: IntegerConstant { Value: >= 1 } } or
            Binary { Operator: BinaryOperator.Add, Right: IntegerConstant { Value: < 0 } } => Simplification.Apply(
                new Binary(BinaryOperator.Add, start, new IntegerConstant(1, start.Type), start.Type), strict: true),
        _ => null,
    };
}
