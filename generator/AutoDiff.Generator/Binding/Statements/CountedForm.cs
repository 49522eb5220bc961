using System.Collections.Generic;
using System.Linq;
using AutoDiff.Generator.Binding.Recursion;
using AutoDiff.Generator.IR;

namespace AutoDiff.Generator.Binding;

/// <summary>Recognises the <c>for</c> loops that count: constant step, bound that stands still, index that only the loop moves.</summary>
internal sealed class CountedForm(Variable index, BindingSession session)
{
    public CountedLoop? Recognize(Declare start, Expr condition, Statement increment, EquatableArray<Statement> statements)
    {
        if (StepOf(increment) is not { } step || step == 0 || BoundOf(condition) is not { } limit)
        {
            return null;
        }

        (BinaryOperator relation, Expr bound) = limit;
        bool leavesEarly = statements.Any(Leaves);
        Expr? normal = (relation, step > 0) switch
        {
            (BinaryOperator.Less, true) or (BinaryOperator.GreaterOrEqual, false) => bound,

            // Without another way out, the loop whose bound is the largest integer never ends, so there is no value to preserve.
            (BinaryOperator.LessOrEqual, true) when step == 1 && (CanAddOne(bound) || !leavesEarly) => PlusOne(bound),
            (BinaryOperator.LessOrEqual, true) when CanAddOne(bound) => PlusOne(bound),
            (BinaryOperator.Greater, false) when CanAddOne(bound) => PlusOne(bound),
            _ => null,
        };
        if (normal is null || Changes(statements) || !StandsStill(bound, statements))
        {
            return null;
        }

        Variable counter = index with { Kind = VariableKind.LoopIndex };
        return new CountedLoop(counter, start.Value!, normal, step, new Substitution(index, counter).Visit(statements));
    }

    private int? StepOf(Statement increment) => increment switch
    {
        Assign { Value: Binary { Operator: BinaryOperator.Add, Left: Read read, Right: IntegerConstant step } } assign
            when assign.Variable == index && read.Variable == index && step.Value is > 0 and < 1_000_000 => (int)step.Value,
        Assign { Value: Binary { Operator: BinaryOperator.Subtract, Left: Read read, Right: IntegerConstant step } } assign
            when assign.Variable == index && read.Variable == index && step.Value is > 0 and < 1_000_000 => -(int)step.Value,
        _ => null,
    };

    private (BinaryOperator Relation, Expr Bound)? BoundOf(Expr condition) => condition switch
    {
        Binary { Left: Read read } test when read.Variable == index && IsOrder(test.Operator) => (test.Operator, test.Right),
        Binary { Right: Read read } test when read.Variable == index && IsOrder(test.Operator) => (Mirror(test.Operator), test.Left),
        _ => null,
    };

    private static bool IsOrder(BinaryOperator op) =>
        op is BinaryOperator.Less or BinaryOperator.LessOrEqual or BinaryOperator.Greater or BinaryOperator.GreaterOrEqual;

    private static BinaryOperator Mirror(BinaryOperator op) => op switch
    {
        BinaryOperator.Less => BinaryOperator.Greater,
        BinaryOperator.LessOrEqual => BinaryOperator.GreaterOrEqual,
        BinaryOperator.Greater => BinaryOperator.Less,
        _ => BinaryOperator.LessOrEqual,
    };

    private bool StandsStill(Expr bound, EquatableArray<Statement> statements) =>
        bound.Type == IrType.Int
        && !Walk.Variables(bound).Contains(index)
        && !Walk.All(bound).Any(e => e is External)
        && !Interference.Disturbs(statements, bound);

    private bool Changes(EquatableArray<Statement> statements) =>
        Walk.Statements(statements).Any(s => s is Assign assign && assign.Variable == index) || CapturedWrites.MayChange(index, statements, session.Functions);

    private static bool Leaves(Statement statement) =>
        statement is Return or Break || (statement is CountedLoop or WhileLoop
            ? Walk.Statements(Walk.Blocks(statement).Single()).Any(s => s is Return)
            : Walk.Blocks(statement).Any(block => block.Any(Leaves)));

    private bool CanAddOne(Expr bound) => bound switch
    {
        IntegerConstant constant => constant.Value < int.MaxValue,
        Length => true,
        Read read => session.BelowMaximum.Contains(read.Variable.Id),
        Binary { Operator: BinaryOperator.Subtract, Left: Length, Right: IntegerConstant { Value: >= 0 and <= 1_000_000 } } => true,
        Binary { Operator: BinaryOperator.Divide, Right: IntegerConstant { Value: >= 2 } } => true,
        _ => false,
    };

    private static Expr PlusOne(Expr bound) => bound switch
    {
        IntegerConstant constant => IntegerConstant.Of((int)constant.Value + 1),
        Binary { Operator: BinaryOperator.Subtract, Right: IntegerConstant { Value: 1 } } minusOne => minusOne.Left,
        Binary { Operator: BinaryOperator.Subtract, Right: IntegerConstant constant } minus => minus with { Right = IntegerConstant.Of((int)constant.Value - 1) },
        _ => new Binary(BinaryOperator.Add, bound, IntegerConstant.Of(1), IrType.Int),
    };
}
