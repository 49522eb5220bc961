using System.Collections.Generic;
using static AutoDiff.Generator.Derivatives.Term;

namespace AutoDiff.Generator.Derivatives.Rows;

/// <summary>Hyperbolic functions and their inverses.</summary>
internal static class HyperbolicRows
{
    public static IReadOnlyList<DerivativeRow> All { get; } =
    [
        Row.Unary("Sinh", (x, y) => Function("Cosh", x), Domain.Reals, RowTraits.MayOverflow, Samples.Exponents),
        Row.Unary("Cosh", (x, y) => Function("Sinh", x), Domain.Reals, RowTraits.MayOverflow, Samples.Exponents, ValueFacts.NonNegative),
        Row.Unary("Tanh", (x, y) => 1 - y * y, Domain.Reals, RowTraits.None, Samples.Moderate),
        Row.Unary("Asinh", (x, y) => 1 / Function("Sqrt", 1 + x * x)),
        Row.Unary("Acosh", (x, y) => 1 / Function("Sqrt", (x - 1) * (x + 1)), Domain.AtLeastOne, RowTraits.Singular),
        Row.Unary("Atanh", (x, y) => 1 / ((1 - x) * (1 + x)), Domain.OpenUnitInterval, RowTraits.Singular),
    ];
}
