using System.Collections.Generic;
using System.Linq;
using AutoDiff.Generator.IR;

namespace AutoDiff.Generator.Differentiation;

/// <summary>How many values a tape may come to hold, from the bounds of the loops around its pushes.</summary>
/// <param name="settled">What has its one value before the first of them.</param>
internal sealed class TapeCapacity(Variable tape, ISet<Variable> settled)
{
    private readonly Dictionary<Variable, (Expr? Least, Expr? Most)> indexes = [];

    /// <summary>An upper limit, or null where the loops do not tell.</summary>
    public Expr? Of(EquatableArray<Statement> block)
    {
        Expr? sum = IntegerConstant.Of(0);
        foreach (Statement statement in block)
        {
            sum = Add(sum, Of(statement));
        }

        return sum;
    }

    private Expr? Of(Statement statement)
    {
        if (!Walk.Statements(EquatableArrays.Of(statement)).Any(s => s is Push push && push.Tape == tape))
        {
            return IntegerConstant.Of(0);
        }

        return statement switch
        {
            Push => IntegerConstant.Of(1),
            If branch => Add(Of(branch.Then), Of(branch.Else)),
            CountedLoop { Step: 1 or -1, Index.Type: var type } loop when type == IrType.Int => Of(loop),
            _ => null,
        };
    }

    private Expr? Of(CountedLoop loop)
    {
        // Going up the bound is not visited, going down it is.
        bool isUp = loop.Step > 0;
        Expr? least = Limit(isUp ? loop.Start : loop.Bound, isMost: false);
        Expr? most = Limit(isUp ? loop.Bound : loop.Start, isMost: true);
        Expr? last = isUp && most is not null ? Arithmetic.Subtract(most, 1) : most;
        indexes[loop.Index] = (least, last);
        Expr? body = Of(loop.Body);
        if (least is null || last is null || body is null)
        {
            return null;
        }

        Expr trips = Arithmetic.Add(least is IntegerConstant { Value: 0 } ? last : new Binary(BinaryOperator.Subtract, last, least, IrType.Int), 1);
        Call count = new("Max", EquatableArrays.Of<Expr>(IntegerConstant.Of(0), trips), IrType.Int);
        return body is IntegerConstant { Value: 1 } ? count : new Binary(BinaryOperator.Multiply, count, body, IrType.Int);
    }

    /// <summary>The least or the most that an integer can be while the loops run.</summary>
    private Expr? Limit(Expr expression, bool isMost) => expression switch
    {
        IntegerConstant => expression,
        Read read when indexes.TryGetValue(read.Variable, out (Expr? Least, Expr? Most) range) => isMost ? range.Most : range.Least,
        Read read => settled.Contains(read.Variable) ? read : null,
        Length length => settled.Contains(length.Sequence) ? length : null,
        Binary { Operator: BinaryOperator.Add } sum => Combine(sum, Limit(sum.Left, isMost), Limit(sum.Right, isMost)),
        Binary { Operator: BinaryOperator.Subtract } difference => Combine(difference, Limit(difference.Left, isMost), Limit(difference.Right, !isMost)),
        _ => Walk.Variables(expression).All(settled.Contains) && Walk.All(expression).All(e => e is Read or Length or IntegerConstant or Binary) ? expression : null,
    };

    private static Binary? Combine(Binary node, Expr? left, Expr? right) => left is null || right is null ? null : node with { Left = left, Right = right };

    private static Expr? Add(Expr? left, Expr? right) => (left, right) switch
    {
        (null, _) or (_, null) => null,
        (IntegerConstant { Value: 0 }, _) => right,
        (_, IntegerConstant { Value: 0 }) => left,
        _ => new Binary(BinaryOperator.Add, left, right, IrType.Int),
    };
}
