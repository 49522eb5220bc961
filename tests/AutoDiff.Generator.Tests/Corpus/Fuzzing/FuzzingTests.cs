using System.Globalization;

namespace AutoDiff.Generator.Tests.Corpus.Fuzzing;

/// <summary>
/// Random methods through generator, compiler and all checks of the corpus. A normal run takes a fixed seed and a fresh one; a long run is asked
/// for by <c>AUTODIFF_FUZZ_PROGRAMS</c> (how many), <c>AUTODIFF_FUZZ_SEED</c> (the first; each program has its own seed, the next number),
/// <c>AUTODIFF_FUZZ_REPORT</c> (a file that findings are appended to as they are made), <c>AUTODIFF_FUZZ_FAMILIES</c> (families that all programs have) and <c>AUTODIFF_FUZZ_SHRINK</c> (for how many seconds a finding is
/// made smaller).
/// </summary>
public sealed class FuzzingTests(ITestOutputHelper output)
{
    private const int FixedSeed = 20_000;
    private const int FixedPrograms = 100;
    private const int FreshPrograms = 50;

    [Fact]
    public void Random_programs_have_right_derivatives()
    {
        if (Number("AUTODIFF_FUZZ_PROGRAMS") is { } count)
        {
            Run(Number("AUTODIFF_FUZZ_SEED") ?? FreshSeed(), count, maximalFindings: 200, TimeSpan.FromSeconds(Number("AUTODIFF_FUZZ_SHRINK") ?? 180));
        }
        else
        {
            Run(FixedSeed, FixedPrograms, maximalFindings: 2, TimeSpan.FromSeconds(20));
            Run(FreshSeed(), FreshPrograms, maximalFindings: 2, TimeSpan.FromSeconds(20));
        }
    }

    private void Run(int seed, int count, int maximalFindings, TimeSpan shrinking)
    {
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{count} programs from AUTODIFF_FUZZ_SEED={seed}"));
        FuzzingRun run = new(maximalFindings, shrinking, Wanted(), Report);
        run.Run(seed, count);
        Report(run.Summary);
        Assert.True(run.Findings.Count == 0, string.Join("\n", run.Findings));
    }

    private void Report(string text)
    {
        output.WriteLine(text);
        if (Environment.GetEnvironmentVariable("AUTODIFF_FUZZ_REPORT") is { Length: > 0 } path)
        {
            File.AppendAllText(path, text + Environment.NewLine);
        }
    }

    private static int FreshSeed() => Random.Shared.Next(1_000_000, 1_000_000_000);

    private static Family[] Wanted() =>
        [.. (Environment.GetEnvironmentVariable("AUTODIFF_FUZZ_FAMILIES") ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries).Select(Enum.Parse<Family>)];

    private static int? Number(string variable) =>
        int.TryParse(Environment.GetEnvironmentVariable(variable), NumberStyles.Integer, CultureInfo.InvariantCulture, out int value) ? value : null;
}
