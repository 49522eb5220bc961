using System.Collections.Generic;
using System.Linq;

namespace AutoDiff.Generator.Derivatives;

/// <summary>
/// Points at which the rows are tested against finite differences: none is an integer, a half or a tie, so that they are off the
/// kinks of every row.
/// </summary>
internal static class Samples
{
    /// <summary>Where neither an exponential overflows nor a difference quotient of it drowns.</summary>
    public static readonly double[] Moderate = [-12.3, -2.3, -0.95, -0.3, -1e-4, 1e-4, 0.3, 0.95, 2.3, 12.3];

    public static readonly double[] Wide = [-10000.3, .. Moderate, 10000.3];

    /// <summary>For functions that look alike at every scale.</summary>
    public static readonly double[] Scales = [-1e30, -1e-30, .. Wide, 1e-30, 1e30];

    /// <summary>For exponentials.</summary>
    public static readonly double[] Exponents = [.. Moderate, -30.7, 200.1];

    private static readonly double[][] pairs =
    [
        [0.3, 2.3], [-0.3, 2.3], [2.3, -0.7], [-12.3, -0.95], [1e-4, 12.3], [1000.3, 7.7], [0.7, 1000.4], [7.1, 2.3], [3.7, 0.4],
        [1.9, -2.7],
    ];

    private static readonly double[][] triples =
    [
        [0.3, 2.3, -0.7], [-1.3, -2.3, 0.7], [2.3, -0.7, 12.3], [-12.3, -0.95, 4.7], [1e-4, 12.3, 25.1], [0.7, 100.4, 1000.3],
        [1.2, 0.4, 3.3],
    ];

    /// <summary>The usual points of a function of so many operands.</summary>
    public static IEnumerable<double[]> OfArity(int arity) => arity switch
    {
        1 => Points(Wide),
        2 => pairs,
        _ => triples,
    };

    public static IEnumerable<double[]> Points(IEnumerable<double> values) => values.Select(value => new[] { value });

    /// <summary>Real operands with an integer as the second one.</summary>
    public static IEnumerable<double[]> WithIntegers(params int[] integers) =>
        integers.SelectMany(n => new[] { -2.3, -0.3, 0.3, 2.3, 12.3 }.Select(x => new[] { x, n }));
}
