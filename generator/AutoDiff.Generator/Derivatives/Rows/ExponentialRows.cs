using System.Collections.Generic;
using static AutoDiff.Generator.Derivatives.Term;

namespace AutoDiff.Generator.Derivatives.Rows;

/// <summary>
/// Exponentials and logarithms. The M1 forms do not use <c>y + 1</c>: for very negative x it has no correct digit left.
/// </summary>
internal static class ExponentialRows
{
    private const double Ln2 = 0.693147180559945309417232121458;
    private const double Ln10 = 2.30258509299404568401799145468;
    private const double Log2E = 1.44269504088896340735992468100;
    private const double Log10E = 0.434294481903251827651128918917;

    private static readonly Domain logarithm = new("x > 0, b > 0, b ≠ 1", p => p[0] > 0 && p[1] > 0 && p[1] != 1);

    public static IReadOnlyList<DerivativeRow> All { get; } =
    [
        Row.Unary("Exp", (x, y) => y, Domain.Reals, RowTraits.MayOverflow, Samples.Exponents, ValueFacts.NonNegative | ValueFacts.FlatAtZero),
        Row.Unary("Exp2", (x, y) => Ln2 * y, Domain.Reals, RowTraits.MayOverflow, Samples.Exponents, ValueFacts.NonNegative | ValueFacts.FlatAtZero),
        Row.Unary("Exp10", (x, y) => Ln10 * y, Domain.Reals, RowTraits.MayOverflow, Samples.Exponents, ValueFacts.NonNegative | ValueFacts.FlatAtZero),
        Row.Unary("ExpM1", (x, y) => Function("Exp", x), Domain.Reals, RowTraits.MayOverflow, Samples.Exponents),
        Row.Unary("Exp2M1", (x, y) => Ln2 * Function("Exp2", x), Domain.Reals, RowTraits.MayOverflow, Samples.Exponents),
        Row.Unary("Exp10M1", (x, y) => Ln10 * Function("Exp10", x), Domain.Reals, RowTraits.MayOverflow, Samples.Exponents),
        Row.Unary("Log", (x, y) => 1 / x, Domain.Positive, RowTraits.Singular, Samples.Scales, singularOperand: 0),
        Row.Unary("Log2", (x, y) => Log2E / x, Domain.Positive, RowTraits.Singular, Samples.Scales, singularOperand: 0),
        Row.Unary("Log10", (x, y) => Log10E / x, Domain.Positive, RowTraits.Singular, Samples.Scales, singularOperand: 0),
        Row.Unary("LogP1", (x, y) => 1 / (1 + x), Domain.AboveMinusOne, RowTraits.Singular),
        Row.Unary("Log2P1", (x, y) => Log2E / (1 + x), Domain.AboveMinusOne, RowTraits.Singular),
        Row.Unary("Log10P1", (x, y) => Log10E / (1 + x), Domain.AboveMinusOne, RowTraits.Singular),
        Row.Binary(
            "Log",
            "x b",
            (x, b, y) => 1 / (x * Function("Log", b)),
            (x, b, y) => -y / (b * Function("Log", b)),
            logarithm,
            RowTraits.Singular),
    ];
}
