using System.Globalization;

namespace AutoDiff.Generator.Tests.Corpus.Fuzzing;

/// <summary>The checks of the corpus for one random program: against dual numbers, and once against differences, so that one oracle watches the other.</summary>
internal sealed class ProgramCheck(ProgramBuild build)
{
    private const int PointsPerSample = 2;

    private readonly MethodShape method = build.Shape;
    private readonly IReadOnlyList<MethodBuild> builds = build.Builds;

    public Verdict Run()
    {
        int points = 0;
        foreach (string sample in method.Samples)
        {
            DualProbeSource exact = new(method, builds[0].Adapter, build.Twin, sample, new Random(1));
            ProbeSource differences = new(method, builds[0].Adapter, sample, new Random(1));
            List<Func<Probe?>> oracles = [.. Enumerable.Repeat<Func<Probe?>>(exact.Next, PointsPerSample)];
            if (!method.IsSingle && build.HasDifferences)
            {
                // Differences of floats are too coarse for gradients that may be small.
                oracles.Add(differences.Next);
            }

            foreach (Func<Probe?> oracle in oracles)
            {
                if (oracle() is not { } probe)
                {
                    continue;
                }

                points++;
                if (Check(sample, probe) is { } failure)
                {
                    return failure;
                }
            }
        }

        return new Verdict(points == 0 ? VerdictKind.Inconclusive : VerdictKind.Clean, "", "");
    }

    private Verdict? Check(string sample, Probe probe)
    {
        double[]? reference = null;
        foreach (MethodBuild build in builds)
        {
            Failures failures = new(build.Name, sample);
            try
            {
                double[] gradient = new DerivativeCheck(method, build.Adapter, probe, failures).Run();
                reference ??= gradient;
                CompareBuilds(gradient, reference, probe, failures);
            }
            catch (Exception exception)
            {
                return new Verdict(VerdictKind.Threw, exception.GetType().Name, $"{build.Name} threw {exception}\n{Inputs(probe)}");
            }

            if (failures.Lines.Count > 0)
            {
                return new Verdict(VerdictKind.WrongNumbers, "", string.Join("\n", failures.Lines.Take(4)) + "\n" + Inputs(probe));
            }
        }

        return null;
    }

    private void CompareBuilds(double[] gradient, double[] reference, Probe probe, Failures failures)
    {
        Slots slots = new(method, probe.Point.Lengths);
        double tolerance = method.IsSingle ? Precision.Single.Exact : Precision.Double.Exact;
        for (int i = 0; i < slots.Count; i++)
        {
            if (slots[i].IsActiveInput)
            {
                failures.Compare($"against build {builds[0].Name}", slots.Name(i), gradient[i], reference[i], tolerance, Math.Max(1e-3, probe.GradientScale));
            }
        }
    }

    private string Inputs(Probe probe)
    {
        Slots slots = new(method, probe.Point.Lengths);
        IEnumerable<string> reals = Enumerable.Range(0, slots.Count)
            .Select(i => string.Create(CultureInfo.InvariantCulture, $"{slots.Name(i)}={probe.Point.Reals[i]:R}"));
        IEnumerable<string> upstreams = Enumerable.Range(0, slots.Count)
            .Where(i => slots[i].IsOutput)
            .Select(i => string.Create(CultureInfo.InvariantCulture, $"{slots.Name(i)}={probe.Upstreams[i]:R}"));
        string integers = string.Join(",", probe.Point.Integers);
        return string.Create(
            CultureInfo.InvariantCulture,
            $"at {string.Join(" ", reals)} integers {integers}; upstream {probe.ResultUpstream:R} {string.Join(" ", upstreams)}; value {probe.Value:R}");
    }
}
