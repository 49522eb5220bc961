using System.Collections.Generic;
using static AutoDiff.Generator.Derivatives.Term;

namespace AutoDiff.Generator.Derivatives.Rows;

/// <summary>
/// Functions that pass one of their operands on. At a kink they have the minimum-norm subgradient with respect to the active
/// operands: 0 against something inactive, a half each between two active ones. Where the value is NaN, so is the derivative: a 0
/// there would hide that something went wrong.
/// </summary>
internal static class SelectionRows
{
    private static readonly Term undefined = double.NaN;

    public static IReadOnlyList<DerivativeRow> All { get; } =
    [
        Row.Unary("Abs", (x, y) => If(x > 0, 1, If(x < 0, -1, If(x.Is(0), 0, undefined))), facts: ValueFacts.NonNegative | ValueFacts.Cheap),
        Row.Binary("CopySign", "x s", (x, s, y) => If(x.Is(0), 0, If(y.Is(x), 1, If(y.Is(-x), -1, undefined))), null),
        Row.Kinked("Max", "a b", (x, _, active) => [Larger(x[0], x[1], active), Larger(x[1], x[0], active)], facts: ValueFacts.Cheap | ValueFacts.AtLeastOperands),
        Row.Kinked("Min", "a b", (x, _, active) => [Smaller(x[0], x[1], active), Smaller(x[1], x[0], active)], facts: ValueFacts.Cheap | ValueFacts.AnOperand),
        Chosen("MaxMagnitude"),
        Chosen("MinMagnitude"),
        Chosen("MaxNumber"),
        Chosen("MinNumber"),
        Chosen("MaxMagnitudeNumber"),
        Chosen("MinMagnitudeNumber"),
        Chosen("MaxNative"),
        Chosen("MinNative"),
        Clamp("Clamp"),
        Clamp("ClampNative"),
        new(
            "StopGradient",
            Row.Reals("x"),
            ResultKind.Real,
            RowTraits.PiecewiseConstant | RowTraits.Identity,
            Domain.Reals,
            Samples.OfArity(1),
            (_, _, _) => [null]),
    ];

    private static Term Larger(Term x, Term other, bool[] active) =>
        active[0] && active[1] ? If(x > other, 1, If(x.Is(other), 0.5, If(x < other, 0, undefined))) : If(x > other, 1, If(x <= other, 0, undefined));

    private static Term Smaller(Term x, Term other, bool[] active) =>
        active[0] && active[1] ? If(x < other, 1, If(x.Is(other), 0.5, If(x > other, 0, undefined))) : If(x < other, 1, If(x >= other, 0, undefined));

    /// <summary>Reads the choice off the result, so that NaN rules and magnitudes need no words here.</summary>
    private static DerivativeRow Chosen(string name) =>
        Row.Kinked(name, "a b", (x, y, active) => [Chosen(x[0], x[1], y, active), Chosen(x[1], x[0], y, active)]);

    private static Term Chosen(Term x, Term other, Term y, bool[] active) =>
        If(x.Is(other), active[0] && active[1] ? 0.5 : 0, If(y.Is(x), 1, If(y.Is(other), 0, undefined)));

    private static DerivativeRow Clamp(string name) =>
        Row.Kinked(
            name,
            "x lo hi",
            (o, _, active) => [Inside(o[0], o[1], o[2], active), Larger(o[1], o[0], active), Smaller(o[2], o[0], [active[0], active[2]])],
            new("lo ≤ hi", p => p[1] <= p[2]));

    private static Term Inside(Term x, Term lo, Term hi, bool[] active)
    {
        Term beyond = If((x <= lo) | (x >= hi), 0, undefined);
        Term outside = (active[1], active[2]) switch
        {
            (true, true) => If(x.Is(lo) | x.Is(hi), 0.5, beyond),
            (true, false) => If(x.Is(lo), 0.5, beyond),
            (false, true) => If(x.Is(hi), 0.5, beyond),
            _ => beyond,
        };
        return If((x > lo) & (x < hi), 1, outside);
    }
}
