using System.Collections.Generic;
using AutoDiff.Generator.IR;
using static AutoDiff.Generator.Derivatives.Term;

namespace AutoDiff.Generator.Derivatives.Rows;

/// <summary>The operators on reals. Their names are those of <see cref="BinaryOperator"/> and <see cref="UnaryOperator"/>.</summary>
internal static class OperatorRows
{
    private static readonly Domain divisible = new("b ≠ 0", p => p[1] != 0);

    public static IReadOnlyList<DerivativeRow> All { get; } =
    [
        Row.Unary(nameof(UnaryOperator.Negate), (x, y) => -1),
        Row.Binary(nameof(BinaryOperator.Add), "a b", (a, b, y) => 1, (a, b, y) => 1),
        Row.Binary(nameof(BinaryOperator.Subtract), "a b", (a, b, y) => 1, (a, b, y) => -1),
        Row.Binary(nameof(BinaryOperator.Multiply), "a b", (a, b, y) => b, (a, b, y) => a),
        Row.Binary(nameof(BinaryOperator.Divide), "a b", (a, b, y) => 1 / b, (a, b, y) => -y / b, divisible, RowTraits.Singular, singularOperand: 1),
        Row.Binary(
            nameof(BinaryOperator.Remainder), "a b", (a, b, y) => 1, (a, b, y) => -Function("Truncate", a / b), divisible, RowTraits.Singular),
        Comparison(BinaryOperator.Equal),
        Comparison(BinaryOperator.NotEqual),
        Comparison(BinaryOperator.Less),
        Comparison(BinaryOperator.LessOrEqual),
        Comparison(BinaryOperator.Greater),
        Comparison(BinaryOperator.GreaterOrEqual),
    ];

    private static DerivativeRow Comparison(BinaryOperator op) =>
        Row.Flat(op.ToString(), ResultKind.Boolean, RowOperand.Real("a"), RowOperand.Real("b"));
}
