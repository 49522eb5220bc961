namespace AutoDiff.Generator.Tests.Corpus;

/// <summary>
/// A point with random directions there: upstreams of the results and tangents of the inputs, and with the slopes that differences of the
/// primal give. Nothing here looks at a derivative, so it is the same oracle for every build.
/// </summary>
/// <param name="Value">What the primal returns.</param>
/// <param name="Final">What it leaves in its arguments.</param>
/// <param name="ResultUpstream">The weight of the returned value; 0 where there is none.</param>
/// <param name="Upstreams">The weights of the final values of the parameters that are results; 0 elsewhere.</param>
/// <param name="Tangents">The direction of the active inputs; 0 elsewhere.</param>
/// <param name="Gradient">The derivative of the weighted sum of all results by every active input.</param>
/// <param name="ResultTangent">The derivative of the returned value in that direction.</param>
/// <param name="FinalTangents">… and of the final values.</param>
internal sealed record Probe(
    Point Point,
    double Value,
    Point Final,
    double ResultUpstream,
    double[] Upstreams,
    double[] Tangents,
    double[] Gradient,
    double ResultTangent,
    double[] FinalTangents)
{
    /// <summary>How closely a right derivative agrees with these slopes, relative to the larger.</summary>
    public required double Tolerance { get; init; }

    /// <summary>The magnitude below which a component of the gradient is noise.</summary>
    public double GradientScale => Scale(Gradient);

    public static double Scale(IEnumerable<double> values) => Math.Max(1e-6, 1e-3 * values.Select(Math.Abs).DefaultIfEmpty(0).Max());
}
