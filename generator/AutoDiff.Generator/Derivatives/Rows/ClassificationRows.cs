using System.Collections.Generic;
using System.Linq;

namespace AutoDiff.Generator.Derivatives.Rows;

/// <summary>Questions about a number: the answer is a bool, and has no derivative.</summary>
internal static class ClassificationRows
{
    private static readonly string[] names =
    [
        "IsEvenInteger", "IsFinite", "IsInfinity", "IsInteger", "IsNaN", "IsNegative", "IsNegativeInfinity", "IsNormal", "IsOddInteger",
        "IsPositive", "IsPositiveInfinity", "IsPow2", "IsRealNumber", "IsSubnormal",
    ];

    public static IReadOnlyList<DerivativeRow> All { get; } =
        [.. names.Select(name => Row.Flat(name, ResultKind.Boolean, RowOperand.Real("x")))];
}
