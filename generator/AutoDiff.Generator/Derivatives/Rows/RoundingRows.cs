using System.Collections.Generic;
using static AutoDiff.Generator.Derivatives.Term;

namespace AutoDiff.Generator.Derivatives.Rows;

/// <summary>Steps, whose derivative is 0, and what is left after taking one off.</summary>
internal static class RoundingRows
{
    private static readonly RowOperand x = RowOperand.Real("x");
    private static readonly RowOperand digits = RowOperand.Integer("digits");
    private static readonly RowOperand mode = RowOperand.Other("mode");
    private static readonly Domain divisible = new("b ≠ 0", p => p[1] != 0);

    public static IReadOnlyList<DerivativeRow> All { get; } =
    [
        Row.Flat("Floor", ResultKind.Real, x),
        Row.Flat("Ceiling", ResultKind.Real, x),
        Row.Flat("Truncate", ResultKind.Real, x),
        Row.Flat("Round", ResultKind.Real, x),
        Row.Flat("Round", ResultKind.Real, x, digits),
        Row.Flat("Round", ResultKind.Real, x, digits, mode),
        Row.Flat("Sign", ResultKind.Integer, x),
        Row.Flat("ILogB", ResultKind.Integer, x),
        Row.Binary(
            "IEEERemainder", "a b", (a, b, y) => 1, (a, b, y) => -Function("Round", a / b), divisible, RowTraits.Singular),
    ];
}
