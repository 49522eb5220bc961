using System;
using System.Collections.Generic;
using static AutoDiff.Generator.Derivatives.Term;

namespace AutoDiff.Generator.Derivatives.Rows;

/// <summary>Circular functions and their inverses. <c>(1 - x)(1 + x)</c> keeps the digits near ±1 that <c>1 - x²</c> loses.</summary>
internal static class TrigonometricRows
{
    private static readonly Domain notOrigin = new("(a, b) ≠ (0, 0)", p => p[0] != 0 || p[1] != 0);

    public static IReadOnlyList<DerivativeRow> All { get; } =
    [
        Row.Unary("Sin", (x, y) => Function("Cos", x)),
        Row.Unary("Cos", (x, y) => -Function("Sin", x)),
        Row.Unary("Tan", (x, y) => 1 + y * y),
        Row.Unary("SinPi", (x, y) => Math.PI * Function("CosPi", x)),
        Row.Unary("CosPi", (x, y) => -Math.PI * Function("SinPi", x)),
        Row.Unary("TanPi", (x, y) => Math.PI * (1 + y * y)),
        Row.Unary("Asin", (x, y) => 1 / Function("Sqrt", (1 - x) * (1 + x)), Domain.UnitInterval, RowTraits.Singular),
        Row.Unary("Acos", (x, y) => -1 / Function("Sqrt", (1 - x) * (1 + x)), Domain.UnitInterval, RowTraits.Singular),
        Row.Unary("Atan", (x, y) => 1 / (1 + x * x)),
        Row.Unary("AsinPi", (x, y) => (1 / Math.PI) / Function("Sqrt", (1 - x) * (1 + x)), Domain.UnitInterval, RowTraits.Singular),
        Row.Unary("AcosPi", (x, y) => (-1 / Math.PI) / Function("Sqrt", (1 - x) * (1 + x)), Domain.UnitInterval, RowTraits.Singular),
        Row.Unary("AtanPi", (x, y) => (1 / Math.PI) / (1 + x * x)),
        Row.Binary(
            "Atan2", "a b", (a, b, y) => AtOrigin(b, b / (a * a + b * b)), (a, b, y) => AtOrigin(a, -a / (a * a + b * b)), notOrigin, RowTraits.Singular),
        Row.Binary(
            "Atan2Pi",
            "a b",
            (a, b, y) => AtOrigin(b, b / (Math.PI * (a * a + b * b))),
            (a, b, y) => AtOrigin(a, -a / (Math.PI * (a * a + b * b))),
            notOrigin,
            RowTraits.Singular),
    ];

    /// <summary>Zero stays zero: the numerator wins over the 1 / 0 of the origin.</summary>
    private static Term AtOrigin(Term numerator, Term partial) => If(numerator.Is(0), 0, partial);
}
