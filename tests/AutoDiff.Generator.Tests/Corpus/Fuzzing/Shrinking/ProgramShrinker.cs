using System.Diagnostics;

namespace AutoDiff.Generator.Tests.Corpus.Fuzzing;

/// <summary>Makes a failing program as small as it can be while it fails in the same way.</summary>
internal sealed class ProgramShrinker(TimeSpan patience)
{
    // At first every other step succeeds; later most must be tried in vain, which is cheaper in one compilation.
    private const int SmallestBatch = 6;
    private const int LargestBatch = 48;

    public (SourceProgram Program, Verdict Verdict) Shrink(SourceProgram program, Verdict verdict)
    {
        Stopwatch watch = Stopwatch.StartNew();
        int position = 0;
        while (watch.Elapsed < patience)
        {
            int length = program.Text.Length;
            SourceProgram[] candidates = [.. Simplifications.Of(program).Where(p => p.Text.Length < length)];
            (SourceProgram Program, Verdict Verdict, int Next)? found = null;

            // Where the last step was found, the next one is likely; in the end all have been tried around.
            int size = SmallestBatch;
            int tried = 0;
            while (tried < candidates.Length && found is null && watch.Elapsed < patience)
            {
                int from = position + tried;
                int count = Math.Min(size, candidates.Length - tried);
                found = Try([.. Enumerable.Range(from, count).Select(i => candidates[i % candidates.Length])], verdict, from);
                tried += count;
                size = Math.Min(2 * size, LargestBatch);
            }

            if (found is null)
            {
                break;
            }

            (program, verdict, position) = found.Value;
        }

        return (program, verdict);
    }

    private static (SourceProgram Program, Verdict Verdict, int Next)? Try(SourceProgram[] candidates, Verdict verdict, int position)
    {
        // Types must differ within a compilation; the name of the method stays, as the points are drawn by it.
        SourceProgram[] renamed = [.. candidates.Select((p, i) => Renamed(p, i))];
        IReadOnlyList<Verdict> verdicts = new ProgramBatch(renamed).Judge();
        int best = -1;
        for (int i = 0; i < candidates.Length; i++)
        {
            if (verdicts[i].IsLike(verdict) && (best < 0 || candidates[i].Text.Length < candidates[best].Text.Length))
            {
                best = i;
            }
        }

        return best < 0 ? null : (candidates[best], verdicts[best], position + best);
    }

    private static SourceProgram Renamed(SourceProgram program, int number) =>
        program with { Seed = number, Main = program.Main with { Name = "F" + number.ToString(System.Globalization.CultureInfo.InvariantCulture) } };
}
