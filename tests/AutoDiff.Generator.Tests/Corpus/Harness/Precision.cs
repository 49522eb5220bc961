namespace AutoDiff.Generator.Tests.Corpus;

/// <summary>How closely two numbers must agree, relative to the larger.</summary>
/// <param name="Value">The value of a derivative method against that of the primal.</param>
/// <param name="Exact">Two analytic results that differ by rounding only.</param>
/// <param name="Difference">An analytic derivative against differences.</param>
/// <param name="Dual">… against dual numbers, which round as it does.</param>
/// <param name="FirstStep">The widest step of the differences.</param>
/// <param name="Levels">How often it is halved.</param>
internal sealed record Precision(double Value, double Exact, double Difference, double Dual, double FirstStep, int Levels)
{
    public static readonly Precision Double = new(1e-12, 1e-10, 1e-6, 1e-8, 0.01, 8);

    // The rounding of a float drowns fine steps, so these stay wide.
    public static readonly Precision Single = new(2e-5, 1e-3, 2e-2, 2e-2, 0.04, 3);
}
