using System.Globalization;
using System.Text;

namespace AutoDiff.GradientChecking;

/// <summary>What a <see cref="GradientCheck"/> found. Prints as a short table, the worst first.</summary>
public sealed class GradientCheckResult
{
    private const int RowsShown = 8;

    internal GradientCheckResult(double value, int length, double tolerance, IReadOnlyList<GradientComparison> comparisons)
    {
        Value = value;
        Length = length;
        Tolerance = tolerance;
        Comparisons = comparisons;
        ByGravity =
        [
            .. comparisons
                .OrderByDescending(c => c.Verdict)
                .ThenBy(c => c.IsDirection)
                .ThenByDescending(c => double.IsNaN(c.RelativeError) ? double.PositiveInfinity : c.RelativeError),
        ];
    }

    /// <summary>The function's value at the point.</summary>
    public double Value { get; }

    /// <summary>The number of components of the point.</summary>
    public int Length { get; }

    /// <summary>The relative error up to which two slopes agree.</summary>
    public double Tolerance { get; }

    /// <summary>Every comparison made, in the order of the components or directions.</summary>
    public IReadOnlyList<GradientComparison> Comparisons { get; }

    /// <summary>The gravest comparison, by verdict and then relative error; null where the point is empty.</summary>
    public GradientComparison? Worst => ByGravity.Count > 0 ? ByGravity[0] : null;

    /// <summary>
    /// Whether the gradient stands: the value is finite, no comparison is <see cref="GradientVerdict.Wrong"/> or
    /// <see cref="GradientVerdict.NotFinite"/>, and not all of them are <see cref="GradientVerdict.Unresolved"/>
    /// (then nothing was checked).
    /// </summary>
    public bool Passed => double.IsFinite(Value) && !Comparisons.Any(c => c.IsFailure) && !NothingWasResolved;

    private IReadOnlyList<GradientComparison> ByGravity { get; }

    private bool NothingWasResolved => Comparisons.Count > 0 && Count(GradientVerdict.Unresolved) == Comparisons.Count;

    /// <summary>How many comparisons came to a verdict.</summary>
    /// <param name="verdict">The verdict to count.</param>
    /// <returns>The number of comparisons with it.</returns>
    public int Count(GradientVerdict verdict) => Comparisons.Count(c => c.Verdict == verdict);

    /// <summary>Throws unless the check passed.</summary>
    /// <exception cref="GradientCheckException">The check failed; the message is the table.</exception>
    public void ThrowIfFailed()
    {
        if (!Passed)
        {
            throw new GradientCheckException(this);
        }
    }

    /// <summary>The same findings, each component under its name.</summary>
    internal GradientCheckResult Named(Func<long, string> nameOf) => new(
        Value, Length, Tolerance, [.. Comparisons.Select(c => c.IsDirection ? c : c with { Path = nameOf(c.Index) })]);

    /// <summary>A table: the outcome, the count of each verdict, and the worst comparisons.</summary>
    /// <returns>Several lines of text, in the invariant culture.</returns>
    public override string ToString()
    {
        StringBuilder text = new();
        text.Append(CultureInfo.InvariantCulture, $"Gradient check {(Passed ? "passed" : "FAILED")}: {Length} components");
        text.Append(CultureInfo.InvariantCulture, $", f = {Value:G9}, tolerance {Tolerance:G3}: {Summary()}");
        if (!double.IsFinite(Value))
        {
            text.Append('\n').Append("The function is not finite at the point.");
        }
        else if (NothingWasResolved)
        {
            text.Append('\n').Append("Numerical differentiation is too inaccurate here to tell anything.");
        }

        int names = Math.Max(12, ByGravity.Take(RowsShown).Select(c => c.Name.Length).DefaultIfEmpty().Max());
        if (ByGravity.Count > 0)
        {
            text.Append('\n').Append(Row(names, "component", "analytic", "numeric", "± error", "left slope", "right slope", "rel. error", "verdict"));
        }

        foreach (GradientComparison c in ByGravity.Take(RowsShown))
        {
            text.Append('\n').Append(Row(
                names,
                c.Name,
                Number(c.Analytic, "G9"),
                Number(c.Numeric, "G9"),
                Number(c.NumericError, "0.0E+0"),
                Number(c.LeftSlope, "G6"),
                Number(c.RightSlope, "G6"),
                Number(c.RelativeError, "0.0E+0"),
                Words(c.Verdict)));
        }

        if (ByGravity.Count > RowsShown)
        {
            text.Append(CultureInfo.InvariantCulture, $"\n… and {ByGravity.Count - RowsShown} more");
        }

        return text.ToString();
    }

    private static string Number(double value, string format) => value.ToString(format, CultureInfo.InvariantCulture);

    private static string Row(int nameWidth, params ReadOnlySpan<string> cells)
    {
        ReadOnlySpan<int> widths = [nameWidth, 16, 16, 9, 13, 13, 10];
        StringBuilder line = new();
        for (int i = 0; i < widths.Length; i++)
        {
            line.Append(i == 0 ? cells[i].PadRight(widths[i]) : cells[i].PadLeft(widths[i])).Append(' ');
        }

        return line.Append(' ').Append(cells[^1]).ToString();
    }

    private static string Words(GradientVerdict verdict) => verdict switch
    {
        GradientVerdict.Agrees => "agrees",
        GradientVerdict.Kink => "kink",
        GradientVerdict.Unresolved => "unresolved",
        GradientVerdict.Wrong => "WRONG",
        _ => "NOT FINITE",
    };

    private string Summary() => string.Join(
        ", ",
        Enum.GetValues<GradientVerdict>()
            .Select(v => (Verdict: v, Count: Count(v)))
            .Where(x => x.Count > 0)
            .Select(x => string.Create(CultureInfo.InvariantCulture, $"{x.Count} {Words(x.Verdict)}"))
            .DefaultIfEmpty("nothing to compare"));
}
