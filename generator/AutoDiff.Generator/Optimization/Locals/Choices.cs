using System.Collections.Generic;
using System.Linq;
using AutoDiff.Generator.IR;

namespace AutoDiff.Generator.Optimization.Locals;

/// <summary>An <c>if</c> whose branches do nothing but give one place its value is written as a <c>?:</c>.</summary>
internal sealed class Choices : Rewriter
{
    private const int LargestArm = 3;

    private Choices()
    {
    }

    public static EquatableArray<Statement> Apply(EquatableArray<Statement> body) => new Choices().Visit(body);

    // There are no branches in expressions.
    public override Expr Visit(Expr expression) => expression;

    public override IEnumerable<Statement> Visit(Statement statement)
    {
        if ((statement.Settled & Settled.Choices) != 0)
        {
            return [statement];
        }

        Statement visited = VisitParts(statement);
        Statement result = visited is If { Then.Count: 1, Else.Count: 1 } branch && IsSmall(branch.Condition) ? Choose(branch) ?? branch : visited;
        result.Settled |= ReferenceEquals(result, statement) ? Settled.Choices : Settled.None;
        return [result];
    }

    private static Statement? Choose(If branch)
    {
        string? source = branch.Source ?? branch.Then[0].Source ?? branch.Else[0].Source;
        return (branch.Then[0], branch.Else[0]) switch
        {
            (Assign then, Assign otherwise) when then.Variable == otherwise.Variable && Choose(branch.Condition, then.Value, otherwise.Value) is { } value =>
                then with { Value = value, Source = source },
            (Store then, Store otherwise) when then.Sequence == otherwise.Sequence && then.Index.Equals(otherwise.Index)
                && !Effects.Of(branch.Condition).HasExternal && Choose(branch.Condition, then.Value, otherwise.Value) is { } value =>
                then with { Value = value, Source = source },
            _ => null,
        };
    }

    private static Expr? Choose(Expr condition, Expr then, Expr otherwise)
    {
        if (then is Binary a && otherwise is Binary b && a.Operator == b.Operator && a.Type == b.Type && a.Type is RealType
            && a.Operator is BinaryOperator.Add or BinaryOperator.Subtract && a.Left.Equals(b.Left) && a.Left is Read or Element
            && !Effects.Of(condition).HasExternal)
        {
            // Both add to the same: what they add is chosen.
            return Choose(condition, a.Right, b.Right) is { } summand ? a with { Right = summand } : null;
        }

        return IsSmall(then) && IsSmall(otherwise) ? new Conditional(condition, then, otherwise) : null;
    }

    private static bool IsSmall(Expr expression) =>
        Walk.All(expression).Count(e => e is Unary or Binary or Call or Convert or ZeroSafeProduct) <= LargestArm
        && !Walk.All(expression).Any(e => e is Conditional or External or Pop or Take or TakeBack or TakeStart or Allocate or NewArena or View);
}
