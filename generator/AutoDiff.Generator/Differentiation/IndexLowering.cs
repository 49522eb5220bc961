using System.Collections.Generic;
using System.Linq;
using AutoDiff.Generator.Analysis;
using AutoDiff.Generator.IR;

namespace AutoDiff.Generator.Differentiation;

/// <summary>
/// Writes positions in rectangular arrays as arithmetic. An index that is not known to be in its range is checked, and a position that
/// fails becomes −1, so that the access throws as the source's does. The first index needs no check of its own where the others are in
/// range: the position is then out of range, too.
/// </summary>
internal sealed class IndexLowering : Rewriter
{
    private readonly IndexRanges ranges;

    private IndexLowering(IndexRanges ranges) => this.ranges = ranges;

    public static EquatableArray<Statement> Lower(EquatableArray<Statement> body) =>
        Walk.Statements(body).SelectMany(Walk.Expressions).SelectMany(Walk.All).Any(e => e is FlatIndex)
            ? new IndexLowering(new IndexRanges(body)).Visit(body)
            : body;

    public override Expr Visit(Expr expression) => base.Visit(expression) switch
    {
        FlatIndex index => Lower(index),
        Expr visited => visited,
    };

    private Expr Lower(FlatIndex index)
    {
        Expr position = index.Indices[0];
        if (index.Indices.Count == 2 && index.Indices[1] is IntegerConstant { Value: >= 0 } part && index.Lengths[1] is IntegerConstant stride && part.Value < stride.Value && !ranges.IsModerate(position))
        {
            // A position computed from an index that is out of range is so, too, but for an overflow.
            return Sum(new Binary(BinaryOperator.Multiply, position, index.Lengths[1], IrType.Int, Checked: true), part);
        }

        List<Expr> tests = [];
        if (!ranges.IsModerate(position))
        {
            AddTests(position, index.Lengths[0], tests);
        }

        for (int d = 1; d < index.Indices.Count; d++)
        {
            AddTests(index.Indices[d], index.Lengths[d], tests);
            position = Sum(Product(position, index.Lengths[d]), index.Indices[d]);
        }

        return tests.Count == 0
            ? position
            : new Conditional(tests.Aggregate((a, b) => new Binary(BinaryOperator.AndAlso, a, b, IrType.Bool)), position, IntegerConstant.Of(-1));
    }

    private void AddTests(Expr index, Expr length, List<Expr> tests)
    {
        if (!ranges.IsNonNegative(index))
        {
            tests.Add(new Binary(BinaryOperator.GreaterOrEqual, index, IntegerConstant.Of(0), IrType.Bool));
        }

        if (!ranges.IsBelow(index, length))
        {
            tests.Add(new Binary(BinaryOperator.Less, index, length, IrType.Bool));
        }
    }

    private static Expr Product(Expr left, Expr right) => (left, right) switch
    {
        (IntegerConstant a, IntegerConstant b) => IntegerConstant.Of((int)(a.Value * b.Value)),
        (IntegerConstant { Value: 0 }, _) => left,
        (IntegerConstant { Value: 1 }, _) => right,
        _ => new Binary(BinaryOperator.Multiply, left, right, IrType.Int),
    };

    private static Expr Sum(Expr left, Expr right) => (left, right) switch
    {
        (IntegerConstant a, IntegerConstant b) => IntegerConstant.Of((int)(a.Value + b.Value)),
        (IntegerConstant { Value: 0 }, _) => right,
        (_, IntegerConstant { Value: 0 }) => left,
        _ => new Binary(BinaryOperator.Add, left, right, IrType.Int),
    };
}
