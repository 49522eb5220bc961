using System.Globalization;
using System.Text;

namespace AutoDiff.Generator.Tests.Corpus.Fuzzing;

/// <summary>Writes, judges and shrinks the random programs of consecutive seeds.</summary>
/// <param name="families">Families that all programs have.</param>
/// <param name="report">Takes each finding as it is made, and the progress of long runs.</param>
internal sealed class FuzzingRun(int maximalFindings, TimeSpan shrinking, IReadOnlyList<Family> families, Action<string> report)
{
    private const int BatchSize = 100;
    private const int Row = 1000;

    // Shrinking takes a minute, and one mistake shows in many programs.
    private const int FindingsOfAKind = 3;

    private readonly Dictionary<VerdictKind, int> counts = [];
    private readonly Dictionary<(VerdictKind Kind, string Detail), int> similar = [];
    private readonly RefusalCounts refusals = new();
    private readonly List<string> findings = [];
    private int judged;

    public IReadOnlyList<string> Findings => findings;

    public int Judged => judged;

    public int Refused => counts.GetValueOrDefault(VerdictKind.Refused);

    public string Summary => $"{judged} programs: " + string.Join(", ", counts.OrderBy(c => c.Key).Select(c => $"{c.Value} {c.Key}")) + refusals.Summary;

    public void Run(int firstSeed, int count)
    {
        for (int start = 0; start < count && findings.Count < maximalFindings; start += BatchSize)
        {
            SourceProgram[] programs = [.. Enumerable.Range(firstSeed + start, Math.Min(BatchSize, count - start)).Select(seed => ProgramWriter.Write(seed, families))];
            IReadOnlyList<Verdict> verdicts = new ProgramBatch(programs).Judge();
            for (int i = 0; i < programs.Length; i++)
            {
                Count(programs[i], verdicts[i]);
            }

            if (judged % Row == 0)
            {
                report(Summary);
            }
        }
    }

    private void Count(SourceProgram program, Verdict verdict)
    {
        judged++;
        counts[verdict.Kind] = counts.GetValueOrDefault(verdict.Kind) + 1;
        if (refusals.Add(program, verdict) is { } example)
        {
            report(example);
        }

        if ((verdict.IsFinding || verdict.Kind == VerdictKind.InvalidSource) && findings.Count < maximalFindings)
        {
            Add(program, verdict);
        }
    }

    private void Add(SourceProgram program, Verdict verdict)
    {
        int rank = similar[(verdict.Kind, verdict.Detail)] = similar.GetValueOrDefault((verdict.Kind, verdict.Detail)) + 1;
        if (rank > FindingsOfAKind)
        {
            report(string.Create(CultureInfo.InvariantCulture, $"seed {program.Seed}: again {verdict.Kind} {verdict.Detail}"));
            return;
        }

        // Shrinking may be interrupted.
        report(string.Create(CultureInfo.InvariantCulture, $"seed {program.Seed} ({string.Join(", ", program.Families)}): {verdict.Kind} {verdict.Detail}"));
        (SourceProgram smallest, Verdict outcome) = verdict.Kind is VerdictKind.InvalidSource or VerdictKind.TooLong
            ? (program, verdict)
            : new ProgramShrinker(shrinking).Shrink(program, verdict);
        StringBuilder text = new();
        text.AppendLine(string.Create(CultureInfo.InvariantCulture, $"=== seed {program.Seed}: {verdict.Kind} {verdict.Detail}"));
        text.AppendLine(smallest.Text);
        text.AppendLine(outcome.Report);
        findings.Add(text.ToString());
        report(text.ToString());
    }
}
