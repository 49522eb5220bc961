using System.Collections.Generic;
using System.Linq;
using static AutoDiff.Generator.Derivatives.Term;

namespace AutoDiff.Generator.Derivatives.Rows;

/// <summary>Roots, powers, products and scalings.</summary>
internal static class PowerRows
{
    private const double RadiansPerDegree = 0.0174532925199432957692369076849;
    private const double DegreesPerRadian = 57.2957795130823208767981548141;

    private static readonly Domain root = new("x ≥ 0, or n odd", p => p[0] >= 0 || p[1] % 2 != 0);

    public static IReadOnlyList<DerivativeRow> All { get; } =
    [
        Row.Unary("Sqrt", (x, y) => 0.5 / y, Domain.NonNegative, RowTraits.Singular, Samples.Scales, ValueFacts.NonNegative, singularOperand: 0),
        Row.Unary("Cbrt", (x, y) => 1 / (3 * (y * y)), Domain.Reals, RowTraits.Singular, Samples.Scales, singularOperand: 0),
        Row.WithInteger("RootN", (x, n, y) => y / (n.ToReal() * x), root, RowTraits.Singular, 2, 3, 5, -3),
        Row.Unary("ReciprocalEstimate", (x, y) => -(y * y), Domain.NonZero, RowTraits.Singular),
        Row.Unary("ReciprocalSqrtEstimate", (x, y) => -0.5 * y / x, Domain.Positive, RowTraits.Singular),
        new(
            "Pow",
            Row.Reals("x p"),
            ResultKind.Real,
            RowTraits.Singular | RowTraits.MayOverflow,
            new("x ≥ 0, or p an integer", p => p[0] >= 0 || p[1] % 1 == 0),
            Samples.OfArity(2).Concat([[0.3, -1.5], [2.3, 7.5], [1e-10, 1.5], [1e10, -0.5]]),
            (o, y, _) =>
            [
                If(o[1].Is(0), 0, o[1] * Function("Pow", o[0], o[1] - 1)),
                If(o[0].Is(0), 0, y * Function("Log", o[0])),
            ])
        {
            Forms = new PowerForms(),
        },
        Row.Binary(
            "Hypot",
            "a b",
            (a, b, y) => If(y.Is(0), 0, a / y),
            (a, b, y) => If(y.Is(0), 0, b / y),
            Domain.Reals,
            RowTraits.Singular,
            ValueFacts.NonNegative),
        Row.Ternary("FusedMultiplyAdd", "a b c", (a, b, c) => b, (a, b, c) => a, (a, b, c) => 1),
        Row.Ternary("MultiplyAddEstimate", "a b c", (a, b, c) => b, (a, b, c) => a, (a, b, c) => 1),
        Row.Ternary("Lerp", "a b t", (a, b, t) => 1 - t, (a, b, t) => t, (a, b, t) => b - a),
        Row.WithInteger("ScaleB", (x, n, y) => Function("ScaleB", 1, n), Domain.Reals, RowTraits.MayOverflow, -7, 0, 3),
        Row.Unary("DegreesToRadians", (x, y) => RadiansPerDegree),
        Row.Unary("RadiansToDegrees", (x, y) => DegreesPerRadian),
        Row.Unary("BitIncrement", (x, y) => 1),
        Row.Unary("BitDecrement", (x, y) => 1),
    ];
}
