using System.Collections.Generic;
using System.Linq;
using AutoDiff.Generator.IR;
using AutoDiff.Generator.Optimization.Algebra;

namespace AutoDiff.Generator.Optimization.Loops;

/// <summary>The elements <c>Sequence[Offset + j]</c> that a loop over <c>j</c> touches, one in each iteration.</summary>
internal sealed record RowAccess(Variable Sequence, Expr Offset, bool IsStored)
{
    /// <summary>The row begins where the loop's range does, or a fixed distance from it.</summary>
    public bool IsAtConstant => Offset is IntegerConstant or Unary { Operand: IntegerConstant }
        or Binary { Left: IntegerConstant, Right: IntegerConstant };

    /// <summary>The rows that every iteration of an innermost loop touches.</summary>
    public static List<RowAccess> FindIn(CountedLoop loop)
    {
        Effects body = Effects.Of(loop.Body);
        List<RowAccess> result = [];
        foreach (Element element in loop.Body.SelectMany(Accesses.Unconditional))
        {
            bool isRow = element.Sequence.Type is SequenceType { Element: RealType or IntegerType } && !body.DoesAssign(element.Sequence.Id);
            if (!isRow || Indexes.OffsetFrom(element.Index, loop.Index) is not { } offset || !Indexes.IsInvariant(offset, body))
            {
                continue;
            }

            bool isStored = Walk.Statements(loop.Body).Any(s =>
                s is Store store && store.Sequence.Id == element.Sequence.Id && offset.Equals(Indexes.OffsetFrom(store.Index, loop.Index)));
            RowAccess access = new(element.Sequence, offset, isStored);
            if (!result.Contains(access))
            {
                result.Add(access);
            }
        }

        return result;
    }

    /// <summary>The offset is 0 where the count is, so that even an empty row lies inside the sequence.</summary>
    public bool IsMultipleOf(Expr count) => Offset.Equals(count)
        || (Offset is Binary { Operator: BinaryOperator.Multiply } product && (product.Left.Equals(count) || product.Right.Equals(count)));

    public View ViewOf(LoopRange range, bool strict)
    {
        SequenceType type = (SequenceType)Sequence.Type;
        Expr start = Simplification.Apply(new Binary(BinaryOperator.Add, Offset, range.Low, IrType.Int), strict);
        return new View(Sequence, start, range.Count, type with { Kind = IsStored ? SequenceKind.Span : SequenceKind.ReadOnlySpan });
    }
}
