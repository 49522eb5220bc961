using System.Globalization;

namespace AutoDiff.Generator.Tests.Corpus.Fuzzing;

/// <summary>
/// How often programs are refused, by the ids of the diagnostics and by family: a form that is always refused is not worth its place here.
/// </summary>
internal sealed class RefusalCounts
{
    private const int ExamplesOfAKind = 2;

    private readonly SortedDictionary<string, int> ids = new(StringComparer.Ordinal);
    private readonly SortedDictionary<Family, (int All, int Refused)> families = [];

    public string Summary => "\n  refused: " + string.Join(", ", ids.Select(i => $"{i.Key} {i.Value}"))
        + "\n  of each family: " + string.Join(", ", families.Select(f => $"{f.Key} {f.Value.Refused}/{f.Value.All}"));

    /// <summary>Counts a program.</summary>
    /// <returns>What to report of it, where it is one of the first that are refused in this way.</returns>
    public string? Add(SourceProgram program, Verdict verdict)
    {
        bool isRefused = verdict.Kind == VerdictKind.Refused;
        foreach (Family family in program.Families)
        {
            (int all, int refused) = families.GetValueOrDefault(family);
            families[family] = (all + 1, refused + (isRefused ? 1 : 0));
        }

        if (!isRefused)
        {
            return null;
        }

        int rank = ids[verdict.Detail] = ids.GetValueOrDefault(verdict.Detail) + 1;
        return rank > ExamplesOfAKind ? null : string.Create(CultureInfo.InvariantCulture, $"--- seed {program.Seed} is refused:\n{verdict.Report}");
    }
}
