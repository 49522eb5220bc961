using System.Globalization;
using AutoDiff.GradientChecking;
using ImageClassifier.Training;

namespace ImageClassifier.Output.Report;

/// <summary>What the gradient check found, a row a sample.</summary>
internal static class GradientTable
{
    public static string Of(Verification verification)
    {
        HtmlTable table = new("sample", "loss", "compared", "agree", "kinks", "unresolved", "worst relative error");
        foreach ((int index, GradientCheckResult check) in verification.Checks.Index())
        {
            table.AddRow(
                (index + 1).ToString(CultureInfo.InvariantCulture),
                check.Value.ToString("F4", CultureInfo.InvariantCulture),
                check.Comparisons.Count.ToString(CultureInfo.InvariantCulture) + (check.Comparisons.Any(c => c.IsDirection) ? " directions" : " components"),
                Count(check, GradientVerdict.Agrees),
                Count(check, GradientVerdict.Kink),
                Count(check, GradientVerdict.Unresolved),
                check.Comparisons.Where(c => c.Verdict == GradientVerdict.Agrees).Select(c => c.RelativeError).DefaultIfEmpty(0).Max()
                    .ToString("0.0e+0", CultureInfo.InvariantCulture));
        }

        return table.ToString();
    }

    private static string Count(GradientCheckResult check, GradientVerdict verdict) => check.Count(verdict).ToString(CultureInfo.InvariantCulture);
}
