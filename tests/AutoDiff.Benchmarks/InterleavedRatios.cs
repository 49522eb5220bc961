using System.Diagnostics;

namespace AutoDiff.Benchmarks;

/// <summary>
/// Times variants in one process, interleaved, and prints each one's ratio to the last: on a shared machine the ratio holds where
/// the times do not.
/// </summary>
public static class InterleavedRatios
{
    private const int Rounds = 400;
    private const int CallsPerRound = 5;

    /// <summary>Prints one line a variant: 5th percentile of microseconds, ratio to the last, bytes allocated per call.</summary>
    public static void Print(string title, params (string Name, Func<double> Run)[] variants)
    {
        ArgumentNullException.ThrowIfNull(variants);
        double[][] times = [.. variants.Select(_ => new double[Rounds])];
        long[] bytes = new long[variants.Length];
        foreach ((_, Func<double> run) in variants)
        {
            WarmUp(run);
        }

        for (int round = 0; round < Rounds; round++)
        {
            for (int v = 0; v < variants.Length; v++)
            {
                long allocated = GC.GetAllocatedBytesForCurrentThread();
                long start = Stopwatch.GetTimestamp();
                for (int call = 0; call < CallsPerRound; call++)
                {
                    variants[v].Run();
                }

                times[v][round] = Stopwatch.GetElapsedTime(start).TotalMicroseconds / CallsPerRound;
                bytes[v] += GC.GetAllocatedBytesForCurrentThread() - allocated;
            }
        }

        double[] typical = [.. times.Select(t => t.Order().ElementAt(Rounds / 20))];
        Console.WriteLine(title);
        for (int v = 0; v < variants.Length; v++)
        {
            long perCall = bytes[v] / (Rounds * CallsPerRound);
            Console.WriteLine($"  {variants[v].Name,-14}{typical[v],10:F2} µs  {typical[v] / typical[^1],6:F2} ×  {perCall,6} B");
        }
    }

    // Long enough for the JIT to reach its last tier.
    private static void WarmUp(Func<double> run)
    {
        for (int batch = 0; batch < 8; batch++)
        {
            for (int call = 0; call < 60; call++)
            {
                run();
            }

            Thread.Sleep(60);
        }
    }
}
