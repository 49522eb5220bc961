using AutoDiff.Generator.IR;
using AutoDiff.Generator.Optimization.Algebra;

namespace AutoDiff.Generator.Optimization.Loops;

/// <summary>The indexes <c>Low ≤ j &lt; Low + Count</c> that a loop with a step of one, up or down, goes through.</summary>
internal sealed record LoopRange(Expr Low, Expr Count)
{
    public bool StartsAtZero => Constants.IsZero(Low);

    /// <summary>The range of a loop that surely goes through all of it, or null.</summary>
    public static LoopRange? Of(CountedLoop loop, bool strict)
    {
        bool isPlain = loop is { Exit: null, Index: { } index } && index.Type == IrType.Int
            && Purity.IsPure(loop.Start) && Purity.IsPure(loop.Bound);
        Effects body = Effects.Of(loop.Body);
        if (!isPlain || body.HasLoop || body.HasExternal || body.HasThrow
            || !Indexes.IsInvariant(loop.Start, body) || !Indexes.IsInvariant(loop.Bound, body))
        {
            return null;
        }

        return loop.Step switch
        {
            1 => new LoopRange(
                loop.Start,
                Simplification.Apply(new Binary(BinaryOperator.Subtract, loop.Bound, loop.Start, IrType.Int), strict)),

            // Down from n - 1 to 0: n of them.
            -1 when Constants.IsZero(loop.Bound) => new LoopRange(
                loop.Bound,
                Simplification.Apply(new Binary(BinaryOperator.Add, loop.Start, IntegerConstant.Of(1), IrType.Int), strict)),
            _ => null,
        };
    }

    /// <summary>The condition under which a loop has an iteration.</summary>
    public static Expr Runs(CountedLoop loop) => (loop.Step > 0, loop.Start) switch
    {
        (true, IntegerConstant) => new Binary(BinaryOperator.Greater, loop.Bound, loop.Start, IrType.Bool),
        (true, _) => new Binary(BinaryOperator.Less, loop.Start, loop.Bound, IrType.Bool),
        _ => new Binary(BinaryOperator.GreaterOrEqual, loop.Start, loop.Bound, IrType.Bool),
    };
}
