using System;
using System.Collections.Generic;
using System.Linq;

namespace AutoDiff.Generator.Derivatives;

/// <summary>Where a function has a value; at its border the derivative may be infinite.</summary>
/// <param name="Text">For the documentation: <c>x ≥ 0</c>.</param>
/// <param name="Contains">The same as a predicate over the operands.</param>
internal sealed record Domain(string Text, Func<IReadOnlyList<double>, bool> Contains)
{
    public static readonly Domain Reals = new("everywhere", _ => true);

    public static readonly Domain Positive = new("x > 0", p => p[0] > 0);

    public static readonly Domain NonNegative = new("x ≥ 0", p => p[0] >= 0);

    public static readonly Domain NonZero = new("x ≠ 0", p => p[0] != 0);

    public static readonly Domain AboveMinusOne = new("x > -1", p => p[0] > -1);

    public static readonly Domain AtLeastOne = new("x ≥ 1", p => p[0] >= 1);

    public static readonly Domain UnitInterval = new("-1 ≤ x ≤ 1", p => Math.Abs(p[0]) <= 1);

    public static readonly Domain OpenUnitInterval = new("-1 < x < 1", p => Math.Abs(p[0]) < 1);

    /// <summary>Those of the points that lie inside.</summary>
    public IEnumerable<double[]> Filter(IEnumerable<double[]> points) => points.Where(p => Contains(p));
}
