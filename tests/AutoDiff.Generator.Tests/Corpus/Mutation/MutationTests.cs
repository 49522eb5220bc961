using System.Globalization;

namespace AutoDiff.Generator.Tests.Corpus.Mutation;

/// <summary>
/// Source as it is while one types. A normal run takes a fixed seed and a fresh one; a long run is asked for by <c>AUTODIFF_MUTANTS</c> (how
/// many), <c>AUTODIFF_MUTANT_SEED</c> (the first; each mutant has its own seed, the next number) and <c>AUTODIFF_MUTANT_REPORT</c> (a file that
/// findings are appended to as they are made).
/// </summary>
public sealed class MutationTests(ITestOutputHelper output)
{
    private const int FixedSeed = 20_000;
    private const int Mutants = 60;
    private const int BatchSize = 60;

    [Fact]
    public void Damaged_source_neither_stops_the_generator_nor_gets_worse()
    {
        if (Number("AUTODIFF_MUTANTS") is { } count)
        {
            Run(Number("AUTODIFF_MUTANT_SEED") ?? FreshSeed(), count);
        }
        else
        {
            Run(FixedSeed, Mutants);
            Run(FreshSeed(), Mutants);
        }
    }

    private void Run(int seed, int count)
    {
        Report(string.Create(CultureInfo.InvariantCulture, $"{count} mutants from AUTODIFF_MUTANT_SEED={seed}"));
        IReadOnlyList<MutationSubject> subjects = MutationSubject.All;
        List<string> findings = [];
        int valid = 0;
        for (int start = 0; start < count; start += BatchSize)
        {
            MutantBatch batch = new([.. Enumerable.Range(seed + start, Math.Min(BatchSize, count - start))
                .Select(s => subjects[new Random(s).Next(subjects.Count)].Damage(s))]);
            foreach (string finding in batch.Findings())
            {
                findings.Add(finding);
                Report(finding);
            }

            valid += batch.Valid;
        }

        Report(string.Create(CultureInfo.InvariantCulture, $"{count} mutants, of which {valid} compiled; {findings.Count} findings"));
        Assert.True(findings.Count == 0, string.Join("\n", findings.Take(5)));
    }

    private void Report(string text)
    {
        output.WriteLine(text);
        if (Environment.GetEnvironmentVariable("AUTODIFF_MUTANT_REPORT") is { Length: > 0 } path)
        {
            File.AppendAllText(path, text + Environment.NewLine);
        }
    }

    private static int FreshSeed() => Random.Shared.Next(1_000_000, 1_000_000_000);

    private static int? Number(string variable) =>
        int.TryParse(Environment.GetEnvironmentVariable(variable), NumberStyles.Integer, CultureInfo.InvariantCulture, out int value) ? value : null;
}
