using System.Globalization;

namespace AutoDiff.GradientChecking;

/// <summary>One analytic slope beside its numerical counterpart.</summary>
/// <param name="Index">The component; for a direction, its number.</param>
/// <param name="IsDirection">Whether the slope is along a random direction rather than one component.</param>
/// <param name="Analytic">The slope that the gradient under test gives.</param>
/// <param name="Numeric">The extrapolated central difference; at the border of the domain, the one-sided one.</param>
/// <param name="NumericError">The estimated error of <paramref name="Numeric"/>: truncation and roundoff.</param>
/// <param name="LeftSlope">The extrapolated backward difference; NaN where it does not exist.</param>
/// <param name="RightSlope">The extrapolated forward difference; NaN where it does not exist.</param>
/// <param name="RelativeError">|a − n| / max(|a|, |n|, floor); at a kink, of the distance to the one-sided slopes.</param>
/// <param name="Verdict">What the comparison came to.</param>
public sealed record GradientComparison(
    int Index,
    bool IsDirection,
    double Analytic,
    double Numeric,
    double NumericError,
    double LeftSlope,
    double RightSlope,
    double RelativeError,
    GradientVerdict Verdict)
{
    /// <summary>The path of the component in a parameter object, <c>layer1.weights[3, 17]</c>; null where the point is a flat buffer.</summary>
    public string? Path { get; init; }

    /// <summary>What was compared: <c>[12]</c>, <c>layer1.weights[3, 17]</c> or <c>direction 3</c>.</summary>
    public string Name => IsDirection
        ? string.Create(CultureInfo.InvariantCulture, $"direction {Index}")
        : Path ?? string.Create(CultureInfo.InvariantCulture, $"[{Index}]");

    /// <summary>Whether the verdict alone makes the check fail.</summary>
    public bool IsFailure => Verdict is GradientVerdict.Wrong or GradientVerdict.NotFinite;
}
