using System.Text.RegularExpressions;

namespace AutoDiff.Generator.Tests.Corpus.Fuzzing;

/// <summary>Turns what the compiler or the analyzer says into a verdict.</summary>
internal static partial class DiagnosticVerdict
{
    // What the binder reports of its own exceptions.
    public const string InternalError = "ADIFF099";

    public static Verdict Of(IReadOnlyList<string> problems)
    {
        string report = string.Join("\n", problems);
        string[] refusals = [.. RefusalIds().Matches(report).Select(m => m.Value).Distinct().Order(StringComparer.Ordinal)];
        if (refusals.Contains(InternalError))
        {
            return new Verdict(VerdictKind.GeneratorFailed, InternalError, report);
        }

        if (refusals.Length > 0)
        {
            string[] sentences = [.. problems.Where(p => p.Contains("ADIFF", StringComparison.Ordinal)).Distinct()];
            return new Verdict(VerdictKind.Refused, string.Join(",", refusals), string.Join("\n", sentences));
        }

        // Names differ from program to program; their endings (Gradient, Tape, Before) say what they are.
        string[] errors = [.. CompilerErrors().Matches(report)
            .Select(m => NameStems().Replace(m.Groups[1].Value, "'…$1'"))
            .Distinct()
            .Order(StringComparer.Ordinal)];
        return new Verdict(VerdictKind.DoesNotCompile, errors.FirstOrDefault() ?? "", report);
    }

    [GeneratedRegex(@"\bADIFF\d{3}\b")]
    private static partial Regex RefusalIds();

    [GeneratedRegex(@"(?:error|warning) (CS\d{4}: [^\n]*)")]
    private static partial Regex CompilerErrors();

    [GeneratedRegex(@"'\w*?((?:[A-Z][a-z]+)?\d*)'")]
    private static partial Regex NameStems();
}
